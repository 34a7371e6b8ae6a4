// What happens while people do not: every minute owed mails are sent, links asked for again are issued, and reports whose time has come are
// looked at (reminders, deputies, the level above). It tells people; it has no right to complete a task.
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { MailSender } from './mail-sender.ts';
import { createDeadLetterQueue } from './queues.ts';
import type { ReportTable } from './report-table.ts';
import { queryIndexes, readReadings, useTable } from './rights.ts';
import { type FunctionHome, ServiceFunction } from './service-function.ts';
import { readingsPrefix } from './uploads-bucket.ts';

export type ReviewTenderProps = {
	home: FunctionHome;
	reports: ReportTable;
	bucket: IBucket;
	mail: MailSender;
	siteOrigin: string;
};

export class ReviewTender extends Construct {
	readonly deadLetters: Queue;
	readonly function: ServiceFunction;

	constructor(scope: Construct, id: string, { home, reports, bucket, mail, siteOrigin }: ReviewTenderProps) {
		super(scope, id);
		this.deadLetters = createDeadLetterQueue(this, 'DeadLetters');
		this.function = new ServiceFunction(this, {
			home,
			name: 'tend-reviews',
			environment: {
				TABLE_NAME: reports.table.tableName,
				UPLOADS_BUCKET: bucket.bucketName,
				BASE_URL: siteOrigin,
				...mail.environment,
			},
			rights: [
				useTable(reports, 'GetItem', 'Query', 'PutItem', 'DeleteItem'),
				queryIndexes(reports, 'byPending'),
				readReadings(bucket, readingsPrefix),
				mail.rights,
			],
			deadLetters: this.deadLetters,
		});
		new Rule(this, 'EveryMinute', {
			description: 'Send what is owed and look at reports whose time has come',
			schedule: Schedule.rate(Duration.minutes(1)),
			// What one minute leaves the next one does.
			targets: [
				new LambdaTarget(this.function.lambda, {
					deadLetterQueue: this.deadLetters,
					maxEventAge: Duration.minutes(1),
					retryAttempts: 1,
				}),
			],
		});
	}
}
