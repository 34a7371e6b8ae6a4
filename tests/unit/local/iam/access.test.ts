// A request needs the rights AWS would ask for, and a role gives what its statements say, no more.
import { describe, expect, test } from 'vitest';
import type { PolicyStatement } from '../../../../infra/local/assembly/model.ts';
import { checkStatements, isAllowed, refusalOf } from '../../../../infra/local/iam/access.ts';
import { dynamoDbRights, mailRights, objectRights, statesRights } from '../../../../infra/local/iam/needed-rights.ts';
import { functionModel } from '../lambda/function-fixture.ts';

const allow = (actions: string[], resources: string[]): PolicyStatement => ({
	allows: true,
	actions,
	resources,
	conditional: false,
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
		['GET', '/b?list-type=2', 's3:ListObjectsV2', 'arn:aws:s3:::b'],
	])('%s %s needs %s', (method, url, action, resource) => {
		expect(objectRights({ method, url, headers: {}, body: '' })).toEqual([{ action, resource }]);
	});
});

describe('a role', () => {
	const statements = [allow(['s3:Get*'], ['arn:aws:s3:::b/uploads/*']), allow(['states:SendTaskSuccess'], ['*'])];
	test.each([
		['s3:GetObject', 'arn:aws:s3:::b/uploads/1/2', true],
		['s3:getobject', 'arn:aws:s3:::b/uploads/1', true],
		['s3:GetObject', 'arn:aws:s3:::b/readings/1', false],
		['s3:PutObject', 'arn:aws:s3:::b/uploads/1', false],
		['states:SendTaskSuccess', '*', true],
	])('%s on %s: %s', (action, resource, allowed) => {
		expect(isAllowed(statements, { action, resource })).toBe(allowed);
	});

	test('is held back by a denial', () => {
		const denied = [allow(['s3:*'], ['*']), { ...allow(['s3:GetObject'], ['*']), allows: false }];
		expect(isAllowed(denied, { action: 's3:GetObject', resource: 'x' })).toBe(false);
		expect(isAllowed(denied, { action: 's3:PutObject', resource: 'x' })).toBe(true);
	});

	test('that misses a right is named with what it misses', () => {
		const model = functionModel({ statements });
		expect(refusalOf(model, [{ action: 's3:PutObject', resource: 'x' }])).toBe(
			'The role of f is not authorized to perform: s3:PutObject on resource: x',
		);
		expect(refusalOf(model, [])).toBeUndefined();
	});

	test('that rests on a condition is refused at start', () => {
		const model = functionModel({ statements: [{ ...allow(['s3:*'], ['*']), conditional: true }] });
		expect(() => checkStatements(model)).toThrow(/under a condition/);
	});
});
