// The one folder that holds all state of a host. Invariant: one host at a time; the lock is the kernel's, so it is gone with the process
// however that ended, and no stale lock can remain.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { HostProblem } from './host-problem.ts';

const settingsSchema = z.object({
	/** From which the functions' secret keys are derived. */
	secret: z.string(),
	s3Port: z.number().optional(),
});
export type FolderSettings = z.infer<typeof settingsSchema>;

const runningSchema = z.object({ url: z.string(), pid: z.number() });

export interface DataFolder {
	path(...parts: string[]): string;
	readonly settings: FolderSettings;
	saveSettings(settings: FolderSettings): void;
	/** Tells other commands (`npm run token`) where the host answers. */
	announce(url: string): void;
	unlock(): void;
}

export function openDataFolder(folder: string): DataFolder {
	try {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, '.writable'), '');
	} catch (error) {
		throw new HostProblem(
			`Không ghi được vào thư mục dữ liệu ${folder} (${reason(error)}): hãy đặt DATA_DIR tới một thư mục ghi được.`,
			`Cannot write to the data folder ${folder} (${reason(error)}): set DATA_DIR to a folder you may write to.`,
		);
	}
	const unlock = lock(folder);
	const settingsPath = join(folder, 'settings.json');
	const settings = readJson(settingsPath, settingsSchema) ?? { secret: randomBytes(32).toString('base64url') };
	const saveSettings = (changed: FolderSettings) => writeWhole(settingsPath, changed);
	saveSettings(settings);
	return {
		settings,
		saveSettings,
		unlock,
		path: (...parts) => join(folder, ...parts),
		announce: (url) => writeWhole(join(folder, 'running.json'), { url, pid: process.pid }),
	};
}

/** Where the host on this folder said it answers; it may have ended since. */
export const announcedUrl = (folder: string): string | undefined =>
	readJson(join(folder, 'running.json'), runningSchema)?.url;

function lock(folder: string): () => void {
	const db = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
	try {
		// Held for the life of the process; SQLite's lock is a lock of the operating system.
		db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
	} catch {
		db.close();
		const url = announcedUrl(folder);
		throw new HostProblem(
			`Thư mục dữ liệu ${folder} đang được một máy chủ khác dùng${url === undefined ? '' : ` (${url})`}: hãy dừng nó hoặc đặt DATA_DIR khác.`,
			`The data folder ${folder} is in use by another host${url === undefined ? '' : ` (${url})`}: stop that one or set another DATA_DIR.`,
		);
	}
	return () => db.close();
}

function readJson<T>(path: string, schema: z.ZodType<T>): T | undefined {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	return schema.parse(JSON.parse(text));
}

/** Never half a file: written aside and moved. */
function writeWhole(path: string, value: unknown): void {
	writeFileSync(`${path}.new`, JSON.stringify(value, undefined, '\t'));
	renameSync(`${path}.new`, path);
}

const reason = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error);
