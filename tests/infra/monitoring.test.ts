// That somebody is called when somebody waits in vain: every queue, function and number that matters has its alarm, and its reader.
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
let alarms: Map<string, Properties>;
beforeAll(async () => {
	service = (await synthesise(folder, 'dev')).service;
	const found = resourcesOf(service, 'AWS::CloudWatch::Alarm').map(([, alarm]) => alarm);
	alarms = new Map(found.map((alarm) => [asText(alarm.AlarmName).replace('KhuyenCong-dev-', ''), alarm]));
});
afterAll(remove);

const dimensionsOf = (alarm: Properties): Record<string, string> =>
	Object.fromEntries(
		((alarm.Dimensions ?? []) as { Name: string; Value: Json }[]).map(({ Name, Value }) => [Name, asText(Value)]),
	);
const watching = (metric: string) => [...alarms.values()].filter(({ MetricName }) => MetricName === metric);

describe('every alarm', () => {
	it('is told to the operator when it begins and when it ends', () => {
		const [topicId] = Object.keys(service.findResources('AWS::SNS::Topic'));
		for (const alarm of alarms.values()) {
			expect((alarm.AlarmActions as Json[]).map(asText)).toEqual([topicId]);
			expect((alarm.OKActions as Json[]).map(asText)).toEqual([topicId]);
		}
	});

	it('says in a sentence what it means and what to do', () => {
		const advices = [...alarms.values()].map(({ AlarmDescription }) => asText(AlarmDescription));
		for (const advice of advices) expect(advice).toMatch(/^[A-Za-z-].{40,}\.$/);
	});

	it('takes silence for health, save the one that watches for silence', () => {
		const alarmed = [...alarms].filter(([, { TreatMissingData }]) => TreatMissingData !== 'notBreaching');
		expect(alarmed.map(([name, alarm]) => [name, alarm.TreatMissingData])).toEqual([
			['TenderSilent', 'breaching'],
			['SweepSilent', 'breaching'],
		]);
		expect(alarms.get('SweepSilent')).toMatchObject({ ComparisonOperator: 'LessThanThreshold', Threshold: 1 });
	});
});

