// A new engine on the rows of one that died: what a kill -9 leaves, without the process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { openSqlite } from '../../../../infra/local/sqlite.ts';
import type { InvocationResult } from '../../../../infra/local/step-functions/interpreter.ts';
import { createWorkbench, machine, start, task, tokenTask } from './workbench.ts';

const never = new Promise<never>(() => undefined);

test('a call that was under way is made again with the same payload and token, under the time-out it had', async () => {
	const db = openSqlite(':memory:');
	const machines = {
		m: machine({
			A: tokenTask({
				Arguments: {
					FunctionName: 'ask',
					Payload: { token: '{% $states.context.Task.Token %}', nonce: '{% $uuid() %}' },
				},
				TimeoutSeconds: 60,
				End: true,
			}),
		}),
	};
	const first = createWorkbench(machines, { ask: () => never }, { db });
	first.letTimeRunOn();
	const { executionArn } = await first.operations.StartExecution({ stateMachineArn: first.arn('m') });
	while (first.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
	await first.engine.stop();

	const second = createWorkbench(machines, {}, { db, clock: createTestClock(start + 50_000) });
	await second.engine.idle();
	expect(second.calls.map(({ payload }) => payload)).toEqual(first.calls.map(({ payload }) => payload));
	await second.clock.advance(10_000);
	expect(await second.outcome(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

test('a call that the end of the host cut short has all of its time again, however long the host was off', async () => {
	const db = openSqlite(':memory:');
	const machines = { m: machine({ A: task('read', { TimeoutSeconds: 120, End: true }) }) };
	let answer: (result: InvocationResult) => void = () => {};
	const read = () => new Promise<InvocationResult>((resolve) => (answer = resolve));
	let at = start;
	let executionArn = '';
	for (let host = 0; host < 5; host++) {
		const bench = createWorkbench(machines, { read }, { db, clock: createTestClock(at) });
		bench.letTimeRunOn();
		if (host === 0)
			executionArn = (await bench.operations.StartExecution({ stateMachineArn: bench.arn('m') })).executionArn;
		await bench.clock.advance(119_000);
		expect(bench.calls).toHaveLength(1);
		expect(await bench.outcome(executionArn)).toEqual({ status: 'RUNNING' });
		await bench.engine.stop();
		at += 119_000 + 8 * 3_600_000;
	}
	const last = createWorkbench(machines, { read }, { db, clock: createTestClock(at) });
	last.letTimeRunOn();
	await last.clock.advance(1000);
	answer({ payload: 'read' });
	await last.engine.idle();
	expect(await last.outcome(executionArn)).toEqual({ status: 'SUCCEEDED', output: 'read' });
	expect(await last.types(executionArn)).not.toContain('TaskTimedOut');
});

test('what fell due while nobody ran happens at the start', async () => {
	const db = openSqlite(':memory:');
	const machines = { m: machine({ A: { Type: 'Wait', Seconds: 100, Next: 'B' }, B: task('echo') }) };
	const first = createWorkbench(machines, {}, { db });
	const arn = await first.begin('m');
	await first.engine.stop();
	const second = createWorkbench(machines, {}, { db, clock: createTestClock(start + 7_000_000) });
	await second.clock.advance(0);
	expect(await second.outcome(arn)).toMatchObject({ status: 'SUCCEEDED' });
});

test('a waiting execution goes on under the definition it started with', async () => {
	const db = openSqlite(':memory:');
	const first = createWorkbench(
		{ m: machine({ A: tokenTask({ Next: 'B' }), B: { Type: 'Succeed', Output: 'old' } }) },
		{},
		{ db },
	);
	const arn = await first.begin('m');
	await first.engine.stop();
	const second = createWorkbench({ m: machine({ Z: { Type: 'Succeed', Output: 'new' } }) }, {}, { db });
	await second.answer(first.tokens[0]!, {});
	expect(await second.outcome(arn)).toEqual({ status: 'SUCCEEDED', output: 'old' });
	expect(await second.run('m')).toEqual({ status: 'SUCCEEDED', output: 'new' });
});

test('a status change that was committed and not delivered is delivered after the restart', async () => {
	const db = openSqlite(':memory:');
	const machines = { m: machine({ A: { Type: 'Succeed' } }) };
	const first = createWorkbench(machines, {}, { db, onStatusChange: () => never });
	first.letTimeRunOn();
	const { executionArn } = await first.operations.StartExecution({ stateMachineArn: first.arn('m') });
	while ((await first.outcome(executionArn)).status === 'RUNNING')
		await new Promise((resolve) => setImmediate(resolve));
	await first.engine.stop();
	const told: string[] = [];
	const second = createWorkbench(
		machines,
		{},
		{ db, onStatusChange: async ({ detail }) => void told.push(detail.status) },
	);
	await second.engine.idle();
	expect(told).toEqual(['RUNNING', 'SUCCEEDED']);
});

test('a stopped engine leaves the database alone and says so', async () => {
	const bench = createWorkbench({ m: machine({ A: tokenTask() }) });
	await bench.begin('m');
	await bench.engine.stop();
	bench.db.close();
	await expect(bench.answer(bench.tokens[0]!, {})).rejects.toThrow('The Step Functions engine has stopped');
	await bench.clock.advance(1_000_000);
	expect(bench.faults).toEqual([]);
});

test('a paused engine accepts executions and moves them once started', async () => {
	const bench = createWorkbench({ m: machine({ A: task('echo') }) }, {}, { paused: true });
	const arn = await bench.begin('m');
	expect(bench.calls).toEqual([]);
	bench.engine.start();
	await bench.engine.idle();
	expect(await bench.outcome(arn)).toMatchObject({ status: 'SUCCEEDED' });
});

test('rows survive in a file', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'sfn-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const machines = { m: machine({ A: tokenTask() }) };
	const db = openSqlite(join(folder, 'sfn.db'));
	const first = createWorkbench(machines, {}, { db });
	const arn = await first.begin('m');
	await first.engine.stop();
	db.close();
	const reopened = openSqlite(join(folder, 'sfn.db'));
	onTestFinished(() => reopened.close());
	const second = createWorkbench(machines, {}, { db: reopened });
	await second.answer(first.tokens[0]!, 'later');
	expect(await second.outcome(arn)).toEqual({ status: 'SUCCEEDED', output: 'later' });
});

test('a database that fails for a while delays executions, and loses neither their answers nor them', async () => {
	const bench = createWorkbench({ m: machine({ A: { Type: 'Wait', Seconds: 10, Next: 'B' }, B: task('echo') }) });
	const breakDown = () =>
		bench.db.exec("CREATE TRIGGER broken BEFORE UPDATE ON sfn_execution BEGIN SELECT RAISE(ABORT, 'disk full'); END");
	const arn = await bench.begin('m', { a: 1 });
	breakDown();
	await bench.clock.advance(12_500);
	expect(bench.faults.length).toBeGreaterThanOrEqual(3);
	expect(String(bench.faults[0])).toContain('disk full');
	expect((await bench.outcome(arn)).status).toBe('RUNNING');
	bench.db.exec('DROP TRIGGER broken');
	await bench.clock.advance(1000);
	expect(await bench.outcome(arn)).toEqual({ status: 'SUCCEEDED', output: { a: 1 } });
	expect((await bench.history(arn)).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('an answer that could not be stored is asked for again', async () => {
	const bench: ReturnType<typeof createWorkbench> = createWorkbench(
		{ m: machine({ A: task('breaks') }) },
		{
			breaks: (_, attempt) => {
				if (attempt === 1)
					bench.db.exec(
						"CREATE TRIGGER broken BEFORE UPDATE ON sfn_execution BEGIN SELECT RAISE(ABORT, 'disk full'); END",
					);
				else bench.db.exec('DROP TRIGGER broken');
				return { payload: attempt };
			},
		},
	);
	const arn = await bench.begin('m');
	await bench.clock.advance(1000);
	expect(await bench.outcome(arn)).toEqual({ status: 'SUCCEEDED', output: 2 });
});
