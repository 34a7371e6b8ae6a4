// Asynchronous calls are repeated as Lambda repeats them and survive the end of the host.
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { createAsyncInvocations } from '../../../../infra/local/lambda/async-invocations.ts';
import type { InvocationOutcome } from '../../../../infra/local/lambda/runtime-protocol.ts';
import { functionModel } from './function-fixture.ts';

const done: InvocationOutcome = { ok: true, payload: 'null' };
const failed: InvocationOutcome = { ok: false, failure: { errorType: 'E', errorMessage: 'm', trace: [] } };

function setUp(
	answer: () => InvocationOutcome | Promise<InvocationOutcome>,
	db = new DatabaseSync(':memory:'),
	over = {},
) {
	const clock = createTestClock(0);
	const calls: { at: number; payload: unknown }[] = [];
	const messages: { queueArn: string; body: Record<string, unknown> }[] = [];
	const model = functionModel(over);
	const invocations = createAsyncInvocations({
		db,
		clock,
		lambda: {
			find: () => model,
			invoke: async (_, payload) => {
				calls.push({ at: clock.now(), payload });
				return answer();
			},
		},
		sendMessage: (queueArn, body) => messages.push({ queueArn, body: JSON.parse(body) }),
		onTrouble: () => undefined,
	});
	onTestFinished(clock.settleWith(invocations.idle));
	onTestFinished(invocations.stop);
	return { clock, calls, messages, invocations, db };
}

test('a call that succeeds is made once', async () => {
	const { clock, calls, invocations } = setUp(() => done);
	invocations.accept('f', '{"a":1}');
	invocations.wake();
	await clock.advance(600_000);
	expect(calls).toEqual([{ at: 0, payload: { a: 1 } }]);
});

test('one that fails is made three times in all and then put aside', async () => {
	const over = { asyncFailureArn: 'failures', deadLetterArn: 'dead' };
	const { clock, calls, messages, invocations } = setUp(() => failed, undefined, over);
	invocations.accept('f', '{"a":1}');
	invocations.wake();
	await clock.advance(600_000);
	expect(calls.map(({ at }) => at)).toEqual([0, 60_000, 180_000]);
	expect(messages).toMatchObject([
		{
			queueArn: 'failures',
			body: {
				requestPayload: { a: 1 },
				responsePayload: { errorType: 'E' },
				requestContext: { approximateInvokeCount: 3 },
			},
		},
		{ queueArn: 'dead', body: { a: 1 } },
	]);
});

test('one that the end of the host cuts off is made again by the next', async () => {
	const never = Promise.withResolvers<InvocationOutcome>();
	const first = setUp(() => never.promise);
	first.invocations.accept('f', '{"a":1}');
	first.invocations.wake();
	await new Promise((resolve) => setImmediate(resolve));
	await first.invocations.stop();
	never.resolve(failed);
	await first.invocations.idle();
	const second = setUp(() => done, first.db);
	second.invocations.wake();
	await second.clock.advance(0);
	expect(second.calls).toEqual([{ at: 0, payload: { a: 1 } }]);
});
