// How long a stream's record is tried: back-off by the clock, at most so many retries, at most so old
// (https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html).
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { StreamMapping } from '../../../../infra/local/assembly/model.ts';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { createStreamPositions } from '../../../../infra/local/streams/stream-positions.ts';
import { createStreamSource } from '../../../../infra/local/streams/stream-source.ts';
import { streamMapping } from '../models.ts';

const START = 1_800_000_000_000;

interface Aside {
	requestContext: { condition: string; approximateInvokeCount: number };
	responseContext?: object;
	DDBStreamBatchInfo: { startSequenceNumber: string; batchSize: number };
}

/** Records written at the given seconds before or after the start. */
function setUp(writtenAt: readonly number[], over: Partial<StreamMapping>, failing: (sequences: string[]) => boolean) {
	const clock = createTestClock(START);
	const calls: { at: number; sequences: string[] }[] = [];
	const aside: Aside[] = [];
	const records = writtenAt.map((seconds, index) => ({
		eventID: String(index + 1),
		eventName: 'INSERT',
		eventVersion: '1.1',
		dynamodb: { SequenceNumber: String(index + 1), ApproximateCreationDateTime: START / 1000 + seconds },
	}));
	const source = createStreamSource({
		mapping: streamMapping({ maximumRetries: 10, failureQueueArn: 'q', ...over }),
		streamArn: 's',
		reader: {
			shards: async () => [{ id: 'shard', parentId: undefined }],
			read: async (_, after) => ({
				records: records.slice(typeof after === 'object' ? Number(after.sequence) : 0),
				closed: false,
			}),
		},
		positions: createStreamPositions(new DatabaseSync(':memory:')),
		clock,
		region: 'r',
		sendMessage: (_, body) => aside.push(JSON.parse(body)),
		onTrouble: (line) => {
			throw new Error(line);
		},
		lambda: {
			invoke: async (_, payload) => {
				const { Records } = payload as { Records: { eventID: string }[] };
				const sequences = Records.map(({ eventID }) => eventID);
				calls.push({ at: (clock.now() - START) / 1000, sequences });
				return failing(sequences)
					? { ok: false, failure: { errorType: 'E', errorMessage: 'm', trace: [] } }
					: { ok: true, payload: 'null' };
			},
		},
	});
	onTestFinished(source.stop);
	source.start();
	/** Moves on in small steps: the source itself looks by the machine's time. */
	const pass = async (seconds: number) => {
		for (let moved = 0; moved < seconds; moved += 0.1) await clock.advance(100);
	};
	return { clock, calls, aside, pass };
}

test('the waits between tries double, and end at half a minute', async () => {
	const { calls, pass, aside } = setUp([0], { maximumRetries: 10 }, () => true);
	await pass(90);
	const waits = calls.slice(1).map(({ at }, index) => Math.round((at - (calls[index]?.at ?? 0)) * 10) / 10);
	expect(waits).toEqual([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30]);
	expect(aside).toMatchObject([
		{ requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 11 } },
	]);
});

test('a record past its age goes aside without another try; the younger ones go on', async () => {
	const { calls, aside, pass } = setUp([0, 2], { maximumAgeSeconds: 1, maximumRetries: 100 }, (sequences) =>
		sequences.includes('1'),
	);
	await pass(4);
	expect(calls.filter(({ at }) => at > 1.6)).toEqual([]);
	expect(calls.at(-1)?.sequences).toEqual(['2']);
	expect(aside).toMatchObject([
		{
			requestContext: { condition: 'RecordAgeExceeded' },
			DDBStreamBatchInfo: { startSequenceNumber: '1', batchSize: 1 },
		},
	]);
	expect(aside[0]).toHaveProperty('responseContext');
});

test('nothing grows old while the host is off', async () => {
	const { calls, aside, pass } = setUp([-86_400], { maximumAgeSeconds: 60 }, () => false);
	await pass(1);
	expect(calls).toMatchObject([{ sequences: ['1'] }]);
	expect(aside).toEqual([]);
});
