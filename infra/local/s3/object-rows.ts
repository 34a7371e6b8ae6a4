// Owns which object versions exist: one row each, the newest of a key being the current one.
// A row and the event that tells of it are committed together; a row is written only for a body already on the disk.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../sqlite.ts';
import { S3Error } from './s3-error.ts';

export interface ObjectVersion {
	readonly seq: number;
	readonly bucket: string;
	readonly key: string;
	/** `null` (the word) in a bucket without versioning, as S3 calls it. */
	readonly versionId: string;
	readonly size: number;
	readonly etag: string;
	readonly body: string;
	readonly modified: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly checksums: Readonly<Record<string, string>>;
}

export interface NewObject extends Omit<ObjectVersion, 'seq' | 'versionId'> {
	readonly versioned: boolean;
	readonly onlyIfAbsent: boolean;
}

export interface ObjectRows {
	/** Commits the version with whatever `also` writes; returns it and the bodies that nothing names any more. */
	add(object: NewObject, also: (added: ObjectVersion) => void): { added: ObjectVersion; replaced: string[] };
	find(bucket: string, key: string, versionId?: string): ObjectVersion | undefined;
	bodies(): Set<string>;
}

export function createObjectRows(db: DatabaseSync): ObjectRows {
	db.exec(`
		CREATE TABLE IF NOT EXISTS s3_object (
			seq INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL,
			size INTEGER NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL, modified INTEGER NOT NULL,
			headers TEXT NOT NULL, checksums TEXT NOT NULL
		) STRICT;
		CREATE INDEX IF NOT EXISTS s3_object_by_key ON s3_object (bucket, key, seq);
	`);
	const current = db.prepare('SELECT * FROM s3_object WHERE bucket = ? AND key = ? ORDER BY seq DESC LIMIT 1');
	const exact = db.prepare('SELECT * FROM s3_object WHERE bucket = ? AND key = ? AND version_id = ?');
	const insert = db.prepare(
		'INSERT INTO s3_object (bucket, key, version_id, size, etag, body, modified, headers, checksums) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
	);
	const removeUnversioned = db.prepare(
		"DELETE FROM s3_object WHERE bucket = ? AND key = ? AND version_id = 'null' RETURNING body",
	);
	const allBodies = db.prepare('SELECT body FROM s3_object');

	return {
		add: (object, also) =>
			transaction(db, () => {
				const { bucket, key } = object;
				if (object.onlyIfAbsent && current.get(bucket, key) !== undefined) {
					throw new S3Error(
						'PreconditionFailed',
						412,
						'At least one of the pre-conditions you specified did not hold',
						{
							Condition: 'If-None-Match',
						},
					);
				}
				const replaced = object.versioned ? [] : removeUnversioned.all(bucket, key).map((row) => String(row.body));
				const versionId = object.versioned ? randomUUID().replaceAll('-', '') : 'null';
				const { size, etag, body, modified, headers, checksums } = object;
				const { lastInsertRowid } = insert.run(
					bucket,
					key,
					versionId,
					size,
					etag,
					body,
					modified,
					JSON.stringify(headers),
					JSON.stringify(checksums),
				);
				const seq = Number(lastInsertRowid);
				const added = { seq, bucket, key, versionId, size, etag, body, modified, headers, checksums };
				also(added);
				return { added, replaced };
			}),
		find(bucket, key, versionId) {
			const row = versionId === undefined ? current.get(bucket, key) : exact.get(bucket, key, versionId);
			return row === undefined ? undefined : parseRow(row);
		},
		bodies: () => new Set(allBodies.all().map((row) => String(row.body))),
	};
}

function parseRow(row: Readonly<Record<string, unknown>>): ObjectVersion {
	return {
		seq: Number(row.seq),
		bucket: String(row.bucket),
		key: String(row.key),
		versionId: String(row.version_id),
		size: Number(row.size),
		etag: String(row.etag),
		body: String(row.body),
		modified: Number(row.modified),
		headers: JSON.parse(String(row.headers)),
		checksums: JSON.parse(String(row.checksums)),
	};
}
