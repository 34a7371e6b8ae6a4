// Goal: what a schedule gives its function is what EventBridge gives. Method: the bus and its schedules by a clock that is moved, beside the
// example of AWS's documentation.
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createTestClock } from '../../../infra/local/clock.ts';
import { createEventBus } from '../../../infra/local/events/event-bus.ts';
import { startSchedules } from '../../../infra/local/events/schedules.ts';
import { createQueues } from '../../../infra/local/sqs/queues.ts';
import { differences, readAwsExample } from '../../support/aws-example.ts';
import { ruleModel, ruleTarget } from '../../unit/local/models.ts';

test('the event of a schedule', async () => {
	const clock = createTestClock(Date.parse('2026-01-02T03:04:05.678Z'));
	const db = new DatabaseSync(':memory:');
	const given: unknown[] = [];
	const rule = ruleModel({ everyMilliseconds: 60_000, targets: [ruleTarget('f')] });
	const bus = createEventBus({
		db,
		clock,
		rules: [rule],
		queues: createQueues({ db, clock, queues: [] }),
		asyncInvocations: { accept: (_, payload) => given.push(JSON.parse(payload)), wake: () => undefined },
		hasFunction: () => true,
		mayReach: () => true,
		region: 'ap-southeast-1',
		account: '000000000000',
	});
	const schedules = startSchedules([rule], clock, bus.fire);
	await clock.advance(120_000);
	schedules.stop();
	expect(given).toHaveLength(2);
	expect(differences(readAwsExample('scheduled-event'), given[0])).toEqual([]);
	expect(given[0]).toMatchObject({ time: '2026-01-02T03:05:05Z', resources: [rule.arn] });
});
