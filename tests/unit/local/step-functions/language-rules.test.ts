// Goal: the finer rules of the Amazon States Language, as far as the workflow's subset goes: what counts as which error, what a retrier or
// catcher sees, where a value may be used, and how large it may be.
import { expect, test } from 'vitest';
import { serialiseVariables } from '../../../../infra/local/step-functions/json.ts';
import { createWorkbench, type Functions, machine, start, task, tokenTask } from './workbench.ts';

const fails = (...errors: string[]): Functions => ({
	boom: (_, attempt) => {
		const errorType = errors[Math.min(attempt, errors.length) - 1] ?? '';
		return errorType === 'none' ? { payload: 'well' } : { error: { errorType, errorMessage: 'said no' } };
	},
});
const retry = (ErrorEquals: string[], more = {}) => ({ ErrorEquals, IntervalSeconds: 1, MaxAttempts: 1, ...more });
const caught = (ErrorEquals: string[], Output: unknown = 'caught') => ({ ErrorEquals, Output, Next: 'Caught' });
const ends = { Caught: { Type: 'Succeed' }, Done: { Type: 'Succeed' } };
const late = (bench: ReturnType<typeof createWorkbench>) => bench.calls.map(({ at }) => (at - start) / 1000);

test('a retrier without numbers tries three times, after 1, 2 and 4 seconds', async () => {
	const bench = createWorkbench(
		{ m: machine({ A: task('boom', { Retry: [{ ErrorEquals: ['States.ALL'] }], End: true }) }) },
		fails('E'),
	);
	const arn = await bench.begin('m');
	await bench.clock.advance(3_600_000);
	expect(late(bench)).toEqual([0, 1, 3, 7]);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'FAILED', error: 'E' });
});

test('MaxAttempts 0 means never, and keeps later retriers from the error', async () => {
	const Retry = [retry(['E'], { MaxAttempts: 0 }), retry(['States.ALL'])];
	const bench = createWorkbench({ m: machine({ A: task('boom', { Retry, End: true }) }) }, fails('E'));
	const arn = await bench.begin('m');
	await bench.clock.advance(3_600_000);
	expect(late(bench)).toEqual([0]);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'FAILED', error: 'E' });
});

test.each([
	['FULL', [0, 4, 9]],
	['NONE', [0, 8, 18]],
])(
	'JitterStrategy %s: the chance is taken of the interval that MaxDelaySeconds has limited',
	async (JitterStrategy, at) => {
		const Retry = [
			retry(['E'], { IntervalSeconds: 8, BackoffRate: 4, MaxAttempts: 2, MaxDelaySeconds: 10, JitterStrategy }),
		];
		const bench = createWorkbench({ m: machine({ A: task('boom', { Retry, End: true }) }) }, fails('E'));
		await bench.begin('m');
		await bench.clock.advance(3_600_000);
		expect(late(bench)).toEqual(at);
	},
);

test('the first catcher that fits has it, however well a later one would fit', async () => {
	const Catch = [caught(['X', 'States.TaskFailed'], 'first'), caught(['E'], 'second'), caught(['States.ALL'], 'third')];
	const bench = createWorkbench({ m: machine({ A: task('boom', { Catch, Next: 'Done' }), ...ends }) }, fails('E'));
	expect(await bench.run('m')).toEqual({ status: 'SUCCEEDED', output: 'first' });
});

test('a state that is entered again has its retries anew', async () => {
	const bench = createWorkbench(
		{
			m: machine({
				A: task('boom', { Retry: [retry(['E'])], Catch: [caught(['E'])], Next: 'Done' }),
				Caught: { Type: 'Choice', Choices: [{ Condition: '{% $exists($second) %}', Next: 'Done' }], Default: 'Round' },
				Round: { Type: 'Pass', Assign: { second: true }, Next: 'A' },
				Done: { Type: 'Succeed' },
			}),
		},
		fails('E'),
	);
	await bench.begin('m');
	await bench.clock.advance(3_600_000);
	expect(late(bench)).toEqual([0, 1, 1, 2]);
});

