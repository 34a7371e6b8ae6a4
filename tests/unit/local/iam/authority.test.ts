// Refusals read as AWS words them and are told once each; services are let in by the resource alone.
import { describe, expect, test } from 'vitest';
import type { PolicyStatement, ResourceStatement, RouteModel } from '../../../../infra/local/assembly/model.ts';
import { apiAs } from '../../../../infra/local/iam/api-caller.ts';
import { createAuthority } from '../../../../infra/local/iam/authority.ts';
import { createPermission } from '../../../../infra/local/iam/permission.ts';

const account = '000000000000';
const roleArn = `arn:aws:iam::${account}:role/reader`;
const statement: PolicyStatement = {
	sid: 'A',
	allows: true,
	actions: ['s3:GetObject'],
	resources: ['arn:aws:s3:::b/*'],
	conditions: [],
};
const reader = { kind: 'role', roleArn, session: 'read-report' } as const;

function setUp(policies: Readonly<Record<string, ResourceStatement[]>> = {}) {
	const told: string[] = [];
	const roles = [{ name: 'reader', arn: roleArn, statements: [statement], trust: [] }];
	let statements: readonly PolicyStatement[] = roles[0]?.statements ?? [];
	const authority = createAuthority({
		model: { roles, resourcePolicies: new Map(Object.entries(policies)) },
		account,
		onTrouble: (line) => told.push(line),
		rights: { statementsOf: () => statements },
	});
	const say = (now: readonly PolicyStatement[]) => {
		statements = now;
	};
	return { authority, told, say };
}

const put = { action: 's3:PutObject', resource: 'arn:aws:s3:::b/k' };
const sentence = `User: arn:aws:sts::${account}:assumed-role/reader/read-report is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:PutObject action`;

describe('a refusal', () => {
	test('names function, action and resource, in the answer and in one line of the log', () => {
		const { authority, told } = setUp();
		const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
		expect(authority.refusalOf(reader, [get])).toBeUndefined();
		expect(told).toEqual([]);
		expect(authority.refusalOf(reader, [get, put])).toBe(sentence);
		expect(told).toEqual([`AccessDenied: ${sentence} (grants: infra/constructs)`]);
	});

	test('that lasts is told once, and once more after it was lifted', () => {
		const { authority, told, say } = setUp();
		const may = createPermission(authority, reader);
		for (let poll = 0; poll < 3; poll++) expect(may(put.action, put.resource)).toBe(false);
		expect(told).toHaveLength(1);
		say([{ ...statement, actions: ['s3:*'] }]);
		expect(may(put.action, put.resource)).toBe(true);
		say([]);
		expect(may(put.action, put.resource)).toBe(false);
		expect(told).toHaveLength(2);
	});

	test('meets whoever has a role that is not in the template', () => {
		const { authority } = setUp();
		const stranger = { ...reader, roleArn: `arn:aws:iam::${account}:role/gone` };
		expect(authority.weigh(stranger, { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' })).toContain('role/gone');
	});

	test('may come from the policy of the bucket that holds the object', () => {
		const deny = { ...statement, allows: false, resources: ['arn:aws:s3:::b/*'], principals: ['*'] };
		const { authority } = setUp({ 'arn:aws:s3:::b': [deny] });
		expect(authority.weigh(reader, { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' })).toMatch(
			/with an explicit deny in a resource-based policy$/,
		);
	});
});

describe('the HTTP API', () => {
	const functionArn = 'arn:f';
	const route = (method: string, path: string, sourceArn: string): RouteModel => ({
		method,
		path,
		functionArn,
		sourceArn,
	});
	const permission: ResourceStatement = {
		sid: 'P',
		allows: true,
		actions: ['lambda:InvokeFunction'],
		resources: [functionArn],
		principals: ['apigateway.amazonaws.com'],
		conditions: [{ operator: 'ArnLike', key: 'aws:sourcearn', values: ['arn:aws:execute-api:r:1:api/*/$default'] }],
	};

	test('calls a function for the route its permission names, and for no other', async () => {
		const { authority, told } = setUp({ [functionArn]: [permission] });
		const routes = [
			route('ANY', '$default', 'arn:aws:execute-api:r:1:api/$default/$default'),
			route('GET', '/x', 'arn:aws:execute-api:r:1:api/$default/GET/x'),
		];
		const api = apiAs(authority, routes, { invoke: async () => ({ ok: true, payload: '"called"' }) });
		expect(await api.invoke(functionArn, { routeKey: '$default' })).toEqual({ ok: true, payload: '"called"' });
		expect(await api.invoke(functionArn, { routeKey: 'GET /x' })).toMatchObject({
			ok: false,
			failure: { errorType: 'AccessDeniedException', errorMessage: expect.stringContaining('/GET/x)') },
		});
		expect(told).toEqual([expect.stringContaining('lambda:InvokeFunction on resource: arn:f')]);
	});
});
