// What each kind of state does with its data, on the way out and when it fails.
import { expect, test } from 'vitest';
import { createWorkbench, machine, start, task } from './workbench.ts';

test('a task passes its payload to the function and the answer on', async () => {
	const bench = createWorkbench(
		{ m: machine({ A: task('double') }) },
		{ double: ({ n }: { n: number }) => ({ payload: n * 2 }) },
	);
	expect(await bench.run('m', { n: 21 })).toEqual({ status: 'SUCCEEDED', output: 42 });
	expect(bench.calls).toMatchObject([{ name: 'double', payload: { n: 21 } }]);
});

test('without an Output a task passes on what AWS answers for an invocation', async () => {
	const bench = createWorkbench({ m: machine({ A: task('echo', { Output: undefined, End: true }) }) });
	expect(await bench.run('m', { a: 1 })).toEqual({
		status: 'SUCCEEDED',
		output: { ExecutedVersion: '$LATEST', Payload: { a: 1 }, StatusCode: 200 },
	});
});

test("a choice takes the first rule that holds, with the rule's own Output and Assign", async () => {
	const bench = createWorkbench({
		m: machine({
			A: { Type: 'Pass', Assign: { total: '{% $sum($states.input.xs) %}', k: 'v' }, Next: 'C' },
			C: {
				Type: 'Choice',
				Choices: [
					{ Condition: '{% $total > 5 %}', Output: { big: '{% $total %}' }, Assign: { k: 'w' }, Next: 'D' },
					{ Condition: true, Next: 'E' },
				],
			},
			D: { Type: 'Pass', Output: "{% $merge([$states.input, {'k': $k}]) %}", End: true },
			E: { Type: 'Fail', Error: 'Small', Cause: "{% 'total ' & $string($total) %}" },
		}),
	});
	expect(await bench.run('m', { xs: [1, 2, 3] })).toEqual({ status: 'SUCCEEDED', output: { big: 6, k: 'w' } });
	expect(await bench.run('m', { xs: [1] })).toEqual({ status: 'FAILED', error: 'Small', cause: 'total 1' });
});

test('a choice without a match takes Default, or fails with States.NoChoiceMatched', async () => {
	const no = { Condition: '{% false %}', Next: 'Other' };
	const bench = createWorkbench({
		none: machine({ A: { Type: 'Choice', Choices: [no] }, Other: { Type: 'Succeed' } }),
		some: machine({
			A: { Type: 'Choice', Choices: [no], Default: 'B' },
			B: { Type: 'Succeed', Output: 'default' },
			Other: { Type: 'Succeed' },
		}),
	});
	expect(await bench.run('none')).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
	expect(await bench.run('some')).toEqual({ status: 'SUCCEEDED', output: 'default' });
});

test('a condition that is not a boolean is an error, not a no', async () => {
	const bench = createWorkbench({
		m: machine({ A: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'B' }] }, B: { Type: 'Succeed' } }),
	});
	expect(await bench.run('m')).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
});

test('an expression that gives nothing fails the execution and names expression and field', async () => {
	const bench = createWorkbench({
		m: machine({ A: { Type: 'Pass', Output: { x: '{% $states.input.nope %}' }, End: true } }),
	});
	const arn = await bench.begin('m');
	expect(await bench.outcome(arn)).toEqual({
		status: 'FAILED',
		error: 'States.QueryEvaluationError',
		cause:
			"The JSONata expression '$states.input.nope' specified for the field 'Output/x' returned nothing (undefined).",
	});
	expect(await bench.types(arn)).toContain('EvaluationFailed');
});

test('Assign and Output see the variables from before the state', async () => {
	const bench = createWorkbench({
		m: machine({
			A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
			B: { Type: 'Pass', Assign: { x: '{% $x + 1 %}' }, Output: { x: '{% $x %}' }, Next: 'C' },
			C: { Type: 'Pass', Output: { before: '{% $states.input.x %}', after: '{% $x %}' }, End: true },
		}),
	});
	expect(await bench.run('m')).toEqual({ status: 'SUCCEEDED', output: { before: 1, after: 2 } });
});

