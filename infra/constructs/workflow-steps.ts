// The functions the workflow calls, with what each may touch: the table for all, files and mail only where the step needs them.
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from './function-list.ts';
import type { MailSender } from './mail-sender.ts';
import { createDeadLetterQueue } from './queues.ts';
import type { ReportTable } from './report-table.ts';
import { readObjects, useTable, writeObjects } from './rights.ts';
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
			needs: Pick<ServiceFunctionProps, 'environment' | 'rights' | 'deadLetters'>,
		) => {
			const environment = { TABLE_NAME: tableName, ...needs.environment };
			const step = new ServiceFunction(this, {
				...needs,
				home,
				name,
				environment,
				rights: [useTable(reports), ...needs.rights],
			});
			steps.set(name, step);
			return step;
		};
		const files = { UPLOADS_BUCKET: bucket.bucketName };
		const mails = { environment: { BASE_URL: siteOrigin, ...mail.environment }, rights: [mail.rights] };
		addStep('await-scan', { environment: {}, rights: [] });
		addStep('read-report', {
			environment: files,
			rights: [readObjects(bucket, [uploadsPrefix]), writeObjects(bucket, readingsPrefix)],
		});
		const readings = readObjects(bucket, [readingsPrefix]);
		const mailsOfReading = {
			environment: { ...files, ...mails.environment },
			rights: [readings, ...mails.rights],
		};
		addStep('check-report', { environment: files, rights: [readings] });
		addStep('request-confirmation', mailsOfReading);
		addStep('plan-route', { environment: {}, rights: [] });
		addStep('request-approval', mailsOfReading);
		addStep('publish-figures', { environment: files, rights: [readings] });
		addStep('notify-outcome', mails);
		// Called by the workflow, and by the bus for a run that ended where no catch could see it: hence the queue.
		this.failReportDeadLetters = createDeadLetterQueue(this, 'FailReportDeadLetters');
		this.failReport = addStep('fail-report', { ...mails, deadLetters: this.failReportDeadLetters });
	}
}
