// Owns SigV4: what a caller must have signed, and the proof that they hold the secret of their access key.
// Nothing is served before this check; a header that changes the meaning of a request must itself be signed.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { queryValue, type RequestTarget } from './request-target.ts';
import { S3Error } from './s3-error.ts';

export interface SignatureScope {
	readonly region: string;
	readonly secretOf: (accessKeyId: string) => string | undefined;
	readonly now: () => number;
}

export interface SignedRequest {
	readonly method: string;
	readonly target: RequestTarget;
	readonly headers: IncomingHttpHeaders;
}

export interface VerifiedCaller {
	readonly accessKeyId: string;
	/** What the caller signed about the body: a SHA-256 in hex, UNSIGNED-PAYLOAD, or a STREAMING- form. */
	readonly payload: string;
}

interface Claim {
	readonly credential: string;
	readonly signedHeaders: string;
	readonly signature: string;
	readonly date: string;
	readonly payload: string;
}

export function verifySignature(request: SignedRequest, scope: SignatureScope): VerifiedCaller {
	const presigned = queryValue(request.target, 'X-Amz-Signature') !== undefined;
	const claim = presigned ? presignedClaim(request, scope.now()) : headerClaim(request);
	const { accessKeyId, key } = signingKey(claim.credential, claim.date, scope);
	refuseUnsignedHeaders(request.headers, claim.signedHeaders.split(';'));
	const expected = sign(key, claim.date, claim.credential, canonicalRequest(request, claim));
	if (!sameText(expected, claim.signature)) throw signatureMismatch();
	return { accessKeyId, payload: claim.payload };
}

/** The signature of a POST form is over its policy, in Base64 as sent. */
export function verifyPolicySignature(
	form: { readonly policy: string; readonly credential: string; readonly date: string; readonly signature: string },
	scope: SignatureScope,
): string {
	const { accessKeyId, key } = signingKey(form.credential, form.date, scope);
	if (!sameText(hmac(key, form.policy).toString('hex'), form.signature)) throw signatureMismatch();
	return accessKeyId;
}

function presignedClaim({ target, headers }: SignedRequest, now: number): Claim {
	const need = (name: string): string => {
		const value = queryValue(target, name);
		if (value === undefined) throw authorizationError(`Query-string authentication requires ${name}.`);
		return value;
	};
	if (need('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256')
		throw authorizationError('X-Amz-Algorithm must be AWS4-HMAC-SHA256.');
	const date = need('X-Amz-Date');
	const seconds = Number(need('X-Amz-Expires'));
	if (!Number.isInteger(seconds) || seconds < 1 || seconds > 604_800) {
		throw authorizationError('X-Amz-Expires must be between 1 and 604800 seconds.');
	}
	if (now > parseAmzDate(date) + seconds * 1000) throw new S3Error('AccessDenied', 403, 'Request has expired');
	const signedHeaders = need('X-Amz-SignedHeaders');
	const sent = headers['x-amz-content-sha256'];
	return {
		credential: need('X-Amz-Credential'),
		signedHeaders,
		signature: need('X-Amz-Signature'),
		date,
		payload: typeof sent === 'string' ? sent : (queryValue(target, 'X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD'),
	};
}

// No check of clock skew here: functions sign with the machine's clock while the host's may be driven ahead by a test.
function headerClaim({ headers }: SignedRequest): Claim {
	const authorization = headers.authorization;
	if (authorization === undefined) throw new S3Error('AccessDenied', 403, 'Access Denied: the request is not signed.');
	const parts = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/.exec(
		authorization,
	);
	const [, credential, signedHeaders, signature] = parts ?? [];
	const date = headers['x-amz-date'];
	const payload = headers['x-amz-content-sha256'];
	if (credential === undefined || signedHeaders === undefined || signature === undefined) {
		throw authorizationError('The authorization header is malformed.');
	}
	if (typeof date !== 'string')
		throw new S3Error('AccessDenied', 403, 'AWS authentication requires a valid x-amz-date header');
	if (typeof payload !== 'string')
		throw new S3Error('InvalidRequest', 400, 'Missing required header for this request: x-amz-content-sha256');
	return { credential, signedHeaders, signature, date, payload };
}

function signingKey(credential: string, date: string, { region, secretOf }: SignatureScope) {
	const [accessKeyId = '', day = '', scopeRegion = '', service, terminator] = credential.split('/');
	if (service !== 's3' || terminator !== 'aws4_request')
		throw authorizationError('The credential must be for service s3.');
	if (scopeRegion !== region) throw authorizationError(`The region '${scopeRegion}' is wrong; expecting '${region}'`);
	if (!date.startsWith(day) || day.length !== 8)
		throw authorizationError('The credential is for another day than the request.');
	const secret = secretOf(accessKeyId);
	if (secret === undefined) {
		throw new S3Error('InvalidAccessKeyId', 403, 'The AWS Access Key Id you provided does not exist in our records.', {
			AWSAccessKeyId: accessKeyId,
		});
	}
	const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
	return { accessKeyId, key };
}

function refuseUnsignedHeaders(headers: IncomingHttpHeaders, signed: readonly string[]): void {
	if (!signed.includes('host')) throw authorizationError('The host header must be signed.');
	const unsigned = Object.keys(headers).filter((name) => name.startsWith('x-amz-') && !signed.includes(name));
	if (unsigned.length > 0) {
		throw new S3Error('AccessDenied', 403, 'There were headers present in the request which were not signed', {
			HeadersNotSigned: unsigned.join(', '),
		});
	}
}

function canonicalRequest({ method, target, headers }: SignedRequest, claim: Claim): string {
	const query = target.query
		.filter(([name]) => name !== 'X-Amz-Signature')
		.map(([name, value]) => [encode(name), encode(value)] as const)
		.sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
		.map((pair) => pair.join('='))
		.join('&');
	const signed = claim.signedHeaders
		.split(';')
		.map(
			(name) =>
				`${name}:${String(headers[name] ?? '')
					.trim()
					.replace(/\s+/g, ' ')}\n`,
		)
		.join('');
	const path = encode(target.path).replaceAll('%2F', '/');
	return [method, path, query, signed, claim.signedHeaders, claim.payload].join('\n');
}

function sign(key: Buffer, date: string, credential: string, canonical: string): string {
	const scope = credential.split('/').slice(1).join('/');
	const digest = createHash('sha256').update(canonical).digest('hex');
	return hmac(key, ['AWS4-HMAC-SHA256', date, scope, digest].join('\n')).toString('hex');
}

export function parseAmzDate(text: string): number {
	const at = Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
	if (Number.isNaN(at)) throw authorizationError('X-Amz-Date must be in the form YYYYMMDDTHHMMSSZ.');
	return at;
}

function encode(text: string): string {
	return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function hmac(key: string | Buffer, text: string): Buffer {
	return createHmac('sha256', key).update(text).digest();
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function sameText(a: string, b: string): boolean {
	return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function authorizationError(message: string): S3Error {
	return new S3Error('AuthorizationHeaderMalformed', 400, message);
}

function signatureMismatch(): S3Error {
	return new S3Error(
		'SignatureDoesNotMatch',
		403,
		'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
	);
}
