// Deliveries that come twice: the same ones for the same seed, from every source, each twice and no more.
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTestClock } from '../../../infra/local/clock.ts';
import { createDuplicates } from '../../../infra/local/duplicates.ts';
import { createEventBus } from '../../../infra/local/events/event-bus.ts';
import { createAsyncInvocations } from '../../../infra/local/lambda/async-invocations.ts';
import { createQueueSource } from '../../../infra/local/sqs/queue-source.ts';
import { createQueues } from '../../../infra/local/sqs/queues.ts';
import { createStreamPositions } from '../../../infra/local/streams/stream-positions.ts';
import { createStreamSource } from '../../../infra/local/streams/stream-source.ts';
import { functionModel } from './lambda/function-fixture.ts';
import { queueMapping, queueModel, ruleModel, ruleTarget, streamMapping } from './models.ts';

const picks = (seed: number, share: number, count = 1000) => {
	const duplicates = createDuplicates({ seed, share });
	return Array.from({ length: count }, () => duplicates.next());
};

describe('the choice', () => {
	test('is the same for the same seed and another for another', () => {
		expect(picks(7, 0.5)).toEqual(picks(7, 0.5));
		expect(picks(7, 0.5)).not.toEqual(picks(8, 0.5));
	});

	test.each([0, 0.1, 0.5, 1])('takes about its share: %d', (share) => {
		const taken = picks(3, share).filter(Boolean).length / 1000;
		expect(Math.abs(taken - share)).toBeLessThan(0.05);
	});
});

const done = { ok: true, payload: 'null' } as const;
const queue = queueModel('q');

describe('comes twice, with its own identity:', () => {
	const always = () => createDuplicates({ seed: 1, share: 1 });

	test.each([
		['while the first call is under way', 1],
		['after it', 2],
	])('a message, %s', async (when, seed) => {
		const clock = createTestClock(0);
		const queues = createQueues({ db: new DatabaseSync(':memory:'), clock, queues: [queue] });
		let running = 0;
		let most = 0;
		const given: { messageId: string; attributes: { ApproximateReceiveCount: string } }[] = [];
		const source = createQueueSource({
			mapping: queueMapping('q', { batchSize: 1, maximumConcurrency: 2 }),
			queues,
			clock,
			region: 'r',
			duplicates: { ...createDuplicates({ seed, share: 1 }), atOnce: () => seed === 1 },
			onTrouble: () => undefined,
			lambda: {
				invoke: async (_, payload) => {
					given.push(...(payload as { Records: typeof given }).Records);
					most = Math.max(most, ++running);
					await new Promise((resolve) => setTimeout(resolve, 20));
					running--;
					return done;
				},
			},
		});
		onTestFinished(source.stop);
		onTestFinished(clock.settleWith(source.idle));
		queues.send('q', 'a');
		source.start();
		await clock.advance(3600_000);
		expect(given.map(({ attributes }) => attributes.ApproximateReceiveCount)).toEqual(['1', '2']);
		expect(new Set(given.map(({ messageId }) => messageId)).size).toBe(1);
		expect(queues.count('q')).toBe(0);
		expect(most).toBe(when === 'after it' ? 1 : 2);
	});

	test('an event, in two messages', () => {
		const clock = createTestClock(0);
		const db = new DatabaseSync(':memory:');
		const queues = createQueues({ db, clock, queues: [queue] });
		createEventBus({
			db,
			clock,
			queues,
			rules: [ruleModel({ pattern: { source: ['s'] }, targets: [ruleTarget('q')] })],
			asyncInvocations: { accept: () => undefined, wake: () => undefined },
			hasFunction: () => false,
			mayReach: () => true,
			region: 'r',
			account: 'a',
			duplicates: always(),
		}).put({ source: 's', 'detail-type': 'd', detail: {} });
		const ids = queues.receive('q', 10).map(({ body }) => JSON.parse(body).id as string);
		expect(ids).toHaveLength(2);
		expect(ids[0]).toBe(ids[1]);
	});

	test('a batch of stream records, before the position moves', async () => {
		const given: string[][] = [];
		const record = (n: number) => ({
			eventID: String(n),
			eventName: 'INSERT',
			eventVersion: '1.1',
			dynamodb: { SequenceNumber: String(n) },
		});
		const source = createStreamSource({
			mapping: streamMapping({ batchSize: 2 }),
			streamArn: 's',
			reader: {
				shards: async () => [{ id: 'shard', parentId: undefined }],
				read: async (_, after) => ({
					records: [1, 2, 3].map(record).slice(typeof after === 'object' ? Number(after.sequence) : 0),
					closed: true,
				}),
			},
			positions: createStreamPositions(new DatabaseSync(':memory:')),
			clock: createTestClock(0),
			duplicates: always(),
			region: 'r',
			sendMessage: () => undefined,
			onTrouble: () => undefined,
			lambda: {
				invoke: async (_, payload) => {
					given.push((payload as { Records: { eventID: string }[] }).Records.map(({ eventID }) => eventID));
					return done;
				},
			},
		});
		onTestFinished(source.stop);
		await source.idle();
		expect(given).toEqual([['1', '2'], ['1', '2'], ['3'], ['3']]);
	});

	test('an asynchronous call', async () => {
		const clock = createTestClock(0);
		const given: unknown[] = [];
		const invocations = createAsyncInvocations({
			db: new DatabaseSync(':memory:'),
			clock,
			lambda: {
				find: () => functionModel(),
				invoke: async (_, payload) => {
					given.push(payload);
					return done;
				},
			},
			sendMessage: () => undefined,
			onTrouble: () => undefined,
			duplicates: always(),
		});
		onTestFinished(clock.settleWith(invocations.idle));
		onTestFinished(invocations.stop);
		invocations.accept('f', '{"a":1}');
		invocations.wake();
		await clock.advance(600_000);
		expect(given).toEqual([{ a: 1 }, { a: 1 }]);
	});
});
