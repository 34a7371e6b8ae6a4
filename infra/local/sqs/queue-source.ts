// Feeds a function from a queue. Invariant: a message leaves the queue only after a call that did not fail it; what failed comes back
// when its visibility time is over; no more calls at a time than the mapping's maximum concurrency.
import { z } from 'zod';
import type { QueueMapping } from '../assembly/model.ts';
import type { Clock } from '../clock.ts';
import { type Duplicates, noDuplicates } from '../duplicates.ts';
import { matchesPattern } from '../events/pattern.ts';
import type { Lambda } from '../lambda/lambda.ts';
import { cutBatches } from '../lambda/payload-limits.ts';
import { createWakeLoop } from '../wake.ts';
import type { Queues, ReceivedMessage } from './queues.ts';

export interface EventSource {
	start(): void;
	/** There may be something new: look before the next turn. */
	look(): void;
	idle(): Promise<void>;
	stop(): Promise<void>;
}

export interface QueueSourceOptions {
	readonly mapping: QueueMapping;
	readonly queues: Queues;
	readonly lambda: Pick<Lambda, 'invoke'>;
	readonly clock: Clock;
	readonly region: string;
	readonly duplicates?: Duplicates;
	readonly onTrouble: (line: string) => void;
}

const failuresSchema = z.object({
	batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

export function createQueueSource(options: QueueSourceOptions): EventSource {
	const { mapping, queues, lambda, clock, region, onTrouble, duplicates = noDuplicates } = options;
	const running = new Set<Promise<void>>();
	let stopped = false;

	async function deliver(messages: readonly ReceivedMessage[]): Promise<void> {
		const Records = messages.map(recordOf);
		const twice = messages.filter(({ receiveCount }) => receiveCount === 1 && duplicates.next());
		// As where two servers of the queue hold the message: another call may be given it while this one is under way.
		const early = twice.filter(() => duplicates.atOnce());
		for (const { receipt } of early) queues.release(receipt, 0);
		const outcome = await lambda.invoke(mapping.functionArn, { Records });
		if (stopped || !outcome.ok) return;
		const failed = mapping.reportsItemFailures ? failedIds(outcome.payload, messages) : new Set<string>();
		for (const message of messages) {
			if (failed.has(message.id)) continue;
			if (early.includes(message)) continue;
			// As where the deletion was lost on its way: the message comes once more.
			if (twice.includes(message)) queues.release(message.receipt, duplicates.delay());
			else queues.remove(message.receipt);
		}
	}

	const recordOf = (message: ReceivedMessage) => toRecord(message, mapping.sourceArn, region);

	function begin(messages: readonly ReceivedMessage[]): void {
		const work = deliver(messages)
			.catch((error: unknown) => {
				if (!stopped) onTrouble(`${mapping.id}: ${String(error)}`);
			})
			.finally(() => {
				running.delete(work);
				loop.wake();
			});
		running.add(work);
	}

	const loop = createWakeLoop(
		clock,
		async () => {
			while (!stopped && running.size < mapping.maximumConcurrency) {
				const received = queues.receive(mapping.sourceArn, mapping.batchSize);
				if (received.length === 0) break;
				const wanted = received.filter((message) => isWanted(message, mapping.filters));
				for (const message of received) if (!wanted.includes(message)) queues.remove(message.receipt);
				for (const batch of cutBatches(wanted, mapping.batchSize, recordOf)) begin(batch);
			}
			return running.size < mapping.maximumConcurrency ? queues.nextVisibleAt(mapping.sourceArn) : undefined;
		},
		(error) => onTrouble(`${mapping.id}: ${String(error)}`),
	);
	queues.onMessage(mapping.sourceArn, loop.wake);

	return {
		start: loop.wake,
		look: loop.wake,
		async idle() {
			await loop.idle();
			while (running.size > 0) {
				await Promise.all(running);
				await loop.idle();
			}
		},
		async stop() {
			stopped = true;
			await loop.stop();
		},
	};
}

/** Filters look into a JSON body under `body`; a body that is not JSON matches none. */
function isWanted(message: ReceivedMessage, filters: readonly unknown[]): boolean {
	if (filters.length === 0) return true;
	let body: unknown;
	try {
		body = JSON.parse(message.body);
	} catch {
		body = message.body;
	}
	return filters.some((filter) => matchesPattern(filter, { body }));
}

/** An answer that names a message nobody sent, or is no such answer at all, fails the whole batch, as on AWS. */
function failedIds(payload: string, messages: readonly ReceivedMessage[]): Set<string> {
	const all = new Set(messages.map(({ id }) => id));
	const answer: unknown = JSON.parse(payload);
	if (answer === null || answer === '') return new Set();
	const parsed = failuresSchema.safeParse(answer);
	if (!parsed.success) return all;
	const failed = new Set((parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
	return [...failed].every((id) => all.has(id)) ? failed : all;
}

function toRecord(message: ReceivedMessage, eventSourceARN: string, awsRegion: string) {
	return {
		messageId: message.id,
		receiptHandle: message.receipt,
		body: message.body,
		attributes: {
			ApproximateReceiveCount: String(message.receiveCount),
			SentTimestamp: String(message.sentAt),
			SenderId: 'local',
			ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
		},
		messageAttributes: {},
		md5OfBody: message.bodyMd5,
		eventSource: 'aws:sqs',
		eventSourceARN,
		awsRegion,
	};
}
