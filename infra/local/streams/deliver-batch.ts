// Gives one batch of stream records to a function until every record is done. Invariant: records stay in order; one is passed over only
// after its retries, and then it is named in the mapping's failure queue.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { StreamMapping } from '../assembly/model.ts';
import type { Lambda } from '../lambda/lambda.ts';
import type { StreamRecord } from './stream-reader.ts';

export interface BatchDelivery {
	readonly mapping: StreamMapping;
	readonly lambda: Pick<Lambda, 'invoke'>;
	readonly region: string;
	readonly shardId: string;
	readonly sendMessage: (queueArn: string, body: string) => void;
	/** All records up to and including this one are done. */
	readonly checkpoint: (record: StreamRecord) => void;
	/** Waits before a retry; rejects when the host stops. */
	readonly pause: (milliseconds: number) => Promise<void>;
	readonly now: () => number;
}

const FIRST_PAUSE_MILLISECONDS = 100;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

const failuresSchema = z.object({
	batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

export async function deliverBatch(
	delivery: BatchDelivery,
	batch: readonly StreamRecord[],
	attempts = 0,
): Promise<void> {
	const { mapping, checkpoint } = delivery;
	const last = batch.at(-1);
	if (last === undefined) return;
	const failedFrom = await tryBatch(delivery, batch);
	if (failedFrom === undefined) return checkpoint(last);
	const done = batch[failedFrom - 1];
	if (done !== undefined) checkpoint(done);
	const remaining = batch.slice(failedFrom);
	if (attempts >= mapping.maximumRetries) {
		giveUp(delivery, remaining, attempts + 1);
		return checkpoint(last);
	}
	await delivery.pause(Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** attempts, LONGEST_PAUSE_MILLISECONDS));
	if (mapping.bisect && remaining.length > 1) {
		// Halving finds the record that fails; it does not use up the retries.
		const middle = Math.ceil(remaining.length / 2);
		await deliverBatch(delivery, remaining.slice(0, middle), attempts);
		return deliverBatch(delivery, remaining.slice(middle), attempts);
	}
	return deliverBatch(delivery, remaining, attempts + 1);
}

/** Index of the first record that is not done; undefined where all are. */
async function tryBatch(
	{ mapping, lambda, region }: BatchDelivery,
	batch: readonly StreamRecord[],
): Promise<number | undefined> {
	const Records = batch.map((record) => ({
		...record,
		eventSource: 'aws:dynamodb',
		eventSourceARN: mapping.sourceArn,
		awsRegion: region,
	}));
	const outcome = await lambda.invoke(mapping.functionArn, { Records });
	if (!outcome.ok) return 0;
	if (!mapping.reportsItemFailures) return undefined;
	const answer: unknown = JSON.parse(outcome.payload);
	if (answer === null || answer === '') return undefined;
	const parsed = failuresSchema.safeParse(answer);
	if (!parsed.success) return 0;
	const indexes = (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) =>
		batch.findIndex((record) => record.dynamodb.SequenceNumber === itemIdentifier),
	);
	// An identifier that nobody sent fails the whole batch, as on AWS.
	return indexes.length === 0 ? undefined : Math.max(0, Math.min(...indexes));
}

function giveUp(delivery: BatchDelivery, records: readonly StreamRecord[], attempts: number): void {
	const { mapping, shardId, sendMessage, now } = delivery;
	const [first] = records;
	const last = records.at(-1);
	if (mapping.failureQueueArn === undefined || first === undefined || last === undefined) return;
	const arrival = (record: StreamRecord) =>
		new Date((record.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
	sendMessage(
		mapping.failureQueueArn,
		JSON.stringify({
			version: '1.0',
			timestamp: new Date(now()).toISOString(),
			requestContext: {
				requestId: randomUUID(),
				functionArn: mapping.functionArn,
				condition: 'RetryAttemptsExhausted',
				approximateInvokeCount: attempts,
			},
			responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
			DDBStreamBatchInfo: {
				shardId,
				startSequenceNumber: first.dynamodb.SequenceNumber,
				endSequenceNumber: last.dynamodb.SequenceNumber,
				approximateArrivalOfFirstRecord: arrival(first),
				approximateArrivalOfLastRecord: arrival(last),
				batchSize: records.length,
				streamArn: mapping.sourceArn,
			},
		}),
	);
}
