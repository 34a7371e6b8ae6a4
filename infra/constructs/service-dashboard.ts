// One page for the operator: what is wrong now, then the way of a report from upload to mail, left to right and top to bottom.
import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import {
	allConcurrency,
	allThrottles,
	functionMetric,
	mailMetric,
	queueMetric,
	runMetric,
	siteLatency,
	siteMetric,
	streamDelay,
	tableThrottles,
} from './service-metrics.ts';
import { functionNameOf, type WatchedService } from './watched-service.ts';

export type ServiceDashboardProps = { name: string; alarms: Alarms; service: WatchedService };

export class ServiceDashboard extends Construct {
	constructor(scope: Construct, id: string, { name, alarms, service }: ServiceDashboardProps) {
		super(scope, id);
		new Dashboard(this, 'Dashboard', {
			dashboardName: name,
			widgets: [
				[new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms.all], width: 24, height: 4 })],
				siteRow(service),
				reportRow(service),
				mailRow(service),
			],
		});
	}
}

const graph = (title: string, left: IMetric[], right: IMetric[] = []): IWidget =>
	new GraphWidget({ title, left, right, width: 8, height: 6 });

function siteRow(service: WatchedService): IWidget[] {
	const { apiId, tableName } = service;
	return [
		graph(
			'Site: requests | errors',
			[siteMetric(apiId, 'Count')],
			[siteMetric(apiId, '4xx'), siteMetric(apiId, '5xx')],
		),
		graph('Site: latency (ms)', [siteLatency(apiId, 'p50'), siteLatency(apiId, 'p95')]),
		graph('Concurrency | throttles', [allConcurrency()], [allThrottles(), tableThrottles(tableName)]),
	];
}

function reportRow(service: WatchedService): IWidget[] {
	const { stateMachineArn, workQueues } = service;
	const waiting = [...workQueues].map(([label, queue]) =>
		queueMetric(queue.queueName, 'ApproximateAgeOfOldestMessage').with({ label }),
	);
	const errors = [...service.functionNames].map(([label, name]) => functionMetric(name, 'Errors').with({ label }));
	return [
		graph(
			'Reports: runs started, succeeded | failed',
			[runMetric(stateMachineArn, 'ExecutionsStarted'), runMetric(stateMachineArn, 'ExecutionsSucceeded')],
			[runMetric(stateMachineArn, 'ExecutionsFailed'), runMetric(stateMachineArn, 'ExecutionsTimedOut')],
		),
		graph('Uploads and scans: oldest message (s)', waiting),
		graph('Functions: errors', errors),
	];
}

function mailRow(service: WatchedService): IWidget[] {
	const { deadLetterQueues, mailConfigurationSet: mails } = service;
	const delays = (['resume-workflow', 'project-aggregates'] as const).map((label) =>
		streamDelay(functionNameOf(service, label)).with({ label }),
	);
	const aside = [...deadLetterQueues].map(([label, queue]) =>
		queueMetric(queue.queueName, 'ApproximateNumberOfMessagesVisible').with({ label }),
	);
	return [
		graph(
			'Mails: sent, delivered | trouble',
			[mailMetric(mails, 'Send'), mailMetric(mails, 'Delivery')],
			[mailMetric(mails, 'Bounce'), mailMetric(mails, 'Complaint'), mailMetric(mails, 'DeliveryDelay')],
		),
		graph('Stream readers: behind (ms)', delays),
		graph('Put aside', aside),
	];
}
