// The functions the workflow calls, with what each may touch: each action on the table, files and mail only where the step uses them.
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from './function-list.ts';
import type { MailSender } from './mail-sender.ts';
import { createDeadLetterQueue } from './queues.ts';
import type { ReportTable } from './report-table.ts';
import { readReadings, readUploads, type TableAction, useTable, writeObjects } from './rights.ts';
import { type FunctionHome, ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { readingsPrefix, uploadsPrefix } from './uploads-bucket.ts';

export type WorkflowStepsProps = {
	home: FunctionHome;
	reports: ReportTable;
	bucket: IBucket;
	mail: MailSender;
	siteOrigin: string;
};

export class WorkflowSteps extends Construct {
	/** In the order the workflow meets them. */
	readonly steps: ReadonlyMap<FunctionName, ServiceFunction>;
	readonly failReport: ServiceFunction;
	readonly failReportDeadLetters: Queue;

	constructor(scope: Construct, id: string, { home, reports, bucket, mail, siteOrigin }: WorkflowStepsProps) {
		super(scope, id);
		const steps = new Map<FunctionName, ServiceFunction>();
		this.steps = steps;
		const tableName = reports.table.tableName;
		const addStep = (
			name: FunctionName,
			tableActions: TableAction[],
			needs: Pick<ServiceFunctionProps, 'environment' | 'rights' | 'deadLetters'>,
		) => {
			const environment = { TABLE_NAME: tableName, ...needs.environment };
			const step = new ServiceFunction(this, {
				...needs,
				home,
				name,
				environment,
				rights: [useTable(reports, ...tableActions), ...needs.rights],
			});
			steps.set(name, step);
			return step;
		};
		// Items by their keys, and for some also all items of a kind: mails sent, scans, officers, events.
		const keys: TableAction[] = ['GetItem', 'PutItem'];
		const queries: TableAction[] = [...keys, 'Query'];
		const files = { UPLOADS_BUCKET: bucket.bucketName };
		const mails = { environment: { BASE_URL: siteOrigin, ...mail.environment }, rights: [mail.rights] };
		addStep('await-scan', queries, { environment: {}, rights: [] });
		addStep('read-report', keys, {
			environment: files,
			rights: [readUploads(bucket, uploadsPrefix), writeObjects(bucket, readingsPrefix)],
		});
		const readings = readReadings(bucket, readingsPrefix);
		const mailsOfReading = {
			environment: { ...files, ...mails.environment },
			rights: [readings, ...mails.rights],
		};
		addStep('check-report', keys, { environment: files, rights: [readings] });
		addStep('request-confirmation', queries, mailsOfReading);
		addStep('plan-route', keys, { environment: {}, rights: [] });
		addStep('request-approval', queries, mailsOfReading);
		addStep('publish-figures', keys, { environment: files, rights: [readings] });
		addStep('notify-outcome', queries, mails);
		// Called by the workflow, and by the bus for a run that ended where no catch could see it: hence the queue.
		this.failReportDeadLetters = createDeadLetterQueue(this, 'FailReportDeadLetters');
		this.failReport = addStep('fail-report', queries, { ...mails, deadLetters: this.failReportDeadLetters });
	}
}
