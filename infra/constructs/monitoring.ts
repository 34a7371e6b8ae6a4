// Who watches over the service: topic, alarms and dashboard, made from the constructs that are watched.
// Every function, queue and dead-letter queue of the service is handed in here, so that a new one is not forgotten silently.
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { Alarms } from './alarms.ts';
import type { ApprovalWorkflow } from './approval-workflow.ts';
import type { DecisionSweep } from './decision-sweep.ts';
import type { MailSender } from './mail-sender.ts';
import { OperatorTopic } from './operator-topic.ts';
import type { QueuedConsumer } from './queued-consumer.ts';
import type { Reconciler } from './reconciler.ts';
import type { ReportTable } from './report-table.ts';
import type { ReviewTender } from './review-tender.ts';
import { addServiceAlarms } from './service-alarms.ts';
import { ServiceDashboard } from './service-dashboard.ts';
import type { ServiceFunction } from './service-function.ts';
import type { StreamConsumer } from './stream-consumer.ts';
import type { WatchedService } from './watched-service.ts';
import type { WebEndpoint } from './web-endpoint.ts';
import type { WorkflowSteps } from './workflow-steps.ts';

export type MonitoringProps = {
	stage: Stage;
	reports: ReportTable;
	mail: MailSender;
	steps: WorkflowSteps;
	workflow: ApprovalWorkflow;
	uploads: QueuedConsumer;
	scans: QueuedConsumer;
	mailEvents: QueuedConsumer;
	outbox: StreamConsumer;
	aggregates: StreamConsumer;
	sweep: DecisionSweep;
	tender: ReviewTender;
	reconciler: Reconciler;
	site: WebEndpoint;
};

export class Monitoring extends Construct {
	constructor(scope: Construct, id: string, props: MonitoringProps) {
		super(scope, id);
		const prefix = `KhuyenCong-${props.stage.name}`;
		const service = gatherWatched(props);
		const { topicArn } = new OperatorTopic(this, 'Operator', props);
		const alarms = new Alarms(this, 'Alarms', { prefix, topicArn });
		addServiceAlarms(alarms, service);
		new ServiceDashboard(this, 'Page', { name: prefix, alarms, service });
	}
}

function gatherWatched(parts: MonitoringProps): WatchedService {
	const { uploads, scans, mailEvents, outbox, aggregates, sweep, tender, reconciler, site, steps } = parts;
	const others: ServiceFunction[] = [
		site.web,
		uploads.consumer,
		scans.consumer,
		mailEvents.consumer,
		outbox.consumer,
		aggregates.consumer,
		sweep.function,
		tender.function,
		reconciler.function,
	];
	const functions = [...steps.steps.values(), ...others];
	return {
		functionNames: new Map(functions.map(({ name, lambda }) => [name, lambda.functionName])),
		workQueues: new Map([
			['Uploads', uploads.queue],
			['Scans', scans.queue],
			['MailFates', mailEvents.queue],
		]),
		deadLetterQueues: new Map([
			['Uploads', uploads.deadLetters],
			['Scans', scans.deadLetters],
			['MailFates', mailEvents.deadLetters],
			['Decisions', outbox.failures],
			['Aggregates', aggregates.failures],
			['Sweeps', sweep.deadLetters],
			['Reviews', tender.deadLetters],
			['Reconciling', reconciler.deadLetters],
			['FailedRuns', steps.failReportDeadLetters],
		]),
		stateMachineArn: parts.workflow.stateMachineArn,
		apiId: site.apiId,
		tableName: parts.reports.table.tableName,
		mailConfigurationSet: parts.mail.environment.MAIL_CONFIGURATION_SET,
	};
}
