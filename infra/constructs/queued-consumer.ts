// Events of the bus on their way to a function: rule -> queue -> function, with one dead-letter queue for all three.
// A bad message is put back alone; few calls at once, since a new account has ten in all.
import { Duration } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from './function-list.ts';
import { createDeadLetterQueue, createWorkQueue } from './queues.ts';
import { type Right, takeMessages } from './rights.ts';
import { type FunctionHome, ServiceFunction } from './service-function.ts';

export type QueuedConsumerProps = {
	home: FunctionHome;
	name: FunctionName;
	description: string;
	eventPattern: EventPattern;
	environment: Record<string, string>;
	rights: Right[];
};

export class QueuedConsumer extends Construct {
	readonly queue: Queue;
	readonly deadLetters: Queue;
	readonly consumer: ServiceFunction;

	constructor(scope: Construct, id: string, props: QueuedConsumerProps) {
		super(scope, id);
		const { home, name, environment } = props;
		this.deadLetters = createDeadLetterQueue(this, 'DeadLetters');
		this.queue = createWorkQueue(this, 'Queue', name, this.deadLetters);
		new Rule(this, 'Rule', {
			description: props.description,
			eventPattern: props.eventPattern,
			targets: [
				new SqsQueue(this.queue, {
					deadLetterQueue: this.deadLetters,
					maxEventAge: Duration.hours(24),
					retryAttempts: 185,
				}),
			],
		});
		const rights = [takeMessages(this.queue), ...props.rights];
		this.consumer = new ServiceFunction(this, { home, name, environment, rights });
		this.consumer.lambda.addEventSource(
			new SqsEventSource(this.queue, {
				batchSize: 10,
				maxConcurrency: home.stage.quotas.callsPerQueue,
				reportBatchItemFailures: true,
			}),
		);
	}
}
