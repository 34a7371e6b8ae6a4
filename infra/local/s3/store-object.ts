// Owns how an upload becomes an object: body on the disk, then row and event in one transaction, then the answer.
// Whatever fails before the commit leaves no object; the body that a refused commit leaves is removed at once.
import type { BodyLimits, BodyStore } from './body-store.ts';
import type { BucketSettings } from './buckets.ts';
import { type ChecksumName, refuseWrongChecksum } from './checksums.ts';
import type { EventOutbox } from './event-outbox.ts';
import { type CreationReason, createObjectCreatedEvent } from './object-created-event.ts';
import type { ObjectRows, ObjectVersion } from './object-rows.ts';
import { S3Error } from './s3-error.ts';

export interface Upload {
	readonly bucket: BucketSettings;
	readonly key: string;
	readonly source: AsyncIterable<Buffer>;
	readonly headers: Readonly<Record<string, string>>;
	/** Checksums to compute; `stated` is asked after the body, since trailers arrive last. */
	readonly checksums: readonly ChecksumName[];
	readonly stated: (name: ChecksumName) => string | undefined;
	/** SHA-256 in hex when the signature covers the body. */
	readonly signedSha256?: string;
	readonly contentMd5?: string;
	readonly limits: BodyLimits;
	readonly onlyIfAbsent: boolean;
	readonly reason: CreationReason;
	readonly requestId: string;
}

export interface StoreDeps {
	readonly bodies: BodyStore;
	readonly rows: ObjectRows;
	readonly outbox: EventOutbox;
	readonly now: () => number;
	readonly region: string;
	readonly account: string;
}

export type StoreObject = (upload: Upload) => Promise<ObjectVersion>;

const longestKey = 1024;

export function createStoreObject({ bodies, rows, outbox, now, region, account }: StoreDeps): StoreObject {
	return async (upload) => {
		if (Buffer.byteLength(upload.key) > longestKey) throw new S3Error('KeyTooLongError', 400, 'Your key is too long');
		if (upload.key === '') throw new S3Error('InvalidArgument', 400, 'The key must not be empty');
		const stored = await bodies.write(upload.source, upload.checksums, upload.limits);
		try {
			for (const name of upload.checksums) {
				refuseWrongChecksum(name, upload.stated(name) ?? '', stored.checksums[name] ?? 'none');
			}
			if (upload.signedSha256 !== undefined && upload.signedSha256 !== stored.sha256) {
				throw new S3Error(
					'XAmzContentSHA256Mismatch',
					400,
					"The provided 'x-amz-content-sha256' header does not match what was computed.",
				);
			}
			if (upload.contentMd5 !== undefined) {
				refuseWrongChecksum('Content-MD5', upload.contentMd5, Buffer.from(stored.md5, 'hex').toString('base64'));
			}
			const { added, replaced } = rows.add(
				{
					bucket: upload.bucket.name,
					key: upload.key,
					size: stored.size,
					etag: `"${stored.md5}"`,
					body: stored.body,
					modified: now(),
					headers: upload.headers,
					checksums: stored.checksums,
					versioned: upload.bucket.versioned,
					onlyIfAbsent: upload.onlyIfAbsent,
				},
				(version) => {
					if (!upload.bucket.eventBridge) return;
					outbox.append(createObjectCreatedEvent(version, upload.reason, upload.requestId, { region, account }));
				},
			);
			outbox.wake();
			for (const body of replaced) await bodies.remove(body);
			return added;
		} catch (error) {
			await bodies.remove(stored.body);
			throw error;
		}
	};
}
