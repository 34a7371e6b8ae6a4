// A request needs the rights AWS would ask for, and policies give what they say, no more: action, resource, condition, principal.
import { describe, expect, test } from 'vitest';
import type { PolicyCondition, PolicyStatement, ResourceStatement } from '../../../../infra/local/assembly/model.ts';
import { refusalReason } from '../../../../infra/local/iam/access.ts';
import { holds } from '../../../../infra/local/iam/conditions.ts';
import { dynamoDbRights, mailRights, objectRights, statesRights } from '../../../../infra/local/iam/needed-rights.ts';

const allow = (actions: string[], resources: string[], conditions: PolicyCondition[] = []): PolicyStatement => ({
	sid: undefined,
	allows: true,
	actions,
	resources,
	conditions,
});
const table = 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/t';
const json = (target: string, body: unknown) => ({
	method: 'POST',
	url: '/',
	headers: { 'x-amz-target': target },
	body: JSON.stringify(body),
});
const dynamo = (operation: string, body: unknown) => dynamoDbRights(json(`DynamoDB_20120810.${operation}`, body));

describe('needed rights', () => {
	test('a transaction needs each of its parts', () => {
		const TableName = 't';
		const TransactItems = [{ Put: { TableName } }, { Update: { TableName } }, { ConditionCheck: { TableName } }];
		expect(dynamo('TransactWriteItems', { TransactItems })).toEqual([
			{ action: 'dynamodb:PutItem', resource: table },
			{ action: 'dynamodb:UpdateItem', resource: table },
			{ action: 'dynamodb:ConditionCheckItem', resource: table },
		]);
	});

	test('a query of an index needs the index', () => {
		expect(dynamo('Query', { TableName: 't', IndexName: 'byUnit' })).toEqual([
			{ action: 'dynamodb:Query', resource: `${table}/index/byUnit` },
		]);
		expect(dynamo('BatchGetItem', { RequestItems: { t: {} } })).toEqual([
			{ action: 'dynamodb:BatchGetItem', resource: table },
		]);
	});

	test('a start needs the machine, a task token everything', () => {
		expect(statesRights(json('AWSStepFunctions.StartExecution', { stateMachineArn: 'm' }))).toEqual([
			{ action: 'states:StartExecution', resource: 'm' },
		]);
		expect(statesRights(json('AWSStepFunctions.SendTaskSuccess', { taskToken: 'x' }))).toEqual([
			{ action: 'states:SendTaskSuccess', resource: '*' },
		]);
	});

	test('a mail needs its sender and its configuration set', () => {
		const body = JSON.stringify({ FromEmailAddress: 'Khuyến công <a@b.vn>', ConfigurationSetName: 'c' });
		expect(mailRights({ method: 'POST', url: '/v2/email/outbound-emails', headers: {}, body })).toEqual([
			{ action: 'ses:SendEmail', resource: 'arn:aws:ses:ap-southeast-1:000000000000:identity/a@b.vn' },
			{ action: 'ses:SendEmail', resource: 'arn:aws:ses:ap-southeast-1:000000000000:configuration-set/c' },
		]);
	});

	test.each([
		['GET', '/b/uploads/r%201?x-id=GetObject', 's3:GetObject', 'arn:aws:s3:::b/uploads/r 1'],
		['GET', '/b/uploads/r?versionId=v', 's3:GetObjectVersion', 'arn:aws:s3:::b/uploads/r'],
		['PUT', '/b/readings/r?x-id=PutObject', 's3:PutObject', 'arn:aws:s3:::b/readings/r'],
		['HEAD', '/b/k', 's3:GetObject', 'arn:aws:s3:::b/k'],
		['GET', '/b?list-type=2', 's3:ListBucket', 'arn:aws:s3:::b'],
		['GET', '/b?versions', 's3:ListBucketVersions', 'arn:aws:s3:::b'],
	])('%s %s needs %s', (method, url, action, resource) => {
		expect(objectRights({ method, url, headers: {} })).toEqual([{ action, resource }]);
	});
});

/** What a caller with this role is refused with. */
const refused = (
	identity: readonly PolicyStatement[] | undefined,
	[action, on]: readonly [string, string],
	more: { resource?: ResourceStatement[]; context?: Record<string, string>; principals?: string[] } = {},
) =>
	refusalReason({
		right: { action, resource: on },
		identity,
		resource: more.resource ?? [],
		context: more.context ?? {},
		principals: more.principals ?? ['me'],
	});

