// What happens while people do not: every minute owed mails are sent, links asked for again are issued, and reports whose time has come are
// looked at (reminders, deputies, the level above). It tells people; it has no right to complete a task.
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { MailSender } from './mail-sender.ts';
import type { ReportTable } from './report-table.ts';
import { queryIndexes, readReadings, useTable } from './rights.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import type { FunctionHome } from './service-function.ts';
import { readingsPrefix } from './uploads-bucket.ts';

export type ReviewTenderProps = {
	home: FunctionHome;
	reports: ReportTable;
	bucket: IBucket;
	mail: MailSender;
	siteOrigin: string;
};

export class ReviewTender extends ScheduledFunction {
	constructor(scope: Construct, id: string, { home, reports, bucket, mail, siteOrigin }: ReviewTenderProps) {
		super(scope, id, {
			home,
			name: 'tend-reviews',
			description: 'Send what is owed and look at reports whose time has come',
			every: 'minute',
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
		});
	}
}
