// Stream records come in order, at least once; one that keeps failing is found, put aside and passed over.
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { StreamMapping } from '../../../../infra/local/assembly/model.ts';
import { systemClock } from '../../../../infra/local/clock.ts';
import type { InvocationOutcome } from '../../../../infra/local/lambda/runtime-protocol.ts';
import { createStreamPositions } from '../../../../infra/local/streams/stream-positions.ts';
import type { Shard, StreamReader } from '../../../../infra/local/streams/stream-reader.ts';
import { createStreamSource } from '../../../../infra/local/streams/stream-source.ts';

const done: InvocationOutcome = { ok: true, payload: '{"batchItemFailures":[]}' };
const failed: InvocationOutcome = { ok: false, failure: { errorType: 'E', errorMessage: 'm', trace: [] } };
const failedAt = (sequence: string): InvocationOutcome => ({
	ok: true,
	payload: JSON.stringify({ batchItemFailures: [{ itemIdentifier: sequence }] }),
});

/** A stream of items with the given types; sequence numbers count from 1 and go past 9 and 99. */
function memoryStream(
	types: readonly string[],
	shards: readonly Shard[] = [{ id: 's', parentId: undefined }],
): StreamReader {
	return {
		shards: async () => [...shards],
		read: async (shardId, after) => {
			const from = typeof after === 'object' ? Number(after.sequence) : 0;
			return {
				closed: true,
				records: types.slice(from).map((type, index) => ({
					eventID: `${shardId}-${from + index + 1}`,
					eventName: 'INSERT',
					eventVersion: '1.1',
					dynamodb: { SequenceNumber: String(from + index + 1), NewImage: { type: { S: type } } },
				})),
			};
		},
	};
}

interface SetUp {
	types: readonly string[];
	answer: (sequences: string[]) => InvocationOutcome | Promise<InvocationOutcome>;
	over?: Partial<StreamMapping>;
	db?: DatabaseSync;
	shards?: readonly Shard[];
}

function setUp({ types, answer, over, db = new DatabaseSync(':memory:'), shards }: SetUp) {
	const calls: string[][] = [];
	const messages: Record<string, unknown>[] = [];
	const source = createStreamSource({
		mapping: {
			kind: 'stream',
			id: 'm',
			functionArn: 'f',
			sourceArn: 'arn:template',
			batchSize: 4,
			filters: [{ dynamodb: { NewImage: { type: { S: ['pending'] } } } }],
			reportsItemFailures: true,
			fromStart: true,
			bisect: false,
			maximumRetries: 2,
			maximumAgeSeconds: Number.POSITIVE_INFINITY,
			failureQueueArn: 'failures',
			...over,
		},
		streamArn: 'arn:engine',
		reader: memoryStream(types, shards),
		positions: createStreamPositions(db),
		region: 'ap-southeast-1',
		clock: systemClock,
		sendMessage: (_, body) => messages.push(JSON.parse(body)),
		onTrouble: (line) => {
			throw new Error(line);
		},
		pollMilliseconds: 5,
		lambda: {
			invoke: async (_, payload) => {
				const { Records } = payload as { Records: { eventID: string; dynamodb: { SequenceNumber: string } }[] };
				const sequences = Records.map((record) => record.dynamodb.SequenceNumber);
				calls.push(shards === undefined ? sequences : Records.map((record) => record.eventID));
				return answer(sequences);
			},
		},
	});
	onTestFinished(source.stop);
	return { source, calls, messages, db };
}

const pending = (count: number) => Array.from({ length: count }, () => 'pending');

describe('records', () => {
	test('reach the function once, in order, in batches, only those it wants', async () => {
		const types = ['pending', 'report', 'pending', 'pending', 'event', 'pending', 'pending'];
		const { source, calls } = setUp({ types, answer: () => done });
		await source.idle();
		await source.idle();
		expect(calls).toEqual([['1', '3', '4', '6'], ['7']]);
	});

	test('are not read again by the next host', async () => {
		const first = setUp({ types: pending(3), answer: () => done });
		await first.source.idle();
		await first.source.stop();
		const second = setUp({ types: pending(4), answer: () => done, db: first.db });
		await second.source.idle();
		expect(second.calls).toEqual([['4']]);
	});

	test('under way when the host ends are given again', async () => {
		const never = Promise.withResolvers<InvocationOutcome>();
		const first = setUp({ types: pending(2), answer: () => never.promise });
		first.source.start();
		await new Promise((resolve) => setTimeout(resolve, 20));
		const stopping = first.source.stop();
		never.resolve(done);
		await stopping;
		const second = setUp({ types: pending(2), answer: () => done, db: first.db });
		await second.source.idle();
		expect(second.calls).toEqual([['1', '2']]);
	});

	test('of a shard come after those of its parent', async () => {
		const shards = [
			{ id: 'parent', parentId: undefined },
			{ id: 'child', parentId: 'parent' },
		];
		const { source, calls } = setUp({ types: pending(1), answer: () => done, shards });
		await source.idle();
		expect(calls).toEqual([['parent-1'], ['child-1']]);
	});
});

describe('a failure', () => {
	test('that is named is repeated from that record on', async () => {
		let first = true;
		const { source, calls } = setUp({
			types: pending(4),
			answer: () => {
				const outcome = first ? failedAt('3') : done;
				first = false;
				return outcome;
			},
		});
		await source.idle();
		expect(calls).toEqual([
			['1', '2', '3', '4'],
			['3', '4'],
		]);
	});

	test('that lasts is put aside after the retries, and what follows goes on', async () => {
		const { source, calls, messages } = setUp({
			types: pending(5),
			answer: (sequences) => (sequences.includes('1') ? failed : done),
		});
		await source.idle();
		expect(calls).toEqual([...Array.from({ length: 3 }, () => ['1', '2', '3', '4']), ['5']]);
		expect(messages).toMatchObject([
			{
				requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
				DDBStreamBatchInfo: {
					startSequenceNumber: '1',
					endSequenceNumber: '4',
					batchSize: 4,
					streamArn: 'arn:template',
				},
			},
		]);
	});

	test('is narrowed down by halving, so that its neighbours get through', async () => {
		const succeeded = new Set<string>();
		const { source, messages } = setUp({
			types: pending(4),
			over: { bisect: true, maximumRetries: 1 },
			answer: (sequences) => {
				if (sequences.includes('3')) return failed;
				for (const sequence of sequences) succeeded.add(sequence);
				return done;
			},
		});
		await source.idle();
		expect([...succeeded]).toEqual(['1', '2', '4']);
		expect(messages).toMatchObject([{ DDBStreamBatchInfo: { startSequenceNumber: '3', batchSize: 1 } }]);
	});
});
