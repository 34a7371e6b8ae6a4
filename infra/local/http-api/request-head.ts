// The head of a request: how large it is, and what API Gateway adds to its headers on the way to the function.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

type Head = Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders' | 'headersDistinct' | 'socket'>;

export const sourceOf = ({ socket }: Head): string => socket.remoteAddress ?? '127.0.0.1';

/** Request line and headers as they came over the wire. */
export function headBytes({ method = '', url = '', rawHeaders }: Head): number {
	const line = `${method} ${url} HTTP/1.1\r\n`;
	const headers = rawHeaders.reduce((bytes, text) => bytes + Buffer.byteLength(text, 'latin1') + 2, 0);
	return Buffer.byteLength(line) + headers;
}

export function forwarded(request: Head): Record<string, string | string[] | undefined> {
	const { headersDistinct } = request;
	const through = headersDistinct['x-forwarded-for'] ?? [];
	return {
		...headersDistinct,
		'x-amzn-trace-id': headersDistinct['x-amzn-trace-id'] ?? [traceId(Date.now())],
		'x-forwarded-for': [...through, sourceOf(request)].join(', '),
		'x-forwarded-port': String(request.socket.localPort ?? ''),
		// This host speaks plain HTTP on loopback; AWS always says https here.
		'x-forwarded-proto': 'http',
	};
}

const traceId = (now: number): string =>
	`Root=1-${Math.floor(now / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
