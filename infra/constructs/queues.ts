// The queues of the system: encrypted, TLS only, and none without a place for the messages that cannot be dealt with.
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type FunctionName, functionSizes } from './function-list.ts';

const maxReceiveCount = 5;

/** Keeps what failed for the longest time SQS allows, so that an operator can send it again. */
export function createDeadLetterQueue(scope: Construct, id: string): Queue {
	return new Queue(scope, id, {
		encryption: QueueEncryption.SQS_MANAGED,
		enforceSSL: true,
		retentionPeriod: Duration.days(14),
	});
}

/** A queue in front of a function; a message stays hidden six time-outs long, as Lambda asks for. */
export function createWorkQueue(scope: Construct, id: string, consumer: FunctionName, deadLetters: Queue): Queue {
	return new Queue(scope, id, {
		encryption: QueueEncryption.SQS_MANAGED,
		enforceSSL: true,
		visibilityTimeout: Duration.seconds(6 * functionSizes[consumer].timeoutSeconds),
		retentionPeriod: Duration.days(4),
		deadLetterQueue: { queue: deadLetters, maxReceiveCount },
	});
}
