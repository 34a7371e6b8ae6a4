// Owns the aws-chunked body that the SDK sends for streams: chunks go through, trailers are kept for the checksum.
// Only the unsigned form (STREAMING-UNSIGNED-PAYLOAD-TRAILER) is known; the body must end with its zero chunk.
import { notImplemented, S3Error } from './s3-error.ts';

const lineLimit = 8192;

export interface ChunkedBody {
	readonly trailers: Map<string, string>;
	decode(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer>;
}

export function isChunked(payload: string): boolean {
	if (!payload.startsWith('STREAMING-')) return false;
	if (payload !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') throw notImplemented(`payload ${payload}`);
	return true;
}

export function createChunkedBody(): ChunkedBody {
	const trailers = new Map<string, string>();
	return { trailers, decode: (source) => decodeChunks(source, trailers) };
}

async function* decodeChunks(source: AsyncIterable<Buffer>, trailers: Map<string, string>): AsyncGenerator<Buffer> {
	const input = source[Symbol.asyncIterator]();
	let buffer: Buffer = Buffer.alloc(0);
	const pull = async (): Promise<boolean> => {
		const { value, done } = await input.next();
		if (done === true) return false;
		buffer = buffer.length === 0 ? value : Buffer.concat([buffer, value]);
		return true;
	};
	const line = async (): Promise<string> => {
		for (;;) {
			const end = buffer.indexOf('\r\n');
			if (end >= 0) {
				const text = buffer.subarray(0, end).toString('latin1');
				buffer = buffer.subarray(end + 2);
				return text;
			}
			if (buffer.length > lineLimit || !(await pull())) throw incomplete();
		}
	};
	for (;;) {
		const size = Number.parseInt(await line(), 16);
		if (!Number.isInteger(size)) throw incomplete();
		if (size === 0) break;
		for (let left = size; left > 0; ) {
			if (buffer.length === 0 && !(await pull())) throw incomplete();
			const part = buffer.subarray(0, left);
			buffer = buffer.subarray(part.length);
			left -= part.length;
			yield part;
		}
		await line();
	}
	for (let trailer = await line(); trailer !== ''; trailer = await line()) {
		const colon = trailer.indexOf(':');
		if (colon > 0) trailers.set(trailer.slice(0, colon).trim().toLowerCase(), trailer.slice(colon + 1).trim());
	}
	while (await pull()) buffer = Buffer.alloc(0);
}

function incomplete(): S3Error {
	return new S3Error('IncompleteBody', 400, 'The request body terminated unexpectedly');
}
