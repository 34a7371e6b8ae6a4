// What works on the data: functions, workflow, queues, rules, site, sign-in and mail. Holds no report itself.
// Here parts are only joined; what each part is stands in its construct.
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { ApprovalWorkflow } from '../constructs/approval-workflow.ts';
import { DecisionSweep } from '../constructs/decision-sweep.ts';
import { MailSender } from '../constructs/mail-sender.ts';
import { Monitoring } from '../constructs/monitoring.ts';
import { QueuedConsumer } from '../constructs/queued-consumer.ts';
import { Reconciler } from '../constructs/reconciler.ts';
import { ReviewTender } from '../constructs/review-tender.ts';
import { completeTasks, readReadings, startExecutions, useTable } from '../constructs/rights.ts';
import { SignIn } from '../constructs/sign-in.ts';
import { createSiteOrigin } from '../constructs/site-origin.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import { readingsPrefix, uploadsPrefix } from '../constructs/uploads-bucket.ts';
import { WebEndpoint } from '../constructs/web-endpoint.ts';
import { WorkflowSteps } from '../constructs/workflow-steps.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data-stack.ts';

export type ServiceStackProps = StackProps & {
	stage: Stage;
	data: DataStack;
	bundleFolder: string;
	workflowFile: string;
};

export class ServiceStack extends Stack {
	constructor(scope: Construct, id: string, { stage, data, bundleFolder, workflowFile, ...props }: ServiceStackProps) {
		super(scope, id, {
			description: 'Khuyen cong reports: site, workflow and functions',
			terminationProtection: stage.terminationProtection,
			...props,
		});
		const home = { stage, bundleFolder };
		const { reports, uploads } = data;
		const { bucket } = uploads;
		const siteOrigin = createSiteOrigin(this, stage);
		const environment = { TABLE_NAME: reports.table.tableName };
		const mail = new MailSender(this, 'Mail', { stage });
		const signIn = new SignIn(this, 'SignIn', { stage, siteOrigin });
		const steps = new WorkflowSteps(this, 'Steps', { home, reports, bucket, mail, siteOrigin });
		const workflow = new ApprovalWorkflow(this, 'Workflow', { home, steps, workflowFile });
		const uploadEvents = new QueuedConsumer(this, 'Intake', {
			home,
			name: 'receive-upload',
			description: 'An uploaded file has arrived',
			eventPattern: {
				source: ['aws.s3'],
				detailType: ['Object Created'],
				detail: { bucket: { name: [bucket.bucketName] }, object: { key: Match.prefix(uploadsPrefix) } },
			},
			environment: { ...environment, STATE_MACHINE_ARN: workflow.stateMachineArn },
			rights: [useTable(reports, 'GetItem', 'PutItem', 'DeleteItem'), startExecutions(workflow.stateMachineArn)],
		});
		const scanEvents = new QueuedConsumer(this, 'ScanResults', {
			home,
			name: 'record-scan',
			description: 'GuardDuty has scanned an uploaded file',
			eventPattern: {
				source: ['aws.guardduty'],
				detailType: ['GuardDuty Malware Protection Object Scan Result'],
				detail: {
					s3ObjectDetails: { bucketName: [bucket.bucketName], objectKey: Match.prefix(uploadsPrefix) },
				},
			},
			environment,
			rights: [useTable(reports, 'GetItem', 'Query', 'PutItem')],
		});
		const mailEvents = new QueuedConsumer(this, 'MailFates', {
			home,
			name: 'record-mail-event',
			description: 'SES tells what became of a message',
			eventPattern: {
				source: ['aws.ses'],
				detail: { mail: { tags: { 'ses:configuration-set': [mail.configurationSetName] } } },
			},
			environment: {
				...environment,
				UPLOADS_BUCKET: bucket.bucketName,
				BASE_URL: siteOrigin,
				...mail.environment,
			},
			rights: [useTable(reports, 'GetItem', 'Query', 'PutItem'), readReadings(bucket, readingsPrefix), mail.rights],
		});
		const outbox = new StreamConsumer(this, 'Outbox', {
			home,
			name: 'resume-workflow',
			reports,
			itemType: 'pending',
			environment,
			rights: [useTable(reports, 'GetItem', 'DeleteItem', 'ConditionCheckItem'), completeTasks()],
		});
		const aggregates = new StreamConsumer(this, 'Aggregates', {
			home,
			name: 'project-aggregates',
			reports,
			itemType: 'publication',
			environment,
			rights: [useTable(reports, 'GetItem', 'PutItem')],
		});
		const sweep = new DecisionSweep(this, 'Sweep', { home, reports, stateMachineArn: workflow.stateMachineArn });
		const tender = new ReviewTender(this, 'Tender', { home, reports, bucket, mail, siteOrigin });
		const reconciler = new Reconciler(this, 'Reconciler', {
			home,
			reports,
			stateMachineArn: workflow.stateMachineArn,
		});
		const site = new WebEndpoint(this, 'Site', { home, reports, uploads, signIn, mail, siteOrigin });
		new Monitoring(this, 'Monitoring', {
			stage,
			reports,
			mail,
			steps,
			workflow,
			uploads: uploadEvents,
			scans: scanEvents,
			mailEvents,
			outbox,
			aggregates,
			sweep,
			tender,
			reconciler,
			site,
		});
		const outputs = {
			SiteUrl: site.url,
			TableName: reports.table.tableName,
			UploadsBucketName: bucket.bucketName,
			StateMachineArn: workflow.stateMachineArn,
			UserPoolId: signIn.userPoolId,
			UserPoolClientId: signIn.clientId,
		};
		for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
	}
}
