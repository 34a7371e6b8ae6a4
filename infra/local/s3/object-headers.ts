// Owns which headers of an upload are kept with the object and come back with it.
// A header that asks for what the stand-in does not do (ACLs, locks, tags, own keys) is refused, never dropped.
import { notImplemented } from './s3-error.ts';

const kept = [
	'content-type',
	'content-disposition',
	'content-encoding',
	'content-language',
	'cache-control',
	'expires',
];

/** `x-amz-` names that are about the request, or that one machine meets anyway. */
const understood =
	/^x-amz-(meta-.+|checksum-.+|sdk-checksum-algorithm|content-sha256|date|decoded-content-length|trailer|security-token|user-agent|algorithm|credential|signature|signedheaders|expires)$/;

export function keptHeaders(fields: Readonly<Record<string, unknown>>): Record<string, string> {
	const headers: Record<string, string> = { 'content-type': 'binary/octet-stream' };
	for (const [name, value] of Object.entries(fields)) {
		if (typeof value !== 'string' || value === '') continue;
		if (name === 'content-encoding') {
			const encodings = value.split(',').map((encoding) => encoding.trim());
			const own = encodings.filter((encoding) => encoding !== 'aws-chunked').join(',');
			if (own !== '') headers[name] = own;
		} else if (kept.includes(name) || name.startsWith('x-amz-meta-')) headers[name] = value;
		else if (name === 'x-amz-server-side-encryption' && value === 'AES256') headers[name] = value;
		else if (name.startsWith('x-amz-') && !understood.test(name)) throw notImplemented(`${name} on an upload`);
	}
	return headers;
}
