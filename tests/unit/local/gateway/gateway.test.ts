// The AWS endpoint lets in this host's functions only, passes calls on by service and refuses the rest by name.
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PolicyStatement } from '../../../../infra/local/assembly/model.ts';
import { createForward } from '../../../../infra/local/gateway/forward.ts';
import { createGateway } from '../../../../infra/local/gateway/gateway.ts';
import { listen, listenAsBefore } from '../../../../infra/local/gateway/listen.ts';
import { HostProblem } from '../../../../infra/local/host-problem.ts';
import { createAuthority } from '../../../../infra/local/iam/authority.ts';
import { functionModel } from '../lambda/function-fixture.ts';

const allow = (action: string, resource: string): PolicyStatement => ({
	sid: undefined,
	allows: true,
	actions: [action],
	resources: [resource],
	conditions: [],
});
const allowAll = allow('*', '*');

async function serve(statements: readonly PolicyStatement[] = [allowAll]) {
	const troubles: string[] = [];
	const model = functionModel();
	const role = { name: 'f-role', arn: model.roleArn, statements, trust: [] };
	const onTrouble = (line: string) => void troubles.push(line);
	const gateway = createGateway({
		functionOf: (key) => (key === 'AKIAKNOWN' ? model : undefined),
		authority: createAuthority({
			model: { roles: [role], resourcePolicies: new Map() },
			account: '000000000000',
			onTrouble,
		}),
		dynamoDb: (request, response) => void request.pipe(response),
		stepFunctions: (_, response) => void response.end('states'),
		mail: (_, response) => void response.end('mail'),
		onTrouble,
	});
	const server = await listen(gateway, 0);
	onTestFinished(server.close);
	const call = (key: string, service: string, headers = {}, body = '{}') =>
		fetch(`http://127.0.0.1:${server.port}/v2/x?y`, {
			method: 'POST',
			body,
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

	test('hands the body on that it judged', async () => {
		const { call, troubles } = await serve([
			allow('dynamodb:PutItem', 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/t'),
		]);
		const put = (TableName: string) => {
			const body = JSON.stringify({ TableName, Item: { pk: { S: 'á' } } });
			return call('AKIAKNOWN', 'dynamodb', { 'x-amz-target': 'DynamoDB_20120810.PutItem' }, body);
		};
		expect(await (await put('t')).json()).toEqual({ TableName: 't', Item: { pk: { S: 'á' } } });
		const refused = await put('other');
		expect([refused.status, await refused.json()]).toMatchObject([
			400,
			{ __type: 'AccessDeniedException', message: /dynamodb:PutItem on resource: .*table\/other/ },
		]);
		expect(troubles).toMatchObject([/^AccessDenied: .*assumed-role\/f-role\/f is not authorized.*PutItem/]);
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

test('a caller that goes away before the answer harms nobody', async () => {
	const asked = Promise.withResolvers<void>();
	const answered = Promise.withResolvers<string>();
	const engine = await listen((_, response) => {
		asked.resolve();
		setTimeout(() => response.end('late'), 50);
	}, 0);
	onTestFinished(engine.close);
	const forward = createForward({
		target: `http://127.0.0.1:${engine.port}`,
		onAnswered: answered.resolve,
		onTrouble: (line) => answered.reject(new Error(line)),
	});
	onTestFinished(forward.close);
	const server = await listen(forward.listener, 0);
	onTestFinished(server.close);
	const abort = new AbortController();
	const headers = { 'x-amz-target': 'DynamoDB_20120810.PutItem' };
	const call = fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', headers, signal: abort.signal });
	await asked.promise;
	abort.abort();
	await expect(call).rejects.toThrow();
	expect(await answered.promise).toBe('PutItem');
});