test('a time-out counts for each attempt by itself', async () => {
	const bench = createWorkbench({
		m: machine({
			A: tokenTask({ TimeoutSeconds: 60, Retry: [retry(['States.Timeout'], { IntervalSeconds: 5 })], End: true }),
		}),
	});
	const arn = await bench.begin('m');
	await bench.clock.advance(124_000);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'RUNNING' });
	await bench.clock.advance(1000);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

test.each([
	['States.HeartbeatTimeout', true],
	['States.Timeout', true],
	['States.ALL', true],
	['E', false],
])('%s names a missed heartbeat: %s', async (name, fits) => {
	const states = {
		A: tokenTask({ HeartbeatSeconds: 10, TimeoutSeconds: 600, Catch: [caught([name])], Next: 'Done' }),
		...ends,
	};
	const bench = createWorkbench({ m: machine(states) });
	const arn = await bench.begin('m');
	await bench.clock.advance(10_000);
	expect(await bench.outcome(arn)).toMatchObject(
		fits ? { output: 'caught' } : { status: 'FAILED', error: 'States.HeartbeatTimeout' },
	);
});

test('a worker that is lost with its token is replaced after a heartbeat, and comes too late', async () => {
	const Retry = [retry(['States.HeartbeatTimeout'])];
	const bench = createWorkbench({
		m: machine({ A: tokenTask({ HeartbeatSeconds: 30, TimeoutSeconds: 600, Retry, End: true }) }),
	});
	const arn = await bench.begin('m');
	await bench.clock.advance(20_000);
	await bench.operations.SendTaskHeartbeat({ taskToken: bench.tokens[0]! });
	await bench.clock.advance(29_000);
	expect(bench.tokens).toHaveLength(1);
	await bench.clock.advance(2000);
	const [lost = '', replaced = ''] = bench.tokens;
	await expect(bench.answer(lost, 'too late')).rejects.toMatchObject({ name: 'TaskTimedOut' });
	await bench.answer(replaced, 'in time');
	expect(await bench.outcome(arn)).toEqual({ status: 'SUCCEEDED', output: 'in time' });
});

test('time limits may be expressions; one that gives no whole number of seconds is caught like any error', async () => {
	const states = (TimeoutSeconds: string) =>
		machine({
			A: tokenTask({ TimeoutSeconds, Catch: [caught(['States.QueryEvaluationError'])], Next: 'Done' }),
			...ends,
		});
	const bench = createWorkbench({ good: states('{% $states.input.limit * 2 %}'), bad: states("{% 'soon' %}") });
	const arn = await bench.begin('good', { limit: 30 });
	await bench.clock.advance(59_000);
	expect(await bench.outcome(arn)).toMatchObject({ status: 'RUNNING' });
	await bench.clock.advance(1000);
	expect(await bench.outcome(arn)).toMatchObject({ error: 'States.Timeout' });
	expect(await bench.run('bad')).toMatchObject({ output: 'caught' });
});

test('an expression that fails in Arguments or Output can be caught, and without a catcher ends the execution', async () => {
	const states = (more: object) => machine({ A: task('echo', { Next: 'Done', ...more }), ...ends });
	const Catch = [caught(['States.QueryEvaluationError'], '{% $states.errorOutput.Error %}')];
	const broken = { Arguments: { FunctionName: 'echo', Payload: '{% $states.input.nope %}' } };
	const bench = createWorkbench({
		before: states({ ...broken, Catch }),
		after: states({ Output: '{% $states.result.nope %}', Catch }),
		loose: machine({ A: task('echo', { End: true, ...broken }) }),
	});
	expect(await bench.run('before')).toEqual({ status: 'SUCCEEDED', output: 'States.QueryEvaluationError' });
	expect(bench.calls).toHaveLength(0);
	expect(await bench.run('after')).toEqual({ status: 'SUCCEEDED', output: 'States.QueryEvaluationError' });
	expect(await bench.run('loose')).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
});

