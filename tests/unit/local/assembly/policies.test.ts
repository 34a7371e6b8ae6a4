// Policies are read as they are meant or refused by name: what cannot be weighed must not be trusted.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of policies, not of TypeScript
import { describe, expect, test } from 'vitest';
import { readStacks } from '../../../../infra/local/assembly/read-assembly.ts';
import type { Template } from '../../../../infra/local/assembly/template.ts';

const around = {
	region: 'ap-southeast-1',
	account: '000000000000',
	siteUrl: 'http://127.0.0.1:3000',
	issuerUrl: 'http://127.0.0.1:3000/_local/oidc',
};
const read = (Resources: Template['Resources']) =>
	readStacks([{ name: 'S', template: { Resources }, assetPaths: new Map() }], {}, around);
const role = (statement: Record<string, unknown>, more = {}) => ({
	R: {
		Type: 'AWS::IAM::Role',
		Properties: {
			Policies: [
				{
					PolicyName: 'p',
					PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement }] },
				},
			],
			...more,
		},
	},
});

describe('a role', () => {
	test('keeps its conditions and who may take it on', () => {
		const Condition = { StringLike: { 'Events:ManagedBy': ['a', 'b*'] }, Bool: { 'aws:SecureTransport': true } };
		const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
		const model = read(role({ Condition }, { AssumeRolePolicyDocument: { Statement: trust } }));
		expect(model.roles[0]).toMatchObject({
			statements: [
				{
					conditions: [
						{ operator: 'StringLike', key: 'events:managedby', values: ['a', 'b*'] },
						{ operator: 'Bool', key: 'aws:securetransport', values: ['true'] },
					],
				},
			],
			trust: [{ actions: ['sts:AssumeRole'], principals: ['lambda.amazonaws.com'], allows: true }],
		});
	});

	test.each([
		[{ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }, 'operator IpAddress'],
		[{ Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '1' } } }, 'operator StringEqualsIfExists'],
		[{ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }, 'key aws:PrincipalTag/team'],
		[{ Resource: 'arn:aws:s3:::b/${aws:username}/*' }, 'policy variables'],
		[{ Action: undefined, NotAction: 's3:*' }, 'NotAction'],
	])('that says %j is refused at start', (statement, why) => {
		expect(() => read(role(statement))).toThrow(why);
	});

	test('with a managed policy or a boundary is refused: their text is elsewhere', () => {
		expect(() => read(role({}, { ManagedPolicyArns: ['arn:aws:iam::aws:policy/x'] }))).toThrow('ManagedPolicyArns');
		expect(() => read(role({}, { PermissionsBoundary: 'arn:aws:iam::aws:policy/x' }))).toThrow('PermissionsBoundary');
	});
});

describe('the policy of a resource', () => {
	const queue = { Type: 'AWS::SQS::Queue', Properties: {} };
	const policy = (Sid: string) => ({
		Type: 'AWS::SQS::QueuePolicy',
		Properties: {
			Queues: [{ Ref: 'Q' }],
			PolicyDocument: {
				Statement: [{ Sid, Effect: 'Deny', Action: 'sqs:*', Resource: '*', Principal: { AWS: '*' } }],
			},
		},
	});

	test('is found by its ARN', () => {
		const { resourcePolicies, queues } = read({ Q: queue, P: policy('a') });
		expect(resourcePolicies.get(queues[0]?.arn ?? '')).toMatchObject([{ sid: 'a', allows: false, principals: ['*'] }]);
	});

	test('stands once: on AWS a second one replaces the first', () => {
		expect(() => read({ Q: queue, P: policy('a'), P2: policy('b') })).toThrow(/P2 is the second policy of/);
	});

	test('of a function is made of its permissions; a kind of permission nobody wrote here is refused', () => {
		const permission = (more = {}) => ({
			Type: 'AWS::Lambda::Permission',
			Properties: {
				Action: 'lambda:InvokeFunction',
				FunctionName: 'arn:f',
				Principal: 'events.amazonaws.com',
				SourceArn: 'arn:rule',
				SourceAccount: '1',
				...more,
			},
		});
		expect(read({ P: permission() }).resourcePolicies.get('arn:f')).toMatchObject([
			{
				actions: ['lambda:InvokeFunction'],
				principals: ['events.amazonaws.com'],
				conditions: [
					{ operator: 'ArnLike', key: 'aws:sourcearn', values: ['arn:rule'] },
					{ operator: 'StringEquals', key: 'aws:sourceaccount', values: ['1'] },
				],
			},
		]);
		expect(() => read({ P: permission({ PrincipalOrgID: 'o-1' }) })).toThrow('PrincipalOrgID');
	});
});
