// How things reach the functions: rules, queues, streams, workflow, site, sign-in and mail; and that nothing is lost on the way.
import type { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkFolder, synthesise } from './synthesise.ts';
import {
	asText,
	functionsOf,
	type Json,
	onlyResource,
	type Properties,
	resourcesOf,
	statementsOf,
} from './template-reading.ts';

const { folder, remove } = createWorkFolder();
let service: Template;
let functions: ReturnType<typeof functionsOf>;
beforeAll(async () => {
	service = (await synthesise(folder, 'dev')).service;
	functions = functionsOf(service);
});
afterAll(remove);

type Target = { Arn: Json; DeadLetterConfig?: { Arn: Json }; RetryPolicy?: Json };
type FoundRule = { pattern: Json | undefined; schedule: Json | undefined; targets: Target[] };

function rules(): FoundRule[] {
	return resourcesOf(service, 'AWS::Events::Rule').map(([, rule]) => ({
		pattern: rule.EventPattern,
		schedule: rule.ScheduleExpression,
		targets: rule.Targets as unknown as Target[],
	}));
}
const ruleFor = (source: string) => rules().find(({ pattern }) => JSON.stringify(pattern ?? '').includes(source))!;
const functionId = (name: string) => functions.get(name)!.id;
const mappingOf = (name: string) =>
	resourcesOf(service, 'AWS::Lambda::EventSourceMapping').find(
		([, mapping]) => asText(mapping.FunctionName) === functionId(name),
	)![1];
const queueOf = (arn: Json | undefined): Properties =>
	new Map(resourcesOf(service, 'AWS::SQS::Queue')).get(asText(arn).replace(/\.Arn$/, ''))!;

const queued = [
	['receive-upload', 'aws.s3', 'Object Created'],
	['record-scan', 'aws.guardduty', 'GuardDuty Malware Protection Object Scan Result'],
] as const;

describe.each(queued)('events on their way to %s', (name, source, detailType) => {
	it(`are those of ${source} about an uploaded file of our bucket`, () => {
		const rule = ruleFor(source);
		expect(rule.pattern).toMatchObject({ source: [source], 'detail-type': [detailType] });
		const text = JSON.stringify(rule.pattern);
		expect(text).toContain('[{"prefix":"uploads/"}]');
		expect(text).toContain('Fn::ImportValue');
	});

	it('wait in a queue, ten at a time, five calls at once, and only the failed ones come back', () => {
		const mapping = mappingOf(name);
		expect(asText(mapping.EventSourceArn)).toBe(asText(ruleFor(source).targets[0]!.Arn));
		expect(mapping).toMatchObject({
			BatchSize: 10,
			FunctionResponseTypes: ['ReportBatchItemFailures'],
			ScalingConfig: { MaximumConcurrency: 5 },
		});
	});

	it('stay hidden for six time-outs and end in a dead-letter queue', () => {
		const queue = queueOf(mappingOf(name).EventSourceArn);
		expect(queue.VisibilityTimeout).toBe(6 * Number(functions.get(name)!.properties.Timeout));
		const redrive = queue.RedrivePolicy as { deadLetterTargetArn: Json; maxReceiveCount: number };
		expect(redrive.maxReceiveCount).toBe(5);
		expect(queueOf(redrive.deadLetterTargetArn)).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 3600 });
	});
});

describe.each([
	['resume-workflow', 'pending'],
	['project-aggregates', 'publication'],
])('changes of the table on their way to %s', (name, itemType) => {
	it(`are new and changed items of type ${itemType}`, () => {
		const { Filters } = mappingOf(name).FilterCriteria as { Filters: { Pattern: string }[] };
		expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
			{ eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { type: { S: [itemType] } } } },
		]);
	});

	it('are halved, retried a bounded number of times and then put aside', () => {
		const mapping = mappingOf(name);
		expect(mapping).toMatchObject({
			BisectBatchOnFunctionError: true,
			MaximumRetryAttempts: expect.any(Number),
			FunctionResponseTypes: ['ReportBatchItemFailures'],
			StartingPosition: 'TRIM_HORIZON',
		});
		const { OnFailure } = mapping.DestinationConfig as { OnFailure: { Destination: Json } };
		expect(queueOf(OnFailure.Destination)).toBeDefined();
	});
});