test('what fails in a catcher is not caught again', async () => {
	const Catch = [caught(['E'], '{% $states.errorOutput.nope %}'), caught(['States.ALL'])];
	const bench = createWorkbench({ m: machine({ A: task('boom', { Catch, Next: 'Done' }), ...ends }) }, fails('E'));
	expect(await bench.run('m')).toMatchObject({
		status: 'FAILED',
		error: 'States.QueryEvaluationError',
		cause: expect.stringContaining("field 'Catch[0]/Output'"),
	});
});

test("a task that fails sets what its catcher assigns and none of its own; a catcher's default output is the error", async () => {
	const A = task('boom', {
		Assign: { own: 'set' },
		Catch: [{ ErrorEquals: ['E'], Assign: { why: '{% $states.errorOutput.Error %}' }, Next: 'See' }],
		Next: 'See',
	});
	const See = { Type: 'Pass', Output: ['{% $exists($own) %}', '{% $why %}', '{% $states.input %}'], End: true };
	const bench = createWorkbench({ m: machine({ A, See }) }, fails('E'));
	expect((await bench.run('m')).output).toEqual([
		false,
		'E',
		{ Error: 'E', Cause: JSON.stringify({ errorType: 'E', errorMessage: 'said no' }) },
	]);
});

test('each field sees its own: Arguments the input, Output result and input, a rule of a Choice the variables; Assign does not change the output', async () => {
	const A = task('echo', {
		Arguments: { FunctionName: 'echo', Payload: { n: '{% $states.input.n %}' } },
		Assign: { sum: '{% $states.result.Payload.n + $states.input.n %}' },
		Output: { n: '{% $states.result.Payload.n %}', from: '{% $states.input.n %}' },
		Next: 'B',
	});
	const B = {
		Type: 'Choice',
		Choices: [{ Condition: '{% $sum = 14 %}', Assign: { sum: '{% $sum * 2 %}' }, Next: 'C' }],
		Default: 'Lost',
	};
	const C = { Type: 'Wait', Seconds: 0, Output: '{% $merge([$states.input, {"sum": $sum}]) %}', End: true };
	const bench = createWorkbench({ m: machine({ A, B, C, Lost: { Type: 'Fail' } }) });
	expect((await bench.run('m', { n: 7 })).output).toEqual({ n: 7, from: 7, sum: 28 });
});

test('Fail takes its error and cause from expressions, and no name means States.Failed', async () => {
	const named = { Type: 'Fail', Error: '{% $states.input.name %}', Cause: "{% 'because ' & $states.input.name %}" };
	const bench = createWorkbench({ named: machine({ A: named }), plain: machine({ A: { Type: 'Fail' } }) });
	expect(await bench.run('named', { name: 'ReportFailed' })).toEqual({
		status: 'FAILED',
		error: 'ReportFailed',
		cause: 'because ReportFailed',
	});
	expect(await bench.run('plain')).toMatchObject({ status: 'FAILED', error: 'States.Failed' });
});

test('a state that cannot catch ends the execution with its error', async () => {
	const nope = '{% $states.input.nope %}';
	const bench = createWorkbench({
		wait: machine({ A: { Type: 'Wait', Timestamp: nope, End: true } }),
		early: machine({ A: { Type: 'Wait', Timestamp: "{% 'tomorrow' %}", End: true } }),
		choice: machine({ A: { Type: 'Choice', Choices: [{ Condition: nope, Next: 'B' }] }, B: { Type: 'Succeed' } }),
		done: machine({ A: { Type: 'Succeed', Output: nope } }),
	});
	for (const name of ['wait', 'early', 'choice', 'done'])
		expect(await bench.run(name), name).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
});