describe('a role', () => {
	const statements = [allow(['s3:Get*'], ['arn:aws:s3:::b/uploads/*']), allow(['states:SendTaskSuccess'], ['*'])];
	const missing = 'because no identity-based policy allows the';
	test.each([
		['s3:GetObject', 'arn:aws:s3:::b/uploads/1/2', undefined],
		['s3:getobject', 'arn:aws:s3:::b/uploads/1', undefined],
		['s3:GetObject', 'arn:aws:s3:::b/readings/1', `${missing} s3:GetObject action`],
		['s3:PutObject', 'arn:aws:s3:::b/uploads/1', `${missing} s3:PutObject action`],
		['states:SendTaskSuccess', '*', undefined],
	])('%s on %s: %s', (action, resource, answer) => {
		expect(refused(statements, [action, resource])).toBe(answer);
	});

	test('gives a task token no machine at a time: only a grant on everything counts', () => {
		const machine = 'arn:aws:states:ap-southeast-1:000000000000:stateMachine:m';
		expect(refused([allow(['states:SendTaskSuccess'], [machine])], ['states:SendTaskSuccess', '*'])).toBeDefined();
	});

	test('is held back by a denial of its own', () => {
		const denied = [allow(['s3:*'], ['*']), { ...allow(['s3:GetObject'], ['*']), allows: false }];
		expect(refused(denied, ['s3:GetObject', 'x'])).toBe('with an explicit deny in an identity-based policy');
		expect(refused(denied, ['s3:PutObject', 'x'])).toBeUndefined();
	});
});

describe("a resource's policy", () => {
	const send: ResourceStatement = {
		...allow(['sqs:SendMessage'], ['q'], [{ operator: 'ArnEquals', key: 'aws:sourcearn', values: ['rule-1'] }]),
		principals: ['events.amazonaws.com'],
	};
	const plainText: ResourceStatement = {
		...allow(['sqs:*'], ['q'], [{ operator: 'Bool', key: 'aws:securetransport', values: ['false'] }]),
		allows: false,
		principals: ['*'],
	};
	const rule = (sourceArn: string, secure = 'true') => ({
		resource: [send, plainText],
		context: { 'aws:sourcearn': sourceArn, 'aws:securetransport': secure },
		principals: ['events.amazonaws.com'],
	});

	test('lets in whom it names, from where it names', () => {
		expect(refused(undefined, ['sqs:SendMessage', 'q'], rule('rule-1'))).toBeUndefined();
		expect(refused(undefined, ['sqs:SendMessage', 'q'], rule('rule-2'))).toBe(
			'because no resource-based policy allows the sqs:SendMessage action',
		);
		const other = { ...rule('rule-1'), principals: ['sns.amazonaws.com'] };
		expect(refused(undefined, ['sqs:SendMessage', 'q'], other)).toBeDefined();
	});

	test('denies over what the role allows', () => {
		const all = [allow(['*'], ['*'])];
		expect(refused(all, ['sqs:SendMessage', 'q'], rule('rule-1', 'false'))).toBe(
			'with an explicit deny in a resource-based policy',
		);
		expect(refused(all, ['sqs:SendMessage', 'q'], rule('rule-1'))).toBeUndefined();
	});
});

describe('a condition', () => {
	test.each([
		['StringEquals', 'abc', ['abc'], true],
		['StringEquals', 'abc', ['ABC'], false],
		['StringEquals', 'abc', ['a*'], false],
		['StringLike', 'abc', ['x', 'a*'], true],
		['StringLike', 'abc', ['a?'], false],
		['ArnEquals', 'arn:aws:events:r:1:rule/a', ['arn:aws:events:r:1:rule/a'], true],
		['ArnLike', 'arn:aws:execute-api:r:1:api/$default/$default', ['arn:aws:execute-api:r:1:api/*/*'], true],
		['ArnLike', 'arn:aws:execute-api:r:1:other/$default/GET', ['arn:aws:execute-api:r:1:api/*/*'], false],
		['ArnLike', 'arn:aws:events:r:1:rule/a', ['arn:aws:*:rule/a'], false],
		['Bool', 'true', ['true'], true],
		['Bool', 'true', ['false'], false],
		['NumericLessThan', '1.1', ['1.2'], true],
		['NumericLessThan', '1.3', ['1.2'], false],
	] as const)('%s %s %j: %s', (operator, given, values, answer) => {
		expect(holds({ operator, key: 'k', values }, { k: given })).toBe(answer);
	});

	test('about something the request does not carry holds in no case', () => {
		expect(holds({ operator: 'StringLike', key: 'events:managedby', values: ['*'] }, {})).toBe(false);
		expect(holds({ operator: 'NumericLessThan', key: 's3:tlsversion', values: ['9'] }, {})).toBe(false);
	});
});
