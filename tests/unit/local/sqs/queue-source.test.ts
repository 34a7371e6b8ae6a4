// A function fed from a queue: what it fails comes back alone, and no more calls run at a time than allowed.
import { describe, expect, test } from 'vitest';
import type { QueueMapping } from '../../../../infra/local/assembly/model.ts';
import type { InvocationOutcome } from '../../../../infra/local/lambda/runtime-protocol.ts';
import { queueMapping, queueModel } from '../models.ts';
import { type Answer, failed, feedFunction } from './fed-function.ts';

const done: InvocationOutcome = { ok: true, payload: '{"batchItemFailures":[]}' };

function setUp(answer: Answer, over: Partial<QueueMapping> = {}) {
	const fed = feedFunction({
		queues: [queueModel('work', { redrive: { deadLetterArn: 'dead', maxReceiveCount: 2 } }), queueModel('dead')],
		mapping: queueMapping('work', { batchSize: 2, maximumConcurrency: 2, ...over }),
		answer,
	});
	fed.source.start();
	return fed;
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