test.each(['States.DataLimitExceeded', 'States.Runtime'])(
	'%s is beyond every wildcard of Retry and Catch',
	async (error) => {
		const A = task('boom', {
			Retry: [retry(['States.TaskFailed']), retry(['States.ALL'])],
			Catch: [caught(['States.ALL'])],
			Next: 'Done',
		});
		const bench = createWorkbench({ m: machine({ A, ...ends }) }, fails(error));
		expect(await bench.run('m')).toMatchObject({ status: 'FAILED', error });
		expect(bench.calls).toHaveLength(1);
	},
);

test('a value between states may have 262,144 bytes of UTF-8, and not one more', async () => {
	// A JSON text is two bytes longer than what it quotes; ệ takes three.
	const text = (bytes: number) => 'ệ'.repeat(100) + 'x'.repeat(bytes - 2 - 300);
	const functions: Functions = { pad: ({ bytes }: { bytes: number }) => ({ payload: text(bytes) }) };
	const bench = createWorkbench(
		{
			output: machine({ A: { Type: 'Pass', End: true } }),
			argument: machine({
				A: task('echo', { Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' }, Output: 1, End: true }),
			}),
			result: machine({ A: task('pad') }),
		},
		{ ...functions, f: () => ({ payload: 1 }) },
	);
	expect(await bench.run('output', text(262_144))).toMatchObject({ status: 'SUCCEEDED' });
	await expect(bench.run('output', text(262_145))).rejects.toMatchObject({ name: 'ValidationException' });
	const frame = JSON.stringify({ FunctionName: 'f', Payload: '' }).length - 2;
	expect(await bench.run('argument', text(262_144 - frame))).toMatchObject({ status: 'SUCCEEDED' });
	expect(await bench.run('argument', text(262_145 - frame))).toMatchObject({ error: 'States.DataLimitExceeded' });
	const answer = JSON.stringify({ ExecutedVersion: '$LATEST', Payload: '', StatusCode: 200 }).length - 2;
	expect(await bench.run('result', { bytes: 262_144 - answer })).toMatchObject({ status: 'SUCCEEDED' });
	expect(await bench.run('result', { bytes: 262_145 - answer })).toMatchObject({ error: 'States.DataLimitExceeded' });
});

test('an answer to a token may have 262,144 bytes', async () => {
	const bench = createWorkbench({ m: machine({ A: tokenTask() }) });
	const arn = await bench.begin('m');
	const taskToken = bench.tokens[0]!;
	const output = (bytes: number) => JSON.stringify('ệ'.repeat(10) + 'x'.repeat(bytes - 32));
	await expect(bench.operations.SendTaskSuccess({ taskToken, output: output(262_145) })).rejects.toMatchObject({
		name: 'ValidationException',
	});
	await bench.operations.SendTaskSuccess({ taskToken, output: output(262_144) });
	await bench.engine.idle();
	expect(await bench.outcome(arn)).toMatchObject({ status: 'SUCCEEDED' });
});

test('one Assign may set 256 KiB', async () => {
	const Assign = { a: '{% $states.result.Payload %}', b: '{% $states.result.Payload %}' };
	const functions: Functions = { pad: ({ bytes }: { bytes: number }) => ({ payload: 'x'.repeat(bytes) }) };
	const bench = createWorkbench({ m: machine({ A: task('pad', { Assign, Output: 1, End: true }) }) }, functions);
	expect(await bench.run('m', { bytes: 131_000 })).toMatchObject({ status: 'SUCCEEDED' });
	expect(await bench.run('m', { bytes: 131_100 })).toMatchObject({
		status: 'FAILED',
		error: 'States.DataLimitExceeded',
	});
});

test('all variables of an execution together may have 10 MiB', () => {
	const one = 'x'.repeat(262_000);
	const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, k) => [`v${k}`, one]));
	expect(JSON.parse(serialiseVariables(many(39), { v0: 'other', v39: one }))).toEqual({ ...many(40), v0: 'other' });
	expect(() => serialiseVariables(many(40), { v40: one })).toThrow(
		expect.objectContaining({ name: 'States.DataLimitExceeded' }),
	);
});
