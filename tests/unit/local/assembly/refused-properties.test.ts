// What the local host would ignore it refuses by name, so that nothing behaves otherwise on AWS unnoticed; limits and ages are taken as said.
import { describe, expect, test } from 'vitest';
import { readStacks } from '../../../../infra/local/assembly/read-assembly.ts';
import type { Template } from '../../../../infra/local/assembly/template.ts';

const read = (Resources: Template['Resources']) =>
	readStacks(
		[{ name: 'S', template: { Resources }, assetPaths: new Map([['abc', '/abc']]) }],
		{},
		{
			region: 'ap-southeast-1',
			account: '000000000000',
			siteUrl: 'http://127.0.0.1:3000',
			issuerUrl: 'http://127.0.0.1:3000/_local/oidc',
		},
	);
const F = (more: Record<string, unknown> = {}) => ({
	Type: 'AWS::Lambda::Function',
	Properties: {
		Code: { S3Bucket: 'assets', S3Key: 'abc.zip' },
		Handler: 'index.handler',
		Role: 'arn:aws:iam::000000000000:role/r',
		Runtime: 'nodejs24.x',
		...more,
	},
});
const mapping = (more: Record<string, unknown> = {}) => ({
	Type: 'AWS::Lambda::EventSourceMapping',
	Properties: {
		EventSourceArn: 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/t/stream/1',
		FunctionName: { Ref: 'F' },
		StartingPosition: 'TRIM_HORIZON',
		...more,
	},
});
const queue = (more: Record<string, unknown>) => ({ Q: { Type: 'AWS::SQS::Queue', Properties: more } });
const invoke = (more: Record<string, unknown>) => ({
	F: F(),
	C: {
		Type: 'AWS::Lambda::EventInvokeConfig',
		Properties: { FunctionName: { Ref: 'F' }, Qualifier: '$LATEST', ...more },
	},
});
const rule = (RetryPolicy: Record<string, unknown>) => ({
	R: {
		Type: 'AWS::Events::Rule',
		Properties: { EventPattern: { source: ['s'] }, Targets: [{ Id: 't', Arn: 'a', RetryPolicy }] },
	},
});

describe('is refused by name:', () => {
	test.each([
		['ReservedConcurrentExecutions', { F: F({ ReservedConcurrentExecutions: 1 }) }],
		['FileSystemConfigs', { F: F({ FileSystemConfigs: [] }) }],
		['TumblingWindowInSeconds', { F: F(), M: mapping({ TumblingWindowInSeconds: 60 }) }],
		['ParallelizationFactor', { F: F(), M: mapping({ ParallelizationFactor: 10 }) }],
		['StartingPosition', { F: F(), M: mapping({ StartingPosition: 'LATEST' }) }],
		['MaximumMessageSize', queue({ MaximumMessageSize: 1024 })],
		['ReceiveMessageWaitTimeSeconds', queue({ ReceiveMessageWaitTimeSeconds: 20 })],
		['MaximumRetryAttempts', rule({ MaximumRetryAttempts: 186 })],
		['MaximumEventAgeInSeconds', rule({ MaximumEventAgeInSeconds: 59 })],
		['Qualifier', invoke({ Qualifier: 'live' })],
	])('%s', (property, resources) => {
		expect(() => read(resources)).toThrow(new RegExp(`cannot play[\\s\\S]*${property}`));
	});
});

describe('is taken as the template says, or as AWS does where it says nothing:', () => {
	test('the age of a stream record', () => {
		expect(read({ F: F(), M: mapping() }).mappings).toMatchObject([
			{ maximumAgeSeconds: Infinity, maximumRetries: Infinity },
		]);
		const limited = mapping({ MaximumRecordAgeInSeconds: 21_600, MaximumRetryAttempts: 10 });
		expect(read({ F: F(), M: limited }).mappings).toMatchObject([{ maximumAgeSeconds: 21_600, maximumRetries: 10 }]);
	});

	test('age and retries of an asynchronous call', () => {
		expect(read({ F: F() }).functions).toMatchObject([{ asyncMaximumAgeSeconds: 21_600, asyncRetries: 2 }]);
		expect(read(invoke({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 })).functions).toMatchObject([
			{ asyncMaximumAgeSeconds: 60, asyncRetries: 0 },
		]);
	});
});
