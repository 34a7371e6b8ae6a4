// Owns how a request line becomes bucket, key and query, from the raw bytes of the URL.
// Keys are never normalised: `a/../b` is a key of its own, as on S3, and no key ever names a file.
import { S3Error } from './s3-error.ts';

export interface RequestTarget {
	readonly bucket: string;
	readonly key: string;
	/** Decoded path, with its slashes, as SigV4 signs it. */
	readonly path: string;
	readonly query: ReadonlyArray<readonly [name: string, value: string]>;
}

export function parseTarget(url: string): RequestTarget {
	const mark = url.indexOf('?');
	const path = decode(mark < 0 ? url : url.slice(0, mark));
	const query = (mark < 0 ? '' : url.slice(mark + 1))
		.split('&')
		.filter((pair) => pair !== '')
		.map((pair) => {
			const equals = pair.indexOf('=');
			return equals < 0
				? ([decodePlus(pair), ''] as const)
				: ([decodePlus(pair.slice(0, equals)), decodePlus(pair.slice(equals + 1))] as const);
		});
	const [, bucket = '', ...key] = path.split('/');
	return { bucket, key: key.join('/'), path, query };
}

export function queryValue(target: RequestTarget, name: string): string | undefined {
	return target.query.find(([key]) => key === name)?.[1];
}

function decodePlus(text: string): string {
	return decode(text.replaceAll('+', ' '));
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new S3Error('InvalidURI', 400, `Couldn't parse the specified URI: ${text}`);
	}
}
