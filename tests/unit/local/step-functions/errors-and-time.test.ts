// Retry, Catch, time-outs, heartbeats, long waits: what happens to an execution when things fail or take long.
import { expect, test, vi } from 'vitest';
import { createWorkbench, type Functions, machine, start, task, tokenTask } from './workbench.ts';

const day = 24 * 3600 * 1000;
const boom = (errorType: string): Functions => ({ boom: () => ({ error: { errorType, errorMessage: 'said no' } }) });
const catching = (names: string[], more = {}) => ({
	Catch: [{ ErrorEquals: names, Output: '{% $states.errorOutput %}', Next: 'Caught', ...more }],
	Next: 'Done',
});
const ends = { Caught: { Type: 'Succeed' }, Done: { Type: 'Succeed', Output: 'done' } };

test("an uncaught error of a function ends the execution under the error's own name", async () => {
	const bench = createWorkbench({ m: machine({ A: task('boom') }) }, boom('PermanentError'));
	const arn = await bench.begin('m');
	expect(await bench.outcome(arn)).toEqual({
		status: 'FAILED',
		error: 'PermanentError',
		cause: JSON.stringify({ errorType: 'PermanentError', errorMessage: 'said no' }),
	});
	expect(await bench.types(arn)).toEqual([
		...['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskFailed', 'ExecutionFailed'],
	]);
});

test('a host that cannot run the function is Lambda.Unknown', async () => {
	const bench = createWorkbench({ m: machine({ A: task('absent') }) });
	expect(await bench.run('m')).toMatchObject({
		error: 'Lambda.Unknown',
		cause: expect.stringContaining('no function absent'),
	});
});

test('a catcher sees the error and shapes output and variables', async () => {
	const bench = createWorkbench(
		{
			m: machine({
				A: task('boom', catching(['PermanentError'], { Assign: { why: '{% $states.errorOutput.Error %}' } })),
				Caught: { Type: 'Pass', Output: { error: '{% $states.input.Error %}', why: '{% $why %}' }, End: true },
				Done: { Type: 'Succeed' },
			}),
		},
		boom('PermanentError'),
	);
	expect(await bench.run('m')).toEqual({
		status: 'SUCCEEDED',
		output: { error: 'PermanentError', why: 'PermanentError' },
	});
});

test.each([
	['States.TaskFailed', 'TransientError', true],
	['States.ALL', 'TransientError', true],
	['TransientError', 'TransientError', true],
	['PermanentError', 'TransientError', false],
	['States.Timeout', 'TransientError', false],
])('Catch %s of %s: %s', async (caught, raised, holds) => {
	const bench = createWorkbench({ m: machine({ A: task('boom', catching([caught])), ...ends }) }, boom(raised));
	expect(await bench.run('m')).toMatchObject({ status: holds ? 'SUCCEEDED' : 'FAILED' });
});

test('retries come at growing intervals, limited by MaxDelaySeconds, and then the catcher has it', async () => {
	const retry = {
		ErrorEquals: ['TransientError'],
		IntervalSeconds: 2,
		BackoffRate: 3,
		MaxAttempts: 4,
		MaxDelaySeconds: 10,
	};
	const bench = createWorkbench(
		{ m: machine({ A: task('boom', { Retry: [retry], ...catching(['States.ALL']) }), ...ends }) },
		boom('TransientError'),
	);
	const arn = await bench.begin('m');
	await bench.clock.advance(60_000);
	expect(bench.calls.map(({ at }) => at - start)).toEqual([0, 2000, 8000, 18_000, 28_000]);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'TransientError' } });
});

test('full jitter scales the interval by chance', async () => {
	const retry = { ErrorEquals: ['States.ALL'], IntervalSeconds: 8, MaxAttempts: 1, JitterStrategy: 'FULL' };
	const bench = createWorkbench(
		{ m: machine({ A: task('boom', { Retry: [retry], End: true }) }) },
		boom('TransientError'),
	);
	await bench.begin('m');
	await bench.clock.advance(10_000);
	expect(bench.calls.map(({ at }) => at - start)).toEqual([0, 4000]);
});

