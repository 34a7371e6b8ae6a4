// Gives one batch of stream records to a function until every record is done. Invariant: records stay in order; one is passed over only
// after its retries or past its age, and then it is named in the mapping's failure queue.
import { z } from 'zod';
import type { StreamMapping } from '../assembly/model.ts';
import type { Duplicates } from '../duplicates.ts';
import type { Lambda } from '../lambda/lambda.ts';
import { type FailureCondition, streamFailureRecord } from './stream-failure-record.ts';
import { createdAt, type StreamRecord } from './stream-reader.ts';

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
	/** Since when records grow old: nothing does while the host is off. */
	readonly startedAt: number;
	readonly duplicates: Duplicates;
}

const FIRST_PAUSE_MILLISECONDS = 100;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

const failuresSchema = z.object({
	batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

export interface Failure {
	/** Index of the first record that is not done. */
	readonly from: number;
	/** The function threw or died, as against naming records. */
	readonly thrown: boolean;
}

export async function deliverBatch(
	delivery: BatchDelivery,
	records: readonly StreamRecord[],
	attempts = 0,
	before?: Failure,
): Promise<void> {
	const { mapping, checkpoint, duplicates } = delivery;
	const batch = passOverOld(delivery, records, attempts, before);
	const last = batch.at(-1);
	if (last === undefined) return;
	let failure = await tryBatch(delivery, batch);
	// As where the position could not be saved after the call: the whole batch comes once more.
	if (failure === undefined && duplicates.next()) failure = await tryBatch(delivery, batch);
	if (failure === undefined) return checkpoint(last);
	const done = batch[failure.from - 1];
	if (done !== undefined) checkpoint(done);
	const remaining = batch.slice(failure.from);
	if (attempts >= mapping.maximumRetries) {
		giveUp(delivery, remaining, 'RetryAttemptsExhausted', attempts + 1, failure);
		return checkpoint(last);
	}
	await delivery.pause(Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** attempts, LONGEST_PAUSE_MILLISECONDS));
	if (mapping.bisect && remaining.length > 1) {
		// Halving finds the record that fails; it does not use up the retries.
		const middle = Math.ceil(remaining.length / 2);
		await deliverBatch(delivery, remaining.slice(0, middle), attempts, failure);
		return deliverBatch(delivery, remaining.slice(middle), attempts, failure);
	}
	return deliverBatch(delivery, remaining, attempts + 1, failure);
}

/** What is left once the records are put aside that are older than the mapping bears. */
function passOverOld(
	delivery: BatchDelivery,
	records: readonly StreamRecord[],
	attempts: number,
	failure: Failure | undefined,
): readonly StreamRecord[] {
	const { mapping, now, startedAt, checkpoint } = delivery;
	const oldest = now() - mapping.maximumAgeSeconds * 1000;
	const live = records.findIndex((record) => Math.max(createdAt(record) ?? startedAt, startedAt) > oldest);
	if (live === 0) return records;
	const old = live < 0 ? records : records.slice(0, live);
	const last = old.at(-1);
	if (last === undefined) return records;
	giveUp(delivery, old, 'RecordAgeExceeded', attempts + (failure === undefined ? 0 : 1), failure);
	checkpoint(last);
	return records.slice(old.length);
}

/** Undefined where all records are done. */
async function tryBatch(
	{ mapping, lambda, region }: BatchDelivery,
	batch: readonly StreamRecord[],
): Promise<Failure | undefined> {
	const Records = batch.map((record) => ({
		...record,
		eventSource: 'aws:dynamodb',
		eventSourceARN: mapping.sourceArn,
		awsRegion: region,
	}));
	const outcome = await lambda.invoke(mapping.functionArn, { Records });
	if (!outcome.ok) return { from: 0, thrown: true };
	if (!mapping.reportsItemFailures) return undefined;
	const answer: unknown = JSON.parse(outcome.payload);
	if (answer === null || answer === '') return undefined;
	const parsed = failuresSchema.safeParse(answer);
	if (!parsed.success) return { from: 0, thrown: false };
	const indexes = (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) =>
		batch.findIndex((record) => record.dynamodb.SequenceNumber === itemIdentifier),
	);
	// An identifier that nobody sent fails the whole batch, as on AWS.
	return indexes.length === 0 ? undefined : { from: Math.max(0, Math.min(...indexes)), thrown: false };
}

function giveUp(
	{ mapping, shardId, sendMessage, now }: BatchDelivery,
	records: readonly StreamRecord[],
	condition: FailureCondition,
	invocations: number,
	failure: Failure | undefined,
): void {
	if (mapping.failureQueueArn === undefined) return;
	const record = streamFailureRecord({ mapping, shardId, records, condition, invocations, failure, now: now() });
	sendMessage(mapping.failureQueueArn, JSON.stringify(record));
}
