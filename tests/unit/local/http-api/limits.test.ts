// The front door's limits, each with the answer of an HTTP API (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html).
import { request as httpRequest } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../../../../infra/local/gateway/listen.ts';
import { createHttpApi } from '../../../../infra/local/http-api/http-api.ts';
import type { Lambda } from '../../../../infra/local/lambda/lambda.ts';
import { runFunction } from '../lambda/function-fixture.ts';

async function serve(lambda: Pick<Lambda, 'invoke'>): Promise<string> {
	const api = createHttpApi({
		routes: [{ method: 'ANY', path: '$default', functionArn: 'f', sourceArn: 'a' }],
		lambda,
		now: () => 0,
	});
	const server = await listen((request, response) => void api(request, response), 0);
	onTestFinished(server.close);
	return `http://127.0.0.1:${server.port}`;
}

const ok = { ok: true, payload: '{"statusCode":200,"body":"taken"}' } as const;
const answerOf = async (response: Response) => [response.status, await response.text()];
const tooLarge = [413, '{"message":"Request Entity Too Large"}'];

test('10 MB of body are taken by the API, one byte more is not', async () => {
	let given = 0;
	const url = await serve({
		invoke: async (_, event) => {
			given = Buffer.from((event as { body: string }).body, 'base64').length;
			return ok;
		},
	});
	const post = (bytes: number) => fetch(url, { method: 'POST', body: Buffer.alloc(bytes) });
	expect((await post(10_485_760)).status).toBe(200);
	expect(given).toBe(10_485_760);
	expect(await answerOf(await post(10_485_761))).toEqual(tooLarge);
});

test('what the API takes and the function cannot (6 MB with everything around it) is too large as well', async () => {
	const { call, lambda, troubles } = runFunction(
		'export const handler = async (event) => ({ statusCode: 200, body: String(event.body.length) });',
	);
	const url = await serve(lambda);
	const post = (bytes: number) =>
		fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(bytes) });
	expect(await answerOf(await post(6_280_000))).toEqual([200, '6280000']);
	expect(await answerOf(await post(6_291_456))).toEqual(tooLarge);
	expect(troubles).toEqual([expect.stringContaining('RequestTooLargeException')]);
	expect(await call('x'.repeat(6_291_456 - 2 + 1))).toMatchObject({
		ok: false,
		failure: {
			errorType: 'RequestTooLargeException',
			errorMessage: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
		},
	});
});

test('an answer larger than Lambda gives is an error of the server', async () => {
	const { lambda } = runFunction(
		"export const handler = async () => ({ statusCode: 200, body: 'x'.repeat(6_291_556) });",
	);
	expect(await answerOf(await fetch(await serve(lambda)))).toEqual([500, '{"message":"Internal Server Error"}']);
});

test('request line and headers may have 10,240 bytes together', async () => {
	const url = await serve({ invoke: async () => ok });
	const ask = (bytes: number) =>
		new Promise<number | undefined>((resolve, reject) => {
			const headers = { host: 'h', connection: 'close', x: '' };
			const rest = 'GET / HTTP/1.1\r\nhost: h\r\nconnection: close\r\nx: \r\n'.length;
			headers.x = 'x'.repeat(bytes - rest);
			httpRequest(url, { headers }, (response) => {
				response.resume();
				resolve(response.statusCode);
			})
				.on('error', reject)
				.end();
		});
	expect(await ask(10_240)).toBe(200);
	expect(await ask(10_241)).toBe(431);
});

test('a function has 30 seconds to answer, then the service is unavailable', async () => {
	const { promise, resolve } = Promise.withResolvers<typeof ok>();
	const called = Promise.withResolvers<void>();
	const url = await serve({
		invoke: () => {
			called.resolve();
			return promise;
		},
	});
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	onTestFinished(() => void vi.useRealTimers());
	const asked = fetch(url);
	await called.promise;
	let answered = false;
	void asked.then(() => {
		answered = true;
	});
	vi.advanceTimersByTime(29_999);
	await new Promise((turn) => setImmediate(turn));
	expect(answered).toBe(false);
	vi.advanceTimersByTime(1);
	expect(await answerOf(await asked)).toEqual([503, '{"message":"Service Unavailable"}']);
	resolve(ok);
});

test('an answer that is none of format 2.0 is an error of the server', async () => {
	const url = await serve({ invoke: async () => ({ ok: true, payload: '{"statusCode":"soon"}' }) });
	expect(await answerOf(await fetch(url))).toEqual([500, '{"message":"Internal Server Error"}']);
});