test('each retrier counts for itself, and a retrier used up hands over to Catch', async () => {
	const errors = ['A', 'A', 'B', 'A'];
	const retry = [
		{ ErrorEquals: ['A'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
		{ ErrorEquals: ['B'], IntervalSeconds: 5 },
	];
	const bench = createWorkbench(
		{ m: machine({ X: task('boom', { Retry: retry, ...catching(['States.ALL']) }), ...ends }) },
		{ boom: (_, attempt) => ({ error: { errorType: errors[attempt - 1] ?? 'none', errorMessage: '' } }) },
	);
	const arn = await bench.begin('m');
	await bench.clock.advance(60_000);
	expect(bench.calls.map(({ at }) => at - start)).toEqual([0, 1000, 3000, 8000]);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'A' } });
});

test('a retry hands out a new token, and the old one is spent', async () => {
	const bench = createWorkbench({
		m: machine({
			A: tokenTask({
				Arguments: {
					FunctionName: 'ask',
					Payload: { token: '{% $states.context.Task.Token %}', again: '{% $states.context.State.RetryCount %}' },
				},
				TimeoutSeconds: 60,
				Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 1 }],
				End: true,
			}),
		}),
	});
	const arn = await bench.begin('m');
	await bench.clock.advance(61_000);
	const [first = '', second = ''] = bench.tokens;
	expect(second).not.toBe(first);
	expect(bench.calls.map(({ payload }) => payload)).toMatchObject([{ again: 0 }, { again: 1 }]);
	await expect(bench.answer(first, {})).rejects.toMatchObject({ name: 'TaskTimedOut' });
	await bench.answer(second, { by: 'approver' });
	expect(await bench.outcome(arn)).toEqual({ status: 'SUCCEEDED', output: { by: 'approver' } });
});

test('a Wait of 30 days takes 30 days, to the second', async () => {
	const bench = createWorkbench({
		m: machine({ A: { Type: 'Wait', Seconds: 30 * 86_400, Next: 'B' }, B: { Type: 'Succeed' } }),
	});
	const arn = await bench.begin('m');
	await bench.clock.advance(30 * day - 1);
	expect((await bench.outcome(arn)).status).toBe('RUNNING');
	await bench.clock.advance(1);
	expect((await bench.outcome(arn)).status).toBe('SUCCEEDED');
});

test('a Wait until a time ends then, or at once when it is past', async () => {
	const bench = createWorkbench({
		m: machine({ A: { Type: 'Wait', Timestamp: '{% $states.input.at %}', End: true } }),
	});
	const later = await bench.begin('m', { at: new Date(start + 40 * day).toISOString() });
	expect(await bench.run('m', { at: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 'SUCCEEDED' });
	expect(await bench.run('m', { at: 'tomorrow' })).toMatchObject({ error: 'States.QueryEvaluationError' });
	await bench.clock.advance(40 * day - 1);
	expect((await bench.outcome(later)).status).toBe('RUNNING');
	await bench.clock.advance(1);
	expect((await bench.outcome(later)).status).toBe('SUCCEEDED');
});

test('many waiting executions hold one timer, on the earliest', async () => {
	const bench = createWorkbench({ m: machine({ A: { Type: 'Wait', Seconds: '{% $states.input %}', End: true } }) });
	for (const seconds of [500, 20, 300]) await bench.begin('m', seconds);
	expect(bench.clock.nextTimer()).toBe(start + 20_000);
	await bench.clock.advance(20_000);
	expect(bench.clock.nextTimer()).toBe(start + 300_000);
});

test('a token may come after 29 days; after 30 the task times out', async () => {
	const bench = createWorkbench({
		m: machine({ A: tokenTask({ TimeoutSeconds: 30 * 86_400, ...catching(['States.Timeout']) }), ...ends }),
	});
	const answered = await bench.begin('m');
	const late = await bench.begin('m');
	await bench.clock.advance(29 * day);
	await bench.answer(bench.tokens[0]!, 'yes');
	expect(await bench.outcome(answered)).toMatchObject({ status: 'SUCCEEDED' });
	await bench.clock.advance(day);
	expect(await bench.outcome(late)).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'States.Timeout' } });
	expect(await bench.types(late)).toContain('TaskTimedOut');
});

