// The front door over HTTP: routes by how much of them is written out, errors without details, one address only.
import { request as httpRequest } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../../infra/local/gateway/listen.ts';
import { createHttpApi } from '../../../../infra/local/http-api/http-api.ts';
import type { InvocationOutcome } from '../../../../infra/local/lambda/runtime-protocol.ts';
import { createSite } from '../../../../infra/local/site.ts';

interface Call {
	functionArn: string;
	event: Record<string, unknown>;
}

async function serve(answer: (call: Call) => InvocationOutcome) {
	const api = createHttpApi({
		routes: [
			{ method: 'ANY', path: '$default', functionArn: 'default', sourceArn: 'api' },
			{ method: 'GET', path: '/reports/{id}', functionArn: 'one', sourceArn: 'api' },
			{ method: 'ANY', path: '/reports/{rest+}', functionArn: 'rest', sourceArn: 'api' },
		],
		lambda: { invoke: async (functionArn, event) => answer({ functionArn, event: event as Call['event'] }) },
		now: () => 0,
	});
	let port = 0;
	const site = createSite({ port: () => port, onTrouble: () => undefined });
	site.open({
		api,
		issuer: (_, response) => void response.end('issuer'),
		inbox: () => undefined,
		accessToken: async (user) => {
			if (user === 'nobody') throw new Error('No such user');
			return `token of ${user}`;
		},
		runNow: async (name) => ({ status: 200, body: `ran ${name}` }),
	});
	const server = await listen(site.listener, 0);
	port = server.port;
	onTestFinished(server.close);
	return `http://127.0.0.1:${port}`;
}

const echo = ({ functionArn, event }: Call): InvocationOutcome => ({
	ok: true,
	payload: JSON.stringify({ functionArn, routeKey: event.routeKey, pathParameters: event.pathParameters }),
});

describe('routes', () => {
	test.each([
		['/', 'default', '$default', undefined],
		['/reports/7', 'one', 'GET /reports/{id}', { id: '7' }],
		['/reports/7/history', 'rest', 'ANY /reports/{rest+}', { rest: '7/history' }],
	])('%s', async (path, functionArn, routeKey, pathParameters) => {
		const url = await serve(echo);
		expect(await (await fetch(url + path)).json()).toEqual({
			functionArn,
			routeKey,
			...(pathParameters === undefined ? {} : { pathParameters }),
		});
	});
});

test('a function that fails shows nothing of its error', async () => {
	const url = await serve(() => ({ ok: false, failure: { errorType: 'E', errorMessage: 'secret', trace: [] } }));
	const response = await fetch(url);
	expect(response.status).toBe(500);
	expect(await response.text()).toBe('{"message":"Internal Server Error"}');
});

test('more than 10 MB is refused before any function is called', async () => {
	const url = await serve(() => {
		throw new Error('called');
	});
	const response = await fetch(url, { method: 'POST', body: Buffer.alloc(10_485_761) });
	expect(response.status).toBe(413);
});

test('HEAD has the headers of GET and no body', async () => {
	const url = await serve(echo);
	const response = await fetch(url, { method: 'HEAD' });
	expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
	expect(await response.text()).toBe('');
});

test('tokens are given for seeded users only', async () => {
	const url = await serve(echo);
	expect(await (await fetch(`${url}/_local/token?user=kiemtoan`)).text()).toBe('token of kiemtoan');
	expect((await fetch(`${url}/_local/token?user=nobody`)).status).toBe(404);
	expect((await fetch(`${url}/_local/other`)).status).toBe(404);
});

test('a name that only points here is not served; localhost is led to the one address', async () => {
	const url = await serve(echo);
	const { port } = new URL(url);
	const ask = (host: string) =>
		new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
			httpRequest(`${url}/a?b`, { headers: { host } }, (response) => {
				response.resume();
				resolve([response.statusCode, response.headers.location]);
			})
				.on('error', reject)
				.end();
		});
	expect(await ask(`evil.example:${port}`)).toEqual([421, undefined]);
	expect(await ask(`localhost:${port}`)).toEqual([307, `${url}/a?b`]);
});
