// Owns the digests of a body in passing: MD5 for the ETag, and the checksums that S3 names in its headers.
// Algorithms that the SDK can ask for but nobody here verifies are refused, not stored unchecked.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { notImplemented, S3Error } from './s3-error.ts';

export type ChecksumName = 'sha256' | 'crc32';

interface Digest {
	update(bytes: Uint8Array): void;
	/** In Base64, as S3 headers carry it. */
	digest(): string;
}

const digests: Readonly<Record<ChecksumName, () => Digest>> = { sha256: createSha256, crc32: createCrc32 };

const headerPrefix = 'x-amz-checksum-';
const notChecksums = new Set(['x-amz-checksum-mode', 'x-amz-checksum-algorithm', 'x-amz-checksum-type']);

/** The checksums a request or a form states, by algorithm. */
export function statedChecksums(fields: Readonly<Record<string, unknown>>): Map<ChecksumName, string> {
	const stated = new Map<ChecksumName, string>();
	for (const [field, value] of Object.entries(fields)) {
		const name = checksumName(field);
		if (name !== undefined && typeof value === 'string') stated.set(name, value);
	}
	return stated;
}

export function checksumName(header: string): ChecksumName | undefined {
	if (!header.startsWith(headerPrefix) || notChecksums.has(header)) return undefined;
	const name = header.slice(headerPrefix.length);
	if (name === 'sha256' || name === 'crc32') return name;
	throw notImplemented(`checksum ${name}`);
}

export function checksumHeaders(checksums: Readonly<Record<string, string>>): Record<string, string> {
	const headers = Object.entries(checksums).map(([name, value]) => [headerPrefix + name, value] as const);
	return headers.length === 0 ? {} : { ...Object.fromEntries(headers), 'x-amz-checksum-type': 'FULL_OBJECT' };
}

export function createDigest(name: ChecksumName): Digest {
	return digests[name]();
}

export function refuseWrongChecksum(name: string, stated: string, found: string): void {
	if (stated === found) return;
	throw new S3Error('BadDigest', 400, `The ${name.toUpperCase()} you specified did not match the calculated checksum.`);
}

function createSha256(): Digest {
	const hash = createHash('sha256');
	return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('base64') };
}

function createCrc32(): Digest {
	let value = 0;
	return {
		update: (bytes) => {
			value = crc32(bytes, value);
		},
		digest: () => {
			const bytes = Buffer.alloc(4);
			bytes.writeUInt32BE(value >>> 0);
			return bytes.toString('base64');
		},
	};
}
