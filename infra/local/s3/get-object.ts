// Owns GetObject and HeadObject: one version (the current one unless named), whole or one range of it.
import type { IncomingHttpHeaders } from 'node:http';
import type { BucketSettings } from './buckets.ts';
import { type ByteRange, parseRange } from './byte-range.ts';
import { checksumHeaders } from './checksums.ts';
import type { ObjectRows, ObjectVersion } from './object-rows.ts';
import { queryValue, type RequestTarget } from './request-target.ts';
import { S3Error } from './s3-error.ts';

export interface GetAnswer {
	readonly status: number;
	readonly headers: Record<string, string>;
	/** Absent where no body follows. */
	readonly content?: { readonly body: string; readonly range?: ByteRange };
}

const overridable = [
	'content-type',
	'content-disposition',
	'content-encoding',
	'content-language',
	'cache-control',
	'expires',
];

export function getObject(
	target: RequestTarget,
	requestHeaders: IncomingHttpHeaders,
	bucket: BucketSettings,
	rows: ObjectRows,
): GetAnswer {
	const version = findVersion(target, bucket, rows);
	const headers: Record<string, string> = {
		'content-type': 'binary/octet-stream',
		...version.headers,
		etag: version.etag,
		'last-modified': new Date(version.modified).toUTCString(),
		'accept-ranges': 'bytes',
		...(version.versionId === 'null' ? {} : { 'x-amz-version-id': version.versionId }),
	};
	for (const name of overridable) {
		const override = queryValue(target, `response-${name}`);
		if (override !== undefined) headers[name] = override;
	}
	const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch, range: rangeHeader } = requestHeaders;
	if (ifMatch !== undefined && ifMatch !== version.etag) {
		throw new S3Error('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold');
	}
	if (ifNoneMatch === version.etag) return { status: 304, headers };

	const range = version.size === 0 ? undefined : parseRange(rangeHeader, version.size);
	if (range === undefined) {
		headers['content-length'] = String(version.size);
		// A checksum of the whole beside a part would make the SDK refuse the part.
		if (requestHeaders['x-amz-checksum-mode'] === 'ENABLED') Object.assign(headers, checksumHeaders(version.checksums));
		return { status: 200, headers, content: { body: version.body } };
	}
	headers['content-length'] = String(range.end - range.start + 1);
	headers['content-range'] = `bytes ${range.start}-${range.end}/${version.size}`;
	return { status: 206, headers, content: { body: version.body, range } };
}

function findVersion(target: RequestTarget, bucket: BucketSettings, rows: ObjectRows): ObjectVersion {
	const versionId = queryValue(target, 'versionId');
	const version = rows.find(bucket.name, target.key, versionId);
	if (version !== undefined) return version;
	if (versionId === undefined) {
		throw new S3Error('NoSuchKey', 404, 'The specified key does not exist.', { Key: target.key });
	}
	throw new S3Error('NoSuchVersion', 404, 'The specified version does not exist.', {
		Key: target.key,
		VersionId: versionId,
	});
}
