// Owns the upload form (presigned POST): signature, then policy, then the signer's role, then the file within the policy's size.
// A form without a signed policy stores nothing: no bucket here takes anonymous uploads.
import type { IncomingMessage } from 'node:http';
import type { NeededRight } from '../iam/access.ts';
import { objectArn } from '../iam/needed-rights.ts';
import type { BucketSettings } from './buckets.ts';
import { checksumHeaders, statedChecksums } from './checksums.ts';
import { keptHeaders } from './object-headers.ts';
import { readPostForm } from './post-form.ts';
import { checkPolicy } from './post-policy.ts';
import { notImplemented, S3Error, xmlElement } from './s3-error.ts';
import { type SignatureScope, verifyPolicySignature } from './signature.ts';
import type { StoreObject } from './store-object.ts';

export interface PostRequest {
	readonly request: IncomingMessage;
	readonly body: AsyncIterable<Buffer>;
	readonly bucket: BucketSettings;
	readonly requestId: string;
	/** Throws where the signer may not do this now, whatever they might have done when they signed. */
	readonly authorise: (accessKeyId: string, rights: readonly NeededRight[]) => void;
}

export async function postObject(
	{ request, body, bucket, requestId, authorise }: PostRequest,
	scope: SignatureScope,
	store: StoreObject,
): Promise<{ status: number; headers: Record<string, string>; xml?: string }> {
	const form = await readPostForm(String(request.headers['content-type']), body);
	const need = (name: string): string => {
		const value = form.fields.get(name);
		if (value === undefined) throw new S3Error('AccessDenied', 403, `Access Denied: the form has no ${name}.`);
		return value;
	};
	if (need('x-amz-algorithm') !== 'AWS4-HMAC-SHA256')
		throw notImplemented('a form that is not signed by AWS4-HMAC-SHA256');
	const policy = need('policy');
	const [credential, date, signature] = [need('x-amz-credential'), need('x-amz-date'), need('x-amz-signature')];
	const signer = verifyPolicySignature({ policy, credential, date, signature }, scope);

	// biome-ignore lint/suspicious/noTemplateCurlyInString: the form's own placeholder, spelled so by S3.
	const key = need('key').replaceAll('${filename}', form.filename);
	const fields = new Map(form.fields).set('key', key);
	const limits = checkPolicy({ policy, fields, bucket: bucket.name, now: scope.now() });
	authorise(signer, [{ action: 's3:PutObject', resource: objectArn(bucket.name, key) }]);
	for (const name of ['success_action_redirect', 'redirect', 'acl', 'tagging']) {
		if (fields.has(name)) throw notImplemented(`the form field ${name}`);
	}

	const stated = statedChecksums(Object.fromEntries(fields));
	const added = await store({
		bucket,
		key,
		source: form.file,
		headers: keptHeaders(Object.fromEntries(fields)),
		checksums: [...stated.keys()],
		stated: (name) => stated.get(name),
		limits,
		onlyIfAbsent: false,
		reason: 'POST Object',
		requestId,
	});
	const location = `http://${request.headers.host ?? '127.0.0.1'}/${bucket.name}/${encodeURIComponent(key)}`;
	const headers = {
		etag: added.etag,
		location,
		...(bucket.versioned ? { 'x-amz-version-id': added.versionId } : {}),
		...checksumHeaders(added.checksums),
	};
	const wanted = fields.get('success_action_status');
	if (wanted === '201') {
		const xml = xmlElement('PostResponse', { Location: location, Bucket: bucket.name, Key: key, ETag: added.etag });
		return { status: 201, headers, xml };
	}
	return { status: wanted === '200' ? 200 : 204, headers };
}