it('has no more than two readers on the stream', () => {
	const streams = resourcesOf(service, 'AWS::Lambda::EventSourceMapping').filter(([, m]) => m.StartingPosition);
	expect(streams).toHaveLength(2);
});

it('sweeps decisions and tends reviews every minute', () => {
	const scheduled = rules().filter((rule) => rule.schedule !== undefined);
	expect(scheduled.map(({ schedule }) => schedule)).toEqual(['rate(1 minute)', 'rate(1 minute)', 'rate(1 hour)']);
	const called = scheduled.map((rule) => asText(rule.targets[0]!.Arn)).sort();
	expect(called).toEqual(
		['sweep-decisions', 'tend-reviews', 'reconcile'].map((name) => `${functionId(name)}.Arn`).sort(),
	);
});

it('hands a run that failed, timed out or was aborted to fail-report', () => {
	const rule = ruleFor('aws.states');
	const [machineId] = Object.keys(service.findResources('AWS::StepFunctions::StateMachine'));
	expect(rule.pattern).toEqual({
		source: ['aws.states'],
		'detail-type': ['Step Functions Execution Status Change'],
		detail: { stateMachineArn: [{ 'Fn::GetAtt': [machineId, 'Arn'] }], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
	});
	expect(asText(rule.targets[0]!.Arn)).toBe(`${functionId('fail-report')}.Arn`);
});

describe('nothing is dropped', () => {
	it('by a rule: every target has a retry policy and a dead-letter queue that the rule may write to', () => {
		const policies = resourcesOf(service, 'AWS::SQS::QueuePolicy').map(([, policy]) => policy);
		expect(rules()).toHaveLength(7);
		for (const target of rules().flatMap((rule) => rule.targets)) {
			expect(target.RetryPolicy).toBeDefined();
			const queueArn = asText(target.DeadLetterConfig!.Arn);
			const open = policies.flatMap((p) => (p.PolicyDocument as unknown as { Statement: Properties[] }).Statement);
			const letIn = open.filter((s) => s.Effect === 'Allow' && asText(s.Resource) === queueArn);
			expect(letIn).not.toEqual([]);
		}
	});

	it('by an asynchronous call: what EventBridge calls itself has a dead-letter queue', () => {
		for (const name of ['fail-report', 'sweep-decisions', 'tend-reviews', 'reconcile']) {
			const { TargetArn } = functions.get(name)!.properties.DeadLetterConfig as { TargetArn: Json };
			expect(queueOf(TargetArn)).toBeDefined();
		}
	});

	it('in the open: every queue is encrypted and refuses calls without TLS', () => {
		const refusing = resourcesOf(service, 'AWS::SQS::QueuePolicy').filter(([, policy]) =>
			JSON.stringify(policy.PolicyDocument).includes('"aws:SecureTransport":"false"'),
		);
		const queues = resourcesOf(service, 'AWS::SQS::Queue');
		expect(refusing).toHaveLength(queues.length);
		for (const [, queue] of queues) expect(queue.SqsManagedSseEnabled).toBe(true);
	});
});

describe('the workflow', () => {
	it('logs every transition, never execution data, and is traced', () => {
		const machine = onlyResource(service, 'AWS::StepFunctions::StateMachine');
		expect(machine).toMatchObject({
			StateMachineType: 'STANDARD',
			LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
			TracingConfiguration: { Enabled: true },
		});
	});

	it('may call its nine steps and no other function', () => {
		const machine = onlyResource(service, 'AWS::StepFunctions::StateMachine');
		const substitutions = machine.DefinitionSubstitutions as Properties;
		const role = new Map(resourcesOf(service, 'AWS::IAM::Role')).get(asText(machine.RoleArn).replace(/\.Arn$/, ''))!;
		const calls = statementsOf(role).find(({ Sid }) => Sid === 'CallSteps')!;
		expect(calls.Action).toBe('lambda:InvokeFunction');
		expect((calls.Resource as Json[]).map(asText).sort()).toEqual(Object.values(substitutions).map(asText).sort());
		expect(Object.keys(substitutions).sort()).toEqual([
			'AwaitScanArn',
			'CheckReportArn',
			'FailReportArn',
			'NotifyOutcomeArn',
			'PlanRouteArn',
			'PublishFiguresArn',
			'ReadReportArn',
			'RequestApprovalArn',
			'RequestConfirmationArn',
		]);
	});
});

describe('the site', () => {
	it('sends every request to the web function', () => {
		const route = onlyResource(service, 'AWS::ApiGatewayV2::Route');
		const integration = onlyResource(service, 'AWS::ApiGatewayV2::Integration');
		expect(route.RouteKey).toBe('$default');
		expect(integration).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
		expect(asText(integration.IntegrationUri)).toBe(`${functionId('web')}.Arn`);
	});

	it('logs requests without query strings, headers, bodies or addresses', () => {
		const stage = onlyResource(service, 'AWS::ApiGatewayV2::Stage');
		const { Format } = stage.AccessLogSettings as { Format: string };
		expect(Object.values(JSON.parse(Format))).toEqual([
			'$context.requestId',
			'$context.requestTime',
			'$context.httpMethod',
			'$context.path',
			'$context.status',
			'$context.responseLength',
			'$context.responseLatency',
			'$context.integrationErrorMessage',
		]);
	});

	it('answers before the HTTP API gives up', () => {
		expect(Number(functions.get('web')!.properties.Timeout)).toBeLessThan(30);
	});
});

describe('sign-in', () => {
	it('lets nobody sign up alone, asks for strong passwords and watches for stolen ones', () => {
		expect(onlyResource(service, 'AWS::Cognito::UserPool')).toMatchObject({
			AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
			Policies: { PasswordPolicy: { MinimumLength: 14, RequireNumbers: true, RequireSymbols: true } },
			UserPoolTier: 'PLUS',
			DeletionProtection: 'ACTIVE',
		});
		service.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Retain' });
	});

	it('knows the three groups', () => {
		const names = resourcesOf(service, 'AWS::Cognito::UserPoolGroup').map(([, group]) => group.GroupName);
		expect(names.sort()).toEqual(['administrator', 'auditor', 'submitter']);
	});

	it('has one public client without secret: code flow only, back to the site only', () => {
		const client = onlyResource(service, 'AWS::Cognito::UserPoolClient');
		expect(client).toMatchObject({
			GenerateSecret: false,
			AllowedOAuthFlowsUserPoolClient: true,
			AllowedOAuthFlows: ['code'],
			ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
			PreventUserExistenceErrors: 'ENABLED',
		});
		expect(asText(client.CallbackURLs)).toBe('SiteOrigin/auth/callback');
		expect(asText(client.LogoutURLs)).toBe('SiteOrigin/');
	});

	it('tells the web function issuer, client and where to sign out', () => {
		const { Variables } = functions.get('web')!.properties.Environment as { Variables: Properties };
		expect(asText(Variables.OIDC_ISSUER)).toMatch(/^SignInPool\w+\.ProviderURL$/);
		expect(asText(Variables.LOGOUT_URL)).toMatch(
			/^https:\/\/SignInDomain\w+\.auth\.AWS::Region\.amazoncognito\.com\/logout\?client_id=SignInClient\w+&logout_uri=SiteOrigin\/$/,
		);
	});
});

it('sends mail over TLS, counts what becomes of it and tracks neither opens nor clicks', () => {
	expect(onlyResource(service, 'AWS::SES::ConfigurationSet')).toMatchObject({
		ReputationOptions: { ReputationMetricsEnabled: true },
		DeliveryOptions: { TlsPolicy: 'REQUIRE' },
	});
	const told = resourcesOf(service, 'AWS::SES::ConfigurationSetEventDestination').map(
		([, { EventDestination }]) => EventDestination as Properties,
	);
	for (const { MatchingEventTypes } of told)
		expect((MatchingEventTypes as string[]).filter((type) => ['OPEN', 'CLICK'].includes(type))).toEqual([]);
	const where = told.flatMap((one) => Object.keys(one).filter((key) => key.endsWith('Destination'))).sort();
	expect(where).toEqual(['CloudWatchDestination', 'EventBridgeDestination']);
	expect(asText(onlyResource(service, 'AWS::SES::EmailIdentity').EmailIdentity)).toBe('MailFrom');
});

it('says where everything is', () => {
	expect(Object.keys(service.findOutputs('*')).sort()).toEqual([
		'SiteUrl',
		'StateMachineArn',
		'TableName',
		'UploadsBucketName',
		'UserPoolClientId',
		'UserPoolId',
	]);
});
