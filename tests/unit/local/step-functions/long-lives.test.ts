// Goal: what takes weeks and months: waits and limits beyond setTimeout's 24.8 days, also across restarts; definitions that change under
// running executions; and the 90 days for which an execution that ended is known.
import { expect, test } from 'vitest';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { openSqlite } from '../../../../infra/local/sqlite.ts';
import { createWorkbench, type Functions, machine, start, task, tokenTask } from './workbench.ts';

const day = 86_400_000;

test('a limit of 60 days and a wait of 45 run on to the second, over four restarts', async () => {
	const db = openSqlite(':memory:');
	const machines = {
		ask: machine({
			A: tokenTask({
				TimeoutSeconds: 60 * 86_400,
				Catch: [{ ErrorEquals: ['States.Timeout'], Output: 'lapsed', Next: 'B' }],
				Next: 'B',
			}),
			B: { Type: 'Succeed' },
		}),
		wait: machine({ A: { Type: 'Wait', Seconds: 45 * 86_400, Next: 'B' }, B: { Type: 'Succeed', Output: 'woke' } }),
	};
	let bench = createWorkbench(machines, {}, { db });
	const asking = await bench.begin('ask');
	const waiting = await bench.begin('wait');
	async function restartAt(at: number): Promise<void> {
		await bench.engine.stop();
		bench = createWorkbench(machines, {}, { db, clock: createTestClock(start + at) });
		await bench.clock.advance(0);
	}
	for (const at of [10 * day, 25 * day, 44 * day]) await restartAt(at);
	await bench.clock.advanceTo(start + 45 * day - 1);
	expect(await bench.outcome(waiting)).toEqual({ status: 'RUNNING' });
	await bench.clock.advanceTo(start + 45 * day);
	expect(await bench.outcome(waiting)).toEqual({ status: 'SUCCEEDED', output: 'woke' });
	await restartAt(59 * day);
	await bench.clock.advanceTo(start + 60 * day - 1);
	expect(await bench.outcome(asking)).toEqual({ status: 'RUNNING' });
	await bench.clock.advanceTo(start + 60 * day);
	expect(await bench.outcome(asking)).toEqual({ status: 'SUCCEEDED', output: 'lapsed' });
});

test('executions go on under the definition they began with, through several changes and restarts, in whatever they do', async () => {
	const db = openSqlite(':memory:');
	const fails: Functions = { shaky: () => ({ error: { errorType: 'E', errorMessage: '' } }) };
	const version = (n: number) => ({
		m: machine({
			Kind: {
				Type: 'Choice',
				Choices: ['ask', 'sleep', 'retry'].map((kind) => ({
					Condition: `{% $states.input = '${kind}' %}`,
					Next: kind,
				})),
			},
			ask: tokenTask({ Next: 'End' }),
			sleep: { Type: 'Wait', Seconds: 100, Next: 'End' },
			retry: task('shaky', {
				Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 100, MaxAttempts: 1 }],
				Catch: [{ ErrorEquals: ['E'], Next: 'End' }],
				Next: 'End',
			}),
			End: { Type: 'Succeed', Output: `version ${n}` },
		}),
	});
	const begun: { arn: string; output: string }[] = [];
	const tokens: string[] = [];
	for (const n of [1, 2, 3]) {
		const bench = createWorkbench(version(n), fails, { db });
		for (const kind of ['ask', 'sleep', 'retry'])
			begun.push({ arn: await bench.begin('m', kind), output: `version ${n}` });
		tokens.push(...bench.tokens);
		await bench.engine.stop();
	}
	// The fourth has none of the states in which the others stand.
	const last = createWorkbench({ m: machine({ Only: { Type: 'Succeed', Output: 'version 4' } }) }, fails, { db });
	for (const token of tokens) await last.answer(token, {});
	await last.clock.advance(101_000);
	for (const { arn, output } of begun) expect(await last.outcome(arn)).toEqual({ status: 'SUCCEEDED', output });
	expect(await last.run('m')).toEqual({ status: 'SUCCEEDED', output: 'version 4' });
	expect(last.faults).toEqual([]);
});

test('an execution that ended is known, and its name taken, for 90 days', async () => {
	const bench = createWorkbench({ m: machine({ A: tokenTask() }) });
	const arn = await bench.begin('m', { a: 1 }, 'report-v1-r1');
	const waiting = await bench.begin('m', {}, 'waits-on');
	await bench.answer(bench.tokens[0]!, {});
	await bench.clock.advance(90 * day);
	await expect(bench.begin('m', { a: 1 }, 'report-v1-r1')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
	await bench.clock.advance(1);
	await expect(bench.outcome(arn)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
	await expect(bench.history(arn)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
	await expect(bench.answer(bench.tokens[0]!, {})).rejects.toMatchObject({ name: 'TaskDoesNotExist' });
	expect(await bench.begin('m', { a: 2 }, 'report-v1-r1')).toBe(arn);
	expect(await bench.types(arn)).toEqual([
		'ExecutionStarted',
		'TaskStateEntered',
		'TaskScheduled',
		'TaskStarted',
		'TaskSubmitted',
	]);
	// One that still runs is never forgotten.
	await bench.answer(bench.tokens[1]!, 'late');
	expect(await bench.outcome(waiting)).toEqual({ status: 'SUCCEEDED', output: 'late' });
});
