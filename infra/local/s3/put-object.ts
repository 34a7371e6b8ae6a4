// Owns PutObject: what its headers ask for, and the body behind whichever way the SDK sent it.
import type { IncomingMessage } from 'node:http';
import { anySize } from './body-store.ts';
import type { BucketSettings } from './buckets.ts';
import { type ChecksumName, checksumHeaders, checksumName, statedChecksums } from './checksums.ts';
import { createChunkedBody, isChunked } from './chunked-body.ts';
import { keptHeaders } from './object-headers.ts';
import type { RequestTarget } from './request-target.ts';
import { notImplemented } from './s3-error.ts';
import type { StoreObject } from './store-object.ts';

export interface PutRequest {
	readonly request: IncomingMessage;
	readonly body: AsyncIterable<Buffer>;
	readonly target: RequestTarget;
	readonly bucket: BucketSettings;
	readonly payload: string;
	readonly requestId: string;
}

export async function putObject({ request, body, target, bucket, payload, requestId }: PutRequest, store: StoreObject) {
	// A presigned URL may carry the checksum and the like in its query.
	const hoisted = target.query
		.filter(([name]) => /^x-amz-/i.test(name))
		.map(([name, value]) => [name.toLowerCase(), value]);
	const fields = { ...Object.fromEntries(hoisted), ...request.headers };
	const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = request.headers;
	if (ifMatch !== undefined) throw notImplemented('PutObject with If-Match');
	if (ifNoneMatch !== undefined && ifNoneMatch !== '*') throw notImplemented('PutObject with If-None-Match of an ETag');
	const headers = keptHeaders(fields);

	const stated = statedChecksums(fields);
	const chunked = isChunked(payload) ? createChunkedBody() : undefined;
	const trailer = chunked === undefined ? undefined : trailerChecksum(fields['x-amz-trailer']);
	const added = await store({
		bucket,
		key: target.key,
		source: chunked === undefined ? body : chunked.decode(body),
		headers,
		checksums: [...new Set([...stated.keys(), ...(trailer === undefined ? [] : [trailer])])],
		stated: (name) => stated.get(name) ?? chunked?.trailers.get(`x-amz-checksum-${name}`),
		...(/^[0-9a-f]{64}$/.test(payload) ? { signedSha256: payload } : {}),
		...(typeof fields['content-md5'] === 'string' ? { contentMd5: fields['content-md5'] } : {}),
		limits: anySize,
		onlyIfAbsent: ifNoneMatch === '*',
		reason: 'PutObject',
		requestId,
	});
	return {
		status: 200,
		headers: {
			etag: added.etag,
			...(bucket.versioned ? { 'x-amz-version-id': added.versionId } : {}),
			...checksumHeaders(added.checksums),
		},
	};
}

function trailerChecksum(trailer: unknown): ChecksumName | undefined {
	return typeof trailer === 'string' ? checksumName(trailer.trim().toLowerCase()) : undefined;
}