test('States.TaskFailed does not catch a time-out', async () => {
	const bench = createWorkbench({
		m: machine({ A: tokenTask({ TimeoutSeconds: 5, ...catching(['States.TaskFailed']) }), ...ends }),
	});
	const arn = await bench.begin('m');
	await bench.clock.advance(5000);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

test('a function that answers after its time-out changes nothing any more', async () => {
	const { promise: slow, resolve: answer } = Promise.withResolvers<{ payload: unknown }>();
	const bench = createWorkbench(
		{
			m: machine({
				A: task('slow', { TimeoutSeconds: 5, ...catching(['States.Timeout']) }),
				Caught: tokenTask(),
				Done: { Type: 'Succeed' },
			}),
		},
		{ slow: () => slow },
	);
	bench.letTimeRunOn();
	const { executionArn } = await bench.operations.StartExecution({ stateMachineArn: bench.arn('m') });
	await vi.waitUntil(() => bench.calls.length === 1);
	await bench.clock.advance(5000);
	await vi.waitUntil(() => bench.tokens.length === 1);
	answer({ payload: 'too late' });
	await bench.engine.idle();
	expect(await bench.outcome(executionArn)).toMatchObject({ status: 'RUNNING' });
	await bench.answer(bench.tokens[0]!, 'in time');
	expect(await bench.outcome(executionArn)).toEqual({ status: 'SUCCEEDED', output: 'in time' });
});

test('heartbeats keep a task alive; without them it ends as States.HeartbeatTimeout', async () => {
	const bench = createWorkbench({
		m: machine({
			A: tokenTask({ HeartbeatSeconds: 10, TimeoutSeconds: 3600, ...catching(['States.HeartbeatTimeout']) }),
			...ends,
		}),
	});
	const arn = await bench.begin('m');
	for (let beat = 0; beat < 3; beat++) {
		await bench.clock.advance(9000);
		await bench.operations.SendTaskHeartbeat({ taskToken: bench.tokens[0]! });
	}
	expect((await bench.outcome(arn)).status).toBe('RUNNING');
	await bench.clock.advance(10_000);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'States.HeartbeatTimeout' } });
});

test("the machine's own time-out ends the execution as TIMED_OUT, past every catch", async () => {
	const bench = createWorkbench({
		m: machine({ A: tokenTask(catching(['States.ALL'])), ...ends }, { TimeoutSeconds: 60 }),
	});
	const arn = await bench.begin('m');
	await bench.clock.advance(60_000);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
	expect((await bench.types(arn)).at(-1)).toBe('ExecutionTimedOut');
	await expect(bench.answer(bench.tokens[0]!, {})).rejects.toMatchObject({ name: 'TaskTimedOut' });
});

test('a token may be answered by the function itself, before it returns', async () => {
	const bench: ReturnType<typeof createWorkbench> = createWorkbench(
		{ m: machine({ A: tokenTask() }) },
		{
			ask: async ({ token }: { token: string }) => {
				await bench.operations.SendTaskSuccess({ taskToken: token, output: '"decided already"' });
				return { error: { errorType: 'TransientError', errorMessage: 'and then it crashed' } };
			},
		},
	);
	expect(await bench.run('m')).toEqual({ status: 'SUCCEEDED', output: 'decided already' });
});

test('SendTaskFailure fails the task under the name it gives', async () => {
	const bench = createWorkbench({ m: machine({ A: tokenTask(catching(['Rejected'])), ...ends }) });
	const arn = await bench.begin('m');
	await bench.operations.SendTaskFailure({ taskToken: bench.tokens[0]!, error: 'Rejected', cause: 'no' });
	await bench.engine.idle();
	expect(await bench.outcome(arn)).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'Rejected', Cause: 'no' } });
});
