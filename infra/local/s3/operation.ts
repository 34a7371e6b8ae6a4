// Owns which S3 operation a request is, so that an operation nobody built is refused by its name.
// Only the names in `supported` are served; everything else must end as NotImplemented, never as another operation.
import type { RequestTarget } from './request-target.ts';

export type SupportedOperation = 'PutObject' | 'GetObject' | 'HeadObject' | 'PostObject';

const supported: ReadonlySet<string> = new Set<SupportedOperation>([
	'PutObject',
	'GetObject',
	'HeadObject',
	'PostObject',
]);

/** Query parameters that do not turn GET, HEAD or PUT of a key into another operation. */
const plainParameters = /^(x-id|versionId|response-.+|X-Amz-.+|x-amz-.+)$/;

export function isSupported(operation: string): operation is SupportedOperation {
	return supported.has(operation);
}

export function nameOperation(
	method: string,
	target: RequestTarget,
	headers: Readonly<Record<string, string | string[] | undefined>>,
): string {
	const named = target.query.find(([name]) => name === 'x-id')?.[1];
	const other = target.query.filter(([name]) => !plainParameters.test(name)).map(([name]) => name);
	const suffix = other.length > 0 ? ` with ?${other.join('&')}` : '';
	if (target.bucket === '') return method === 'GET' ? 'ListBuckets' : `${method} /`;
	if (target.key === '') {
		if (method === 'POST' && String(headers['content-type'] ?? '').startsWith('multipart/form-data'))
			return 'PostObject';
		return named ?? bucketOperation(method, other) ?? `${method} of a bucket${suffix}`;
	}
	if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined) {
		return other.includes('uploadId') ? 'UploadPartCopy' : 'CopyObject';
	}
	if (other.length > 0) return multipartOperation(method, other) ?? `${method} of an object${suffix}`;
	if (method === 'PUT') return 'PutObject';
	if (method === 'GET') return 'GetObject';
	if (method === 'HEAD') return 'HeadObject';
	if (method === 'DELETE') return 'DeleteObject';
	return `${method} of an object`;
}

function bucketOperation(method: string, parameters: readonly string[]): string | undefined {
	if (method === 'GET') {
		if (parameters.includes('versions')) return 'ListObjectVersions';
		if (parameters.includes('list-type')) return 'ListObjectsV2';
		return parameters.length === 0 ? 'ListObjects' : undefined;
	}
	if (method === 'POST' && parameters.includes('delete')) return 'DeleteObjects';
	if (parameters.length > 0) return undefined;
	return { PUT: 'CreateBucket', DELETE: 'DeleteBucket', HEAD: 'HeadBucket' }[method];
}

function multipartOperation(method: string, parameters: readonly string[]): string | undefined {
	if (method === 'POST' && parameters.includes('uploads')) return 'CreateMultipartUpload';
	if (!parameters.includes('uploadId')) return undefined;
	return { PUT: 'UploadPart', POST: 'CompleteMultipartUpload', DELETE: 'AbortMultipartUpload', GET: 'ListParts' }[
		method
	];
}
