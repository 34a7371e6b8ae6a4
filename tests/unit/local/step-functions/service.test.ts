// The service's own rules: names, idempotent starts, tokens, pages, stopping, status events.
import { expect, test } from 'vitest';
import type { ExecutionStatusChange } from '../../../../infra/local/step-functions/status-event.ts';
import { createWorkbench, machine, start, task, tokenTask } from './workbench.ts';

const waiting = { m: machine({ A: tokenTask() }), other: machine({ A: task('echo') }) };

test('starting again under the same name and input gives the running execution, not a second', async () => {
	const bench = createWorkbench(waiting);
	const arn = await bench.begin('m', { a: 1 }, 'report-v1-r1');
	expect(await bench.begin('m', { a: 1 }, 'report-v1-r1')).toBe(arn);
	expect(bench.calls).toHaveLength(1);
	await expect(bench.begin('m', { a: 2 }, 'report-v1-r1')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
	await bench.answer(bench.tokens[0]!, {});
	await expect(bench.begin('m', { a: 1 }, 'report-v1-r1')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
});

test.each([
	[{ name: 'a b' }, 'InvalidName'],
	[{ name: 'a/b' }, 'InvalidName'],
	[{ name: 'x'.repeat(81) }, 'InvalidName'],
	[{ name: '' }, 'InvalidName'],
	[{ input: '{' }, 'InvalidExecutionInput'],
	[{ input: JSON.stringify('x'.repeat(262_144)) }, 'ValidationException'],
	[{ stateMachineArn: 'arn:aws:states:x:0:stateMachine:none' }, 'StateMachineDoesNotExist'],
	[{ unknown: 1 }, 'ValidationException'],
])('refuses to start with %j: %s', async (wrong, name) => {
	const { operations, arn } = createWorkbench(waiting);
	await expect(operations.StartExecution({ stateMachineArn: arn('m'), ...wrong })).rejects.toMatchObject({ name });
});

test('tells a spent token from a foreign one', async () => {
	const { operations, begin, answer, tokens } = createWorkbench(waiting);
	await begin('m');
	const token = tokens[0]!;
	await expect(operations.SendTaskSuccess({ taskToken: token, output: '{' })).rejects.toMatchObject({
		name: 'InvalidOutput',
	});
	await answer(token, {});
	await expect(answer(token, {})).rejects.toMatchObject({ name: 'TaskTimedOut' });
	await expect(operations.SendTaskHeartbeat({ taskToken: token })).rejects.toMatchObject({ name: 'TaskTimedOut' });
	await expect(operations.SendTaskFailure({ taskToken: token })).rejects.toMatchObject({ name: 'TaskTimedOut' });
	await expect(answer('nonsense', {})).rejects.toMatchObject({ name: 'InvalidToken' });
	const foreign = Buffer.from(`77.1.${'0'.repeat(64)}`).toString('base64url');
	await expect(answer(foreign, {})).rejects.toMatchObject({ name: 'TaskDoesNotExist' });
	const guessed = Buffer.from(`1.1.${'0'.repeat(64)}`).toString('base64url');
	await expect(answer(guessed, {})).rejects.toMatchObject({ name: 'TaskTimedOut' });
});

test('of two answers to one token at the same time, one is taken', async () => {
	const { operations, begin, tokens, engine, outcome } = createWorkbench(waiting);
	const arn = await begin('m');
	const outcomes = await Promise.allSettled(
		['1', '2', '3'].map((output) => operations.SendTaskSuccess({ taskToken: tokens[0]!, output })),
	);
	expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
	await engine.idle();
	expect(await outcome(arn)).toEqual({ status: 'SUCCEEDED', output: 1 });
});

test('a stopped execution is ABORTED, its token spent, and stopping again changes nothing', async () => {
	const bench = createWorkbench(waiting);
	const executionArn = await bench.begin('m');
	const first = await bench.operations.StopExecution({ executionArn, error: 'Withdrawn', cause: 'by the submitter' });
	await bench.clock.advance(1000);
	expect(await bench.operations.StopExecution({ executionArn, error: 'Other' })).toEqual(first);
	expect(await bench.outcome(executionArn)).toEqual({
		status: 'ABORTED',
		error: 'Withdrawn',
		cause: 'by the submitter',
	});
	await expect(bench.answer(bench.tokens[0]!, {})).rejects.toMatchObject({ name: 'TaskTimedOut' });
});

test('lists executions newest first, by status, in pages that new starts do not shift', async () => {
	const { operations, begin, arn } = createWorkbench(waiting);
	for (const name of ['a', 'b', 'c']) await begin('m', {}, name);
	await begin('other', {}, 'elsewhere');
	const first = await operations.ListExecutions({ stateMachineArn: arn('m'), maxResults: 2 });
	await begin('m', {}, 'd');
	const second = await operations.ListExecutions({
		stateMachineArn: arn('m'),
		maxResults: 2,
		nextToken: first.nextToken,
	});
	expect([...first.executions, ...second.executions].map(({ name }) => name)).toEqual(['c', 'b', 'a']);
	expect(second.nextToken).toBeUndefined();
	const done = await operations.ListExecutions({ stateMachineArn: arn('other'), statusFilter: 'SUCCEEDED' });
	expect(done.executions).toMatchObject([{ name: 'elsewhere', stopDate: start / 1000 }]);
	await expect(operations.ListExecutions({ stateMachineArn: arn('m'), nextToken: 'x' })).rejects.toMatchObject({
		name: 'InvalidToken',
	});
});

test('pages through a history in both directions', async () => {
	const { operations, begin } = createWorkbench(waiting);
	const executionArn = await begin('other');
	for (const reverseOrder of [false, true]) {
		const ids: number[] = [];
		let nextToken: string | undefined;
		do {
			const page = await operations.GetExecutionHistory({ executionArn, maxResults: 2, reverseOrder, nextToken });
			ids.push(...page.events.map(({ id }) => Number(id)));
			nextToken = page.nextToken;
		} while (nextToken);
		expect(ids).toEqual(reverseOrder ? [7, 6, 5, 4, 3, 2, 1] : [1, 2, 3, 4, 5, 6, 7]);
	}
});

test('describes a machine and knows no other', async () => {
	const { operations, arn } = createWorkbench(waiting);
	const described = await operations.DescribeStateMachine({ stateMachineArn: arn('m') });
	expect(JSON.parse(described.definition)).toEqual(JSON.parse(JSON.stringify(waiting.m)));
	await expect(operations.DescribeStateMachine({ stateMachineArn: arn('x') })).rejects.toMatchObject({
		name: 'StateMachineDoesNotExist',
	});
	await expect(operations.DescribeExecution({ executionArn: 'x' })).rejects.toMatchObject({
		name: 'ExecutionDoesNotExist',
	});
});

test('tells each status change as EventBridge would', async () => {
	const events: ExecutionStatusChange[] = [];
	const bench = createWorkbench(waiting, {}, { onStatusChange: async (event) => void events.push(event) });
	const arn = await bench.begin('m', { a: 1 }, 'e1');
	await bench.clock.advance(1500);
	await bench.answer(bench.tokens[0]!, { by: 'x' });
	expect(events).toMatchObject([
		{ detail: { status: 'RUNNING', stopDate: null } },
		{ detail: { status: 'SUCCEEDED' } },
	]);
	expect(events[1]).toEqual({
		version: '0',
		id: expect.stringMatching(/^[0-9a-f-]{36}$/),
		'detail-type': 'Step Functions Execution Status Change',
		source: 'aws.states',
		account: '000000000000',
		time: '2026-01-05T01:00:01Z',
		region: 'ap-southeast-1',
		resources: [arn],
		detail: {
			executionArn: arn,
			stateMachineArn: bench.arn('m'),
			name: 'e1',
			status: 'SUCCEEDED',
			startDate: start,
			stopDate: start + 1500,
			input: '{"a":1}',
			output: '{"by":"x"}',
			inputDetails: { included: true },
			outputDetails: { included: true },
			error: null,
			cause: null,
			stateMachineVersionArn: null,
			stateMachineAliasArn: null,
			redriveCount: 0,
		},
	});
});

test('a status change that is not taken comes again, later and later, under the same id', async () => {
	const taken: { id: string; at: number }[] = [];
	const bench = createWorkbench(
		{ m: machine({ A: { Type: 'Fail', Error: 'X' } }) },
		{},
		{
			onStatusChange: async ({ id, detail }) => {
				if (detail.status === 'RUNNING') return;
				taken.push({ id, at: bench.clock.now() - start });
				if (taken.length < 4) throw new Error('bus is down');
			},
		},
	);
	await bench.begin('m');
	await bench.clock.advance(600_000);
	expect(taken.map(({ at }) => at)).toEqual([0, 1000, 3000, 7000]);
	expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
	expect(bench.faults).toHaveLength(3);
});
