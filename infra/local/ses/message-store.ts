// Owns the kept messages: one .eml file each, on the disk (fsync) under its final name before SES answers.
// Ids grow with time, also across restarts, so that the order of the names is the order of sending.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../clock.ts';
import { syncFolder } from '../sync-folder.ts';

export interface MessageStore {
	nextId(): { id: string; at: number };
	save(id: string, message: Buffer): Promise<void>;
	/** Newest first. */
	ids(): Promise<string[]>;
	read(id: string): Promise<Buffer>;
}

const idPattern = /^[0-9a-f]{16}-[0-9a-f-]{36}-000000$/;

export function createMessageStore(folder: string, clock: Clock): MessageStore {
	mkdirSync(folder, { recursive: true });
	const files = readdirSync(folder);
	// Half-written messages of a crash: their senders got no answer.
	for (const file of files.filter((name) => name.endsWith('.tmp'))) rmSync(path.join(folder, file));
	let last = Math.max(
		0,
		...files.map(idOf).flatMap((id) => (id === undefined ? [] : [Number.parseInt(id.slice(0, 16), 16)])),
	);

	return {
		nextId() {
			const at = clock.now();
			last = Math.max(last + 1, at);
			return { id: `${last.toString(16).padStart(16, '0')}-${randomUUID()}-000000`, at };
		},
		async save(id, message) {
			const file = path.join(folder, `${id}.eml`);
			const handle = await open(`${file}.tmp`, 'wx');
			try {
				await handle.writeFile(message);
				await handle.sync();
			} finally {
				await handle.close();
			}
			await rename(`${file}.tmp`, file);
			await syncFolder(folder);
		},
		async ids() {
			const names = await readdir(folder);
			return names
				.flatMap((name) => idOf(name) ?? [])
				.sort()
				.reverse();
		},
		async read(id) {
			if (!idPattern.test(id)) throw new Error(`"${id}" is not the id of a message.`);
			return readFile(path.join(folder, `${id}.eml`));
		},
	};
}

function idOf(file: string): string | undefined {
	const id = file.endsWith('.eml') ? file.slice(0, -'.eml'.length) : '';
	return idPattern.test(id) ? id : undefined;
}
