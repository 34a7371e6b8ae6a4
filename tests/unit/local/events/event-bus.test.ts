// An event reaches the targets of every rule it matches, in one transaction with what its sender writes.
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RuleModel } from '../../../../infra/local/assembly/model.ts';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { createEventBus } from '../../../../infra/local/events/event-bus.ts';
import { startSchedules } from '../../../../infra/local/events/schedules.ts';
import { transaction } from '../../../../infra/local/sqlite.ts';
import { createQueues } from '../../../../infra/local/sqs/queues.ts';

const target = (arn: string) => ({
	id: arn,
	arn,
	input: undefined,
	inputPath: undefined,
	transformer: undefined,
	deadLetterArn: undefined,
});
const rule = (name: string, over: Partial<RuleModel>): RuleModel => ({
	name,
	arn: `rule/${name}`,
	pattern: undefined,
	everyMilliseconds: undefined,
	targets: [target('queue')],
	...over,
});

function setUp(rules: readonly RuleModel[], closed: readonly string[] = []) {
	const clock = createTestClock(Date.parse('2026-01-02T03:04:05.678Z'));
	const db = new DatabaseSync(':memory:');
	const queue = {
		name: 'q',
		url: 'q',
		visibilitySeconds: 30,
		retentionSeconds: 86_400,
		delaySeconds: 0,
		redrive: undefined,
	};
	const queues = createQueues({
		db,
		clock,
		queues: [
			{ ...queue, arn: 'queue' },
			{ ...queue, arn: 'aside' },
		],
	});
	const calls: [string, Record<string, unknown>][] = [];
	const bus = createEventBus({
		db,
		clock,
		rules,
		queues,
		asyncInvocations: { accept: (arn, payload) => calls.push([arn, JSON.parse(payload)]), wake: () => undefined },
		hasFunction: (arn) => arn === 'function',
		mayReach: (_, arn) => !closed.includes(arn),
		region: 'ap-southeast-1',
		account: '000000000000',
	});
	return { bus, queues, calls, db, clock };
}

const uploads = rule('uploads', { pattern: { source: ['aws.s3'], detail: { key: [{ prefix: 'uploads/' }] } } });
const ended = rule('ended', { pattern: { source: ['aws.states'] }, targets: [target('function'), target('queue')] });
const event = (source: string, key: string) => ({ source, 'detail-type': 'T', detail: { key } });

describe('an event', () => {
	test('reaches a queue as a whole', () => {
		const { bus, queues } = setUp([uploads]);
		bus.put(event('aws.s3', 'uploads/1'));
		bus.put(event('aws.s3', 'readings/1'));
		const messages = queues.receive('queue', 10);
		expect(messages.map(({ body }) => JSON.parse(body))).toMatchObject([
			{
				version: '0',
				source: 'aws.s3',
				'detail-type': 'T',
				account: '000000000000',
				region: 'ap-southeast-1',
				time: '2026-01-02T03:04:05Z',
				detail: { key: 'uploads/1' },
			},
		]);
	});

	test('reaches every target of its rules', () => {
		const { bus, queues, calls } = setUp([uploads, ended]);
		bus.put(event('aws.states', 'x'));
		expect(calls).toMatchObject([['function', { source: 'aws.states' }]]);
		expect(queues.count('queue')).toBe(1);
	});

	test('that a target does not let in goes to the target of last resort at once, if that lets it in', () => {
		const guarded = rule('guarded', {
			pattern: { source: ['aws.states'] },
			targets: [{ ...target('function'), deadLetterArn: 'aside' }],
		});
		const { bus, queues, calls } = setUp([guarded], ['function']);
		bus.put(event('aws.states', 'x'));
		expect(calls).toEqual([]);
		expect(queues.receive('aside', 1).map(({ body }) => JSON.parse(body))).toMatchObject([{ source: 'aws.states' }]);
		const nowhere = setUp([guarded], ['function', 'aside']);
		nowhere.bus.put(event('aws.states', 'x'));
		expect([nowhere.calls, nowhere.queues.count('aside')]).toEqual([[], 0]);
	});

	test('is gone with the transaction of its sender', () => {
		const { bus, queues, db } = setUp([uploads]);
		expect(() =>
			transaction(db, () => {
				bus.put(event('aws.s3', 'uploads/1'));
				throw new Error('sender failed');
			}),
		).toThrow('sender failed');
		expect(queues.count('queue')).toBe(0);
	});
});

test('a rule that leads nowhere, or asks what nobody knows, is refused at start', () => {
	expect(() => setUp([rule('r', { targets: [target('arn:aws:sns:topic')] })])).toThrow(/arn:aws:sns:topic/);
	expect(() => setUp([rule('r', { pattern: { a: [{ cidr: 'x' }] } })])).toThrow(/cidr/);
});

test('a schedule fires at its rate until it is stopped', async () => {
	const sweep = rule('sweep', { everyMilliseconds: 60_000, targets: [target('function')] });
	const { bus, calls, clock } = setUp([sweep]);
	const schedules = startSchedules([sweep, uploads], clock, bus.fire);
	onTestFinished(schedules.stop);
	await clock.advance(59_999);
	expect(calls).toEqual([]);
	await clock.advance(1);
	await clock.advance(120_000);
	expect(calls.map(([arn, { source, resources }]) => [arn, source, resources])).toEqual(
		Array.from({ length: 3 }, () => ['function', 'aws.events', ['rule/sweep']]),
	);
	schedules.stop();
	await clock.advance(120_000);
	expect(calls).toHaveLength(3);
});
