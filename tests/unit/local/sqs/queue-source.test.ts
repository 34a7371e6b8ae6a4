// A function fed from a queue: what it fails comes back alone, and no more calls run at a time than allowed.
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { QueueMapping } from '../../../../infra/local/assembly/model.ts';
import { createTestClock } from '../../../../infra/local/clock.ts';
import type { InvocationOutcome } from '../../../../infra/local/lambda/runtime-protocol.ts';
import { createQueueSource } from '../../../../infra/local/sqs/queue-source.ts';
import { createQueues } from '../../../../infra/local/sqs/queues.ts';

const base = { name: 'q', url: 'q', visibilitySeconds: 30, retentionSeconds: 86_400, delaySeconds: 0 };
const done: InvocationOutcome = { ok: true, payload: '{"batchItemFailures":[]}' };
const failed: InvocationOutcome = { ok: false, failure: { errorType: 'E', errorMessage: 'm', trace: [] } };

interface Batch {
	Records: { body: string; messageId: string; attributes: { ApproximateReceiveCount: string } }[];
}

function setUp(
	answer: (batch: Batch) => InvocationOutcome | Promise<InvocationOutcome>,
	over: Partial<QueueMapping> = {},
) {
	const clock = createTestClock(0);
	const queues = createQueues({
		db: new DatabaseSync(':memory:'),
		clock,
		queues: [
			{ ...base, arn: 'work', redrive: { deadLetterArn: 'dead', maxReceiveCount: 2 } },
			{ ...base, arn: 'dead', redrive: undefined },
		],
	});
	const calls: string[][] = [];
	const source = createQueueSource({
		mapping: {
			kind: 'queue',
			id: 'm',
			functionArn: 'f',
			sourceArn: 'work',
			batchSize: 2,
			filters: [],
			reportsItemFailures: true,
			maximumConcurrency: 2,
			...over,
		},
		queues,
		clock,
		region: 'ap-southeast-1',
		onTrouble: (line) => {
			throw new Error(line);
		},
		lambda: {
			invoke: async (_, payload) => {
				const batch = payload as Batch;
				calls.push(batch.Records.map(({ body }) => body));
				return answer(batch);
			},
		},
	});
	onTestFinished(source.stop);
	onTestFinished(clock.settleWith(source.idle));
	source.start();
	return { clock, queues, calls, source };
}

describe('a batch', () => {
	test('that succeeds leaves the queue', async () => {
		const { queues, calls, clock } = setUp(() => done);
		for (const body of ['a', 'b', 'c']) queues.send('work', body);
		await clock.advance(0);
		expect(calls).toEqual([['a', 'b'], ['c']]);
		expect(queues.count('work')).toBe(0);
	});

	test('that fails as a whole comes back after the visibility time and then goes aside', async () => {
		const { queues, calls, clock } = setUp(() => failed);
		queues.send('work', 'a');
		await clock.advance(29_999);
		expect(calls).toEqual([['a']]);
		await clock.advance(1);
		expect(calls).toEqual([['a'], ['a']]);
		await clock.advance(30_000);
		expect([queues.count('work'), queues.count('dead')]).toEqual([0, 1]);
	});

	test('brings back only the message it names as failed', async () => {
		const { queues, calls, clock } = setUp(({ Records }) => {
			const bad = Records.find(({ body, attributes }) => body === 'b' && attributes.ApproximateReceiveCount === '1');
			const batchItemFailures = bad === undefined ? [] : [{ itemIdentifier: bad.messageId }];
			return { ok: true, payload: JSON.stringify({ batchItemFailures }) };
		});
		for (const body of ['a', 'b']) queues.send('work', body);
		await clock.advance(30_000);
		expect(calls).toEqual([['a', 'b'], ['b']]);
		expect(queues.count('work')).toBe(0);
	});

	test('that names a message nobody sent fails as a whole', async () => {
		const { queues, clock } = setUp(() => ({ ok: true, payload: '{"batchItemFailures":[{"itemIdentifier":"?"}]}' }));
		queues.send('work', 'a');
		await clock.advance(0);
		expect(queues.count('work')).toBe(1);
	});
});

test('no more calls run at a time than allowed', async () => {
	let running = 0;
	let most = 0;
	const { queues, calls, clock } = setUp(
		async () => {
			most = Math.max(most, ++running);
			await new Promise((resolve) => setImmediate(resolve));
			running--;
			return done;
		},
		{ batchSize: 1 },
	);
	for (let index = 0; index < 6; index++) queues.send('work', String(index));
	await clock.advance(0);
	expect(calls).toHaveLength(6);
	expect(most).toBe(2);
});

test('a message that no filter wants is dropped without a call', async () => {
	const { queues, calls, clock } = setUp(() => done, { filters: [{ body: { kind: ['wanted'] } }] });
	queues.send('work', '{"kind":"other"}');
	queues.send('work', '{"kind":"wanted"}');
	await clock.advance(0);
	expect(calls).toEqual([['{"kind":"wanted"}']]);
	expect(queues.count('work')).toBe(0);
});