describe('the operator is called', () => {
	it('for the first message in any dead-letter queue', () => {
		const queues = resourcesOf(service, 'AWS::SQS::Queue').filter(([, queue]) => queue.RedrivePolicy === undefined);
		const watched = watching('ApproximateNumberOfMessagesVisible').map((alarm) => dimensionsOf(alarm).QueueName);
		expect(watched.sort()).toEqual(queues.map(([id]) => `${id}.QueueName`).sort());
		for (const alarm of watching('ApproximateNumberOfMessagesVisible'))
			expect(alarm).toMatchObject({ Threshold: 1, Statistic: 'Maximum', EvaluationPeriods: 1 });
	});

	it('for an upload or a scan that waits for minutes, long before it is given up', () => {
		const working = resourcesOf(service, 'AWS::SQS::Queue').filter(([, queue]) => queue.RedrivePolicy !== undefined);
		const late = watching('ApproximateAgeOfOldestMessage');
		expect(late.map((alarm) => dimensionsOf(alarm).QueueName).sort()).toEqual(
			working.map(([id]) => `${id}.QueueName`).sort(),
		);
		for (const [, queue] of working) {
			const { maxReceiveCount } = queue.RedrivePolicy as { maxReceiveCount: number };
			for (const alarm of late) expect(alarm.Threshold).toBeLessThan(maxReceiveCount * Number(queue.VisibilityTimeout));
		}
	});

	it('for a run that failed, timed out or was stopped', () => {
		const [machineId] = Object.keys(service.findResources('AWS::StepFunctions::StateMachine'));
		for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'])
			expect(watching(metric).map(dimensionsOf)).toEqual([{ StateMachineArn: `${machineId}.Arn` }]);
	});

	it('for failing functions that no run shows, and for stream readers that fall behind', () => {
		const ids = (...names: string[]) => names.map((name) => functionsOf(service).get(name)!.id).sort();
		const watched = (metric: string) =>
			watching(metric)
				.map((alarm) => dimensionsOf(alarm).FunctionName)
				.sort();
		const behindQueues = ['receive-upload', 'record-scan', 'record-mail-event'];
		const outside = [
			'publish-figures',
			'fail-report',
			'resume-workflow',
			'sweep-decisions',
			'tend-reviews',
			'reconcile',
			'project-aggregates',
		];
		expect(watched('Errors')).toEqual(ids(...behindQueues, ...outside));
		expect(watched('IteratorAge')).toEqual(ids('resume-workflow', 'project-aggregates'));
	});

	it('for mails that come back, per mail and as the share AWS judges by', () => {
		const [configurationSet] = Object.keys(service.findResources('AWS::SES::ConfigurationSet'));
		for (const metric of ['Bounce', 'Complaint', 'Reject'])
			expect(watching(metric).map(dimensionsOf)).toEqual([{ 'ses:configuration-set': configurationSet }]);
		expect(watching('Reputation.BounceRate')[0]!.Threshold).toBe(0.05);
		expect(watching('Reputation.ComplaintRate')[0]!.Threshold).toBe(0.001);
	});

	it('for a site that fails or is slow', () => {
		const [apiId] = Object.keys(service.findResources('AWS::ApiGatewayV2::Api'));
		expect(watching('5xx').map(dimensionsOf)).toEqual([{ ApiId: apiId }]);
		expect(watching('Latency')[0]).toMatchObject({ ExtendedStatistic: 'p95', EvaluationPeriods: 3 });
	});

	it('for throttling of functions, runs and the table', () => {
		expect(watching('Throttles').map(dimensionsOf)).toEqual([{}]);
		expect(watching('ExecutionThrottled')).toHaveLength(1);
		const metrics = alarms.get('TableThrottled')!.Metrics as unknown as {
			MetricStat?: { Metric: { MetricName: string; Dimensions: { Name: string; Value: Json }[] } };
		}[];
		const operations = metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.Dimensions ?? []);
		expect(operations.filter(({ Name }) => Name === 'Operation').map(({ Value }) => Value)).toEqual([
			'GetItem',
			'Query',
			'TransactWriteItems',
		]);
	});
});

describe('the operator topic', () => {
	it('mails one address, which has no default', () => {
		const mail = onlyResource(service, 'AWS::SNS::Subscription');
		expect([mail.Protocol, asText(mail.Endpoint)]).toEqual(['email', 'OperatorMail']);
		expect(service.toJSON().Parameters.OperatorMail.Default).toBeUndefined();
	});

	it('takes messages of alarms of this account only, and over TLS only', () => {
		const statements = statementsOf({ Policies: [onlyResource(service, 'AWS::SNS::TopicPolicy')] });
		expect(statements.filter(({ Effect }) => Effect === 'Allow')).toEqual([
			expect.objectContaining({
				Principal: { Service: 'cloudwatch.amazonaws.com' },
				Action: 'sns:Publish',
				Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
			}),
		]);
		const denied = statements.find(({ Effect }) => Effect === 'Deny')!;
		expect(denied.Condition).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
	});
});

it('shows all alarms and the way of a report on one page', () => {
	const page = onlyResource(service, 'AWS::CloudWatch::Dashboard');
	const text = asText(page.DashboardBody);
	const { widgets } = JSON.parse(text) as {
		widgets: { type: string; properties: { title: string; alarms?: string[] } }[];
	};
	expect(widgets[0]!.properties.alarms).toHaveLength(alarms.size);
	expect(widgets.filter(({ type }) => type === 'metric')).toHaveLength(9);
});

describe('what functions log', () => {
	it('has mail addresses masked', () => {
		for (const { properties } of functionsOf(service).values()) {
			const { LogGroup } = properties.LoggingConfig as { LogGroup: Json };
			const group = new Map(resourcesOf(service, 'AWS::Logs::LogGroup')).get(asText(LogGroup))!;
			expect(JSON.stringify(group.DataProtectionPolicy)).toContain('data-identifier/EmailAddress');
			expect(JSON.stringify(group.DataProtectionPolicy)).toContain('"Deidentify":{"MaskConfig":{}}');
		}
	});
});
