// The AWS endpoint lets in this host's functions only, passes calls on by service and refuses the rest by name.
import { describe, expect, onTestFinished, test } from 'vitest';
import { createGateway } from '../../../../infra/local/gateway/gateway.ts';
import { listen, listenAsBefore } from '../../../../infra/local/gateway/listen.ts';
import { HostProblem } from '../../../../infra/local/host-problem.ts';

async function serve() {
	const troubles: string[] = [];
	const gateway = createGateway({
		isKnownKey: (key) => key === 'AKIAKNOWN',
		stepFunctions: (_, response) => void response.end('states'),
		mail: (_, response) => void response.end('mail'),
		onTrouble: (line) => troubles.push(line),
	});
	const server = await listen(gateway, 0);
	onTestFinished(server.close);
	const call = (key: string, service: string, headers = {}) =>
		fetch(`http://127.0.0.1:${server.port}/v2/x?y`, {
			method: 'POST',
			headers: {
				authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/ap-southeast-1/${service}/aws4_request`,
				...headers,
			},
		});
	return { call, troubles };
}

describe('the gateway', () => {
	test.each([
		['states', 'states'],
		['ses', 'mail'],
	])('passes calls of %s on', async (service, answer) => {
		const { call } = await serve();
		expect(await (await call('AKIAKNOWN', service)).text()).toBe(answer);
	});

	test('refuses a service it does not play, by name', async () => {
		const { call, troubles } = await serve();
		const response = await call('AKIAKNOWN', 'kms', { 'x-amz-target': 'TrentService.Sign' });
		expect([response.status, await response.json()]).toMatchObject([501, { message: /kms \(TrentService.Sign\)/ }]);
		expect(troubles).toHaveLength(1);
	});

	test('refuses a key that is no function of this host', async () => {
		const { call } = await serve();
		expect((await call('AKIAOTHER', 'ses')).status).toBe(403);
	});
});

test('a port that is taken is told in one line; one only remembered is given up for another', async () => {
	const first = await listen(() => undefined, 0);
	onTestFinished(first.close);
	await expect(listen(() => undefined, first.port)).rejects.toBeInstanceOf(HostProblem);
	const second = await listenAsBefore(() => undefined, first.port);
	onTestFinished(second.close);
	expect(second.port).not.toBe(first.port);
	await second.close();
	const third = await listenAsBefore(() => undefined, second.port);
	onTestFinished(third.close);
	expect(third.port).toBe(second.port);
});
