// Queues hide what was received, bring it back, and put aside what fails too often.
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { createQueues } from '../../../../infra/local/sqs/queues.ts';
import { queueModel } from '../models.ts';

const work = queueModel('work', { redrive: { deadLetterArn: 'dead', maxReceiveCount: 2 } });

function setUp(db = new DatabaseSync(':memory:')) {
	const clock = createTestClock(1_000_000);
	return {
		clock,
		db,
		queues: createQueues({ db, clock, queues: [work, queueModel('dead'), queueModel('late', { delaySeconds: 5 })] }),
	};
}

describe('a message', () => {
	test('is hidden while it is held and comes back after the visibility time', async () => {
		const { clock, queues } = setUp();
		queues.send('work', 'a');
		expect(queues.receive('work', 10)).toMatchObject([{ body: 'a', receiveCount: 1 }]);
		expect(queues.receive('work', 10)).toEqual([]);
		expect(queues.nextVisibleAt('work')).toBe(clock.now() + 30_000);
		await clock.advance(30_000);
		expect(queues.receive('work', 10)).toMatchObject([{ body: 'a', receiveCount: 2, firstReceivedAt: 1_000_000 }]);
	});

	test('is removed by its latest receipt only', async () => {
		const { clock, queues } = setUp();
		queues.send('work', 'a');
		const [first] = queues.receive('work', 1);
		await clock.advance(30_000);
		const [second] = queues.receive('work', 1);
		queues.remove(first!.receipt);
		expect(queues.count('work')).toBe(1);
		queues.remove(second!.receipt);
		expect(queues.count('work')).toBe(0);
	});

	test('that was received too often moves to the dead-letter queue', async () => {
		const { clock, queues } = setUp();
		queues.send('work', 'a');
		for (let time = 0; time < 2; time++) {
			expect(queues.receive('work', 1)).toHaveLength(1);
			await clock.advance(30_000);
		}
		expect(queues.receive('work', 1)).toEqual([]);
		expect(queues.receive('dead', 1)).toMatchObject([{ body: 'a', receiveCount: 1 }]);
	});

	test('waits out the delay of its queue and ends with its retention', async () => {
		const { clock, queues } = setUp();
		queues.send('late', 'a');
		expect(queues.receive('late', 1)).toEqual([]);
		await clock.advance(5000);
		expect(queues.receive('late', 1)).toHaveLength(1);
		await clock.advance(3_600_000);
		expect(queues.receive('late', 1)).toEqual([]);
		expect(queues.count('late')).toBe(0);
	});

	test('held when the host ended is there at once for the next, with its count', () => {
		const { db, queues } = setUp();
		queues.send('work', 'a');
		queues.receive('work', 1);
		expect(setUp(db).queues.receive('work', 1)).toMatchObject([{ body: 'a', receiveCount: 2 }]);
	});

	test('is not put aside however many hosts end with it in hand, and still is for what it fails itself', async () => {
		const { db, queues } = setUp();
		queues.send('work', 'a');
		for (let host = 1; host <= 7; host++) {
			expect(setUp(db).queues.receive('work', 1)).toMatchObject([{ receiveCount: host }]);
		}
		const { queues: last, clock } = setUp(db);
		for (let time = 0; time < 2; time++) {
			expect(last.receive('work', 1)).toHaveLength(1);
			await clock.advance(30_000);
		}
		expect(last.receive('work', 1)).toEqual([]);
		expect(last.receive('dead', 1)).toHaveLength(1);
	});

	test('of a data folder from before interruptions were counted is taken up', () => {
		const db = new DatabaseSync(':memory:');
		db.exec(`CREATE TABLE queue_messages (
			id TEXT PRIMARY KEY, queue_arn TEXT NOT NULL, body TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
			first_received_at INTEGER, receive_count INTEGER NOT NULL, receipt TEXT UNIQUE
		) STRICT; INSERT INTO queue_messages VALUES ('m', 'work', 'a', 999000, 999000, NULL, 0, NULL)`);
		expect(setUp(db).queues.receive('work', 1)).toMatchObject([{ body: 'a', receiveCount: 1 }]);
	});
});

test('messages come in the order they were sent, as many as asked for', () => {
	const { queues } = setUp();
	for (const body of ['a', 'b', 'c']) queues.send('work', body);
	expect(queues.receive('work', 2).map(({ body }) => body)).toEqual(['a', 'b']);
});

test('a queue nobody described is refused by name', () => {
	expect(() => setUp().queues.send('ghost', 'a')).toThrow(/ghost/);
});
