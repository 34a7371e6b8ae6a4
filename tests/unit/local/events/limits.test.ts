// The bus takes 1 MB an event; what a target does not take goes to its dead-letter queue at once, with the event as it came.
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { createEventBus, LARGEST_EVENT } from '../../../../infra/local/events/event-bus.ts';
import { createQueues } from '../../../../infra/local/sqs/queues.ts';
import { queueModel, ruleModel, ruleTarget } from '../models.ts';

function setUp(template: string) {
	const clock = createTestClock(0);
	const db = new DatabaseSync(':memory:');
	const queues = createQueues({ db, clock, queues: [queueModel('work'), queueModel('aside')] });
	const bus = createEventBus({
		db,
		clock,
		queues,
		rules: [
			ruleModel({
				pattern: { source: ['s'] },
				targets: [
					ruleTarget('work', { deadLetterArn: 'aside', transformer: { paths: { text: '$.detail.text' }, template } }),
				],
			}),
		],
		asyncInvocations: { accept: () => undefined, wake: () => undefined },
		hasFunction: () => false,
		mayReach: () => true,
		region: 'r',
		account: 'a',
	});
	const put = (bytes: number) => bus.put({ source: 's', 'detail-type': 'd', detail: { text: 'x'.repeat(bytes) } });
	return { put, queues };
}

test('an event of 1 MB is taken, a larger one is refused', () => {
	const { put, queues } = setUp('<text>');
	put(LARGEST_EVENT - 200);
	expect(queues.count('work')).toBe(1);
	expect(() => put(LARGEST_EVENT)).toThrow(/the bus takes 1048576/);
});

test('an input that the target cannot take goes aside as the event it was', () => {
	const { put, queues } = setUp('{"a":<text>,"b":<text>}');
	put(LARGEST_EVENT / 2 + 100);
	expect(queues.count('work')).toBe(0);
	const [message] = queues.receive('aside', 1);
	expect(JSON.parse(message?.body ?? 'null')).toMatchObject({ source: 's', 'detail-type': 'd' });
});
