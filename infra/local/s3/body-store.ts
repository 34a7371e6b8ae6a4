// Owns the files that hold object bodies: each under a uuid of its own, on the disk (fsync) before a row names it.
// A file that no row names is an orphan of a crash; `sweep` removes it, so a body is never lost and never left behind.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from '../sync-folder.ts';
import { type ChecksumName, createDigest } from './checksums.ts';
import { S3Error } from './s3-error.ts';

export interface StoredBody {
	readonly body: string;
	readonly size: number;
	readonly md5: string;
	readonly sha256: string;
	readonly checksums: Readonly<Partial<Record<ChecksumName, string>>>;
}

export interface BodyLimits {
	readonly min: number;
	readonly max: number;
}

export interface BodyStore {
	write(source: AsyncIterable<Buffer>, checksums: readonly ChecksumName[], limits: BodyLimits): Promise<StoredBody>;
	read(body: string, range?: { readonly start: number; readonly end: number }): Readable;
	readWhole(body: string): Promise<Uint8Array>;
	remove(body: string): Promise<void>;
	sweep(named: ReadonlySet<string>): number;
}

export const anySize: BodyLimits = { min: 0, max: 5 * 2 ** 30 };

export function createBodyStore(folder: string): BodyStore {
	mkdirSync(folder, { recursive: true });
	const fileOf = (body: string) => path.join(folder, body);
	return {
		async write(source, checksums, limits) {
			const body = randomUUID();
			try {
				const measured = await writeMeasured(source, fileOf(body), checksums, limits);
				await syncFolder(folder);
				return { body, ...measured };
			} catch (error) {
				await rm(fileOf(body), { force: true });
				throw error;
			}
		},
		read: (body, range) => createReadStream(fileOf(body), { ...range, highWaterMark: 1 << 20 }),
		readWhole: (body) => readFile(fileOf(body)),
		remove: (body) => rm(fileOf(body), { force: true }),
		sweep(named) {
			const orphans = readdirSync(folder).filter((file) => !named.has(file));
			for (const file of orphans) rmSync(fileOf(file));
			return orphans.length;
		},
	};
}

async function writeMeasured(
	source: AsyncIterable<Buffer>,
	file: string,
	checksums: readonly ChecksumName[],
	{ min, max }: BodyLimits,
) {
	const md5 = createHash('md5');
	const sha256 = createHash('sha256');
	const wanted = checksums.map((name) => [name, createDigest(name)] as const);
	let size = 0;
	let tooLarge = false;
	async function* measure() {
		for await (const chunk of source) {
			size += chunk.length;
			// The rest is read and thrown away: a browser shows the refusal only when it could finish sending.
			tooLarge ||= size > max;
			if (tooLarge) continue;
			md5.update(chunk);
			sha256.update(chunk);
			for (const [, digest] of wanted) digest.update(chunk);
			yield chunk;
		}
	}
	await pipeline(measure, createWriteStream(file, { flags: 'wx', flush: true }));
	if (tooLarge) {
		throw new S3Error('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
			ProposedSize: size,
			MaxSizeAllowed: max,
		});
	}
	if (size < min) {
		throw new S3Error('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size', {
			ProposedSize: size,
			MinSizeAllowed: min,
		});
	}
	const found = Object.fromEntries(wanted.map(([name, digest]) => [name, digest.digest()] as const));
	return { size, md5: md5.digest('hex'), sha256: sha256.digest('hex'), checksums: found };
}
