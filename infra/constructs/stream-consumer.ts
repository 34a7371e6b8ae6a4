// A function fed by the table's stream with items of one type; at most two such readers, as many as a stream bears.
// A record that keeps failing is cut out of its batch, tried again and then put aside, so that it never blocks its shard for a day.
import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { FunctionName } from './function-list.ts';
import { createDeadLetterQueue } from './queues.ts';
import type { ReportTable } from './report-table.ts';
import { putAside, type Right, readStream } from './rights.ts';
import { type FunctionHome, ServiceFunction } from './service-function.ts';

export type StreamConsumerProps = {
	home: FunctionHome;
	name: FunctionName;
	reports: ReportTable;
	/** The `type` attribute of the items that matter. */
	itemType: string;
	environment: Record<string, string>;
	rights: Right[];
};

export class StreamConsumer extends Construct {
	readonly failures: Queue;
	readonly consumer: ServiceFunction;

	constructor(scope: Construct, id: string, props: StreamConsumerProps) {
		super(scope, id);
		const { home, name, reports, environment } = props;
		this.failures = createDeadLetterQueue(this, 'Failures');
		acknowledge(
			this.failures,
			'SQS3',
			'It is itself the end of the road: the stream puts aside here what it could not deliver.',
		);
		const rights = [...readStream(reports.streamArn), putAside(this.failures), ...props.rights];
		this.consumer = new ServiceFunction(this, { home, name, environment, rights });
		this.consumer.lambda.addEventSource(
			new DynamoEventSource(reports.table, {
				startingPosition: StartingPosition.TRIM_HORIZON,
				batchSize: 10,
				bisectBatchOnError: true,
				retryAttempts: 10,
				maxRecordAge: Duration.hours(6),
				reportBatchItemFailures: true,
				onFailure: new SqsDlq(this.failures),
				filters: [
					FilterCriteria.filter({
						eventName: FilterRule.or('INSERT', 'MODIFY'),
						dynamodb: { NewImage: { type: { S: FilterRule.isEqual(props.itemType) } } },
					}),
				],
			}),
		);
	}
}
