// A template is stood up as a whole or refused by name; values travel from stack to stack.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of CloudFormation, not of TypeScript
import { describe, expect, test } from 'vitest';
import { readStacks } from '../../../../infra/local/assembly/read-assembly.ts';
import type { LoadedStack, Template } from '../../../../infra/local/assembly/template.ts';

const around = {
	region: 'ap-southeast-1',
	account: '000000000000',
	siteUrl: 'http://127.0.0.1:3000',
	issuerUrl: 'http://127.0.0.1:3000/_local/oidc',
};
const stack = (name: string, template: Template): LoadedStack => ({
	name,
	template,
	assetPaths: new Map([['abc', '/assembly/asset.abc']]),
});
const read = (resources: Template['Resources'], rest: Omit<Template, 'Resources'> = {}, parameters = {}) =>
	readStacks([stack('S', { Resources: resources, ...rest })], parameters, around);

const handler = {
	Type: 'AWS::Lambda::Function',
	Properties: {
		Code: { S3Bucket: 'assets', S3Key: 'abc.zip' },
		Handler: 'index.handler',
		Role: 'arn:aws:iam::000000000000:role/r',
		Runtime: 'nodejs24.x',
		Environment: { Variables: { ORIGIN: { Ref: 'SiteOrigin' }, ISSUER: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } } },
	},
};

describe('what the template names', () => {
	test('a table keeps keys, indexes, stream and time to live', () => {
		const model = read({
			T: {
				Type: 'AWS::DynamoDB::Table',
				Properties: {
					KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
					AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
					StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
					TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
				},
			},
		});
		expect(model.tables).toMatchObject([
			{
				name: 'S-T',
				arn: 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/S-T',
				streamView: 'NEW_AND_OLD_IMAGES',
				ttlAttribute: 'ttl',
				indexes: [],
			},
		]);
	});

	test('a function gets its environment from parameters and other resources', () => {
		const model = read(
			{ F: handler, Pool: { Type: 'AWS::Cognito::UserPool' } },
			{ Parameters: { SiteOrigin: { Type: 'String' } } },
			{ SiteOrigin: 'http://127.0.0.1:3000' },
		);
		expect(model.functions).toMatchObject([
			{
				folder: '/assembly/asset.abc',
				timeoutSeconds: 3,
				environment: { ORIGIN: 'http://127.0.0.1:3000', ISSUER: around.issuerUrl },
			},
		]);
	});

	test('a value exported by one stack is imported by another, in whatever order they stand', () => {
		const exporting = stack('Data', {
			Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: {} } },
			Outputs: { X: { Value: { 'Fn::GetAtt': ['Q', 'Arn'] }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Q' } } } },
		});
		const importing = stack('Service', {
			Resources: {
				F: { ...handler, Properties: { ...handler.Properties, Environment: undefined } },
				M: {
					Type: 'AWS::Lambda::EventSourceMapping',
					Properties: { FunctionName: { Ref: 'F' }, EventSourceArn: { 'Fn::ImportValue': 'Data:Q' } },
				},
			},
		});
		for (const stacks of [
			[exporting, importing],
			[importing, exporting],
		]) {
			expect(readStacks(stacks, {}, around).mappings).toMatchObject([
				{ kind: 'queue', sourceArn: 'arn:aws:sqs:ap-southeast-1:000000000000:Data-Q', batchSize: 10 },
			]);
		}
	});

	test('a function gets what its role allows, inline or attached', () => {
		const allow = (Action: string) => ({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
		const model = read({
			F: {
				...handler,
				Properties: { ...handler.Properties, Environment: undefined, Role: { 'Fn::GetAtt': ['R', 'Arn'] } },
			},
			R: {
				Type: 'AWS::IAM::Role',
				Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: allow('s3:GetObject') }] },
			},
			P: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'R' }], PolicyDocument: allow('s3:PutObject') } },
		});
		expect(model.functions[0]?.roleArn).toBe(model.roles[0]?.arn);
		expect(model.roles[0]?.statements).toMatchObject([
			{ allows: true, actions: ['s3:GetObject'], resources: ['*'] },
			{ allows: true, actions: ['s3:PutObject'] },
		]);
	});

	test('a workflow gets its substitutions', () => {
		const machine = {
			Type: 'AWS::StepFunctions::StateMachine',
			Properties: {
				RoleArn: 'arn:aws:iam::000000000000:role/r',
				DefinitionString: '{"StartAt":"${Where}"}',
				DefinitionSubstitutions: { Where: { 'Fn::GetAtt': ['F', 'Arn'] } },
			},
		};
		const F = { ...handler, Properties: { ...handler.Properties, Environment: undefined } };
		expect(read({ F, M: machine }).machines).toMatchObject([
			{ definition: { StartAt: 'arn:aws:lambda:ap-southeast-1:000000000000:function:S-F' } },
		]);
		const left = { ...machine, Properties: { ...machine.Properties, DefinitionSubstitutions: {} } };
		expect(() => read({ F, M: left })).toThrow('M leaves ${Where} unsubstituted');
	});

	test('a schedule is a rate; a cron is refused', () => {
		const rule = (ScheduleExpression: string) => ({
			R: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression } },
		});
		expect(read(rule('rate(2 hours)')).rules).toMatchObject([{ everyMilliseconds: 7_200_000 }]);
		expect(() => read(rule('cron(0 1 * * ? *)'))).toThrow(/cron\(0 1 \* \* \? \*\)/);
	});
});

describe('what the host does not know', () => {
	test('a resource type is refused by name', () => {
		expect(() => read({ K: { Type: 'AWS::KMS::Key' } })).toThrow(/S:.*AWS::KMS::Key \(K\)/);
	});

	test('a type without effect is listed with its reason', () => {
		const { withoutEffect } = read({ L: { Type: 'AWS::Logs::LogGroup' }, A: { Type: 'AWS::CloudWatch::Alarm' } });
		expect([...withoutEffect.keys()]).toEqual(['AWS::Logs::LogGroup', 'AWS::CloudWatch::Alarm']);
	});

	test('an attribute, a parameter without value and a missing import are refused by name', () => {
		const env = (value: unknown) => ({
			F: { ...handler, Properties: { ...handler.Properties, Environment: { Variables: { X: value } } } },
			Q: { Type: 'AWS::SQS::Queue' },
		});
		expect(() => read(env({ 'Fn::GetAtt': ['Q', 'Colour'] }))).toThrow(/attribute Colour of AWS::SQS::Queue \(Q\)/);
		expect(() => read(env({ Ref: 'P' }), { Parameters: { P: { Type: 'String' } } })).toThrow(/parameter P/);
		expect(() => read(env({ 'Fn::ImportValue': 'Nobody:Here' }))).toThrow(/Nobody:Here/);
		expect(() => read(env({ Ref: 'Ghost' }))).toThrow(/Ghost/);
	});

	test('a property that cannot be played is refused with the resource', () => {
		expect(() => read({ Q: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } })).toThrow(/Q .*FifoQueue/s);
	});
});