test('$states.context tells execution, machine and state', async () => {
	const bench = createWorkbench({ m: machine({ A: { Type: 'Pass', Output: '{% $states.context %}', End: true } }) });
	const arn = await bench.begin('m', { a: 1 }, 'report-v1-r1');
	expect((await bench.outcome(arn)).output).toEqual({
		Execution: {
			Id: arn,
			Input: { a: 1 },
			Name: 'report-v1-r1',
			RedriveCount: 0,
			RoleArn: 'arn:aws:iam::000000000000:role/workflow',
			StartTime: new Date(start).toISOString(),
		},
		State: { EnteredTime: new Date(start).toISOString(), Name: 'A', RetryCount: 0 },
		StateMachine: { Id: expect.stringMatching(/:m$/), Name: 'm' },
	});
});

test('a state whose output is larger than 262,144 bytes fails past every States.ALL', async () => {
	const large = (bytes: number) => ({ big: () => ({ payload: 'x'.repeat(bytes) }) });
	const caught = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }], Next: 'B' };
	const definition = machine({ A: task('big', caught), B: { Type: 'Succeed', Output: 'reached' } });
	expect(await createWorkbench({ m: definition }, large(262_200)).run('m')).toMatchObject({
		status: 'FAILED',
		error: 'States.DataLimitExceeded',
	});
	expect(await createWorkbench({ m: definition }, large(200_000)).run('m')).toMatchObject({ output: 'reached' });
});

test('bytes count, not characters', async () => {
	const bench = createWorkbench({ m: machine({ A: task('big') }) }, { big: () => ({ payload: 'ệ'.repeat(90_000) }) });
	expect(await bench.run('m')).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
});

test('variables are limited like outputs', async () => {
	const bench = createWorkbench({
		m: machine({ A: { Type: 'Pass', Assign: { big: "{% $pad('', 262144, 'x') %}" }, Output: 1, End: true } }),
	});
	expect(await bench.run('m')).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
});

test('an endless loop of states ends at 25,000 events and keeps nobody else from running', async () => {
	const bench = createWorkbench({
		loop: machine({
			A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }] },
			B: { Type: 'Choice', Choices: [{ Condition: true, Next: 'A' }] },
		}),
		quick: machine({ A: { Type: 'Succeed' } }),
	});
	const { executionArn } = await bench.operations.StartExecution({ stateMachineArn: bench.arn('loop') });
	const quick = await bench.operations.StartExecution({ stateMachineArn: bench.arn('quick') });
	for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
	expect(await bench.outcome(quick.executionArn)).toMatchObject({ status: 'SUCCEEDED' });
	expect(await bench.outcome(executionArn)).toMatchObject({ status: 'RUNNING' });
	await bench.engine.idle();
	expect(await bench.outcome(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
});

test("the functions Step Functions adds to JSONata work, and time is the engine's", async () => {
	const bench = createWorkbench({
		m: machine({
			A: {
				Type: 'Pass',
				Output: {
					now: '{% $now() %}',
					millis: '{% $millis() %}',
					range: '{% $range(0, 9, 3) %}',
					partition: '{% $partition([1,2,3], 2) %}',
					hash: "{% $hash('a', 'SHA-256') %}",
					parse: '{% $parse(\'{"a":1}\').a %}',
					uuid: '{% $length($uuid()) %}',
					random: '{% $random() %}',
				},
				End: true,
			},
		}),
		eval: machine({ A: { Type: 'Pass', Output: "{% $eval('1') %}", End: true } }),
	});
	expect((await bench.run('m')).output).toEqual({
		now: new Date(start).toISOString(),
		millis: start,
		range: [0, 3, 6, 9],
		partition: [[1, 2], [3]],
		hash: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
		parse: 1,
		uuid: 36,
		random: 0.5,
	});
	expect(await bench.run('eval')).toMatchObject({ error: 'States.QueryEvaluationError' });
});

test('the history names every step as AWS does', async () => {
	const bench = createWorkbench({
		m: machine({ A: task('echo', { Next: 'B' }), B: { Type: 'Wait', Seconds: 5, Next: 'C' }, C: { Type: 'Succeed' } }),
	});
	const arn = await bench.begin('m', { a: 1 });
	await bench.clock.advance(5000);
	expect(await bench.types(arn)).toEqual([
		...['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited'],
		...['WaitStateEntered', 'WaitStateExited', 'SucceedStateEntered', 'SucceedStateExited', 'ExecutionSucceeded'],
	]);
	const events = await bench.history(arn);
	expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
	expect(events[1]).toMatchObject({
		stateEnteredEventDetails: { name: 'A', input: '{"a":1}' },
		timestamp: start / 1000,
	});
	expect(events[4]).toMatchObject({ taskSucceededEventDetails: { resourceType: 'lambda', resource: 'invoke' } });
});
