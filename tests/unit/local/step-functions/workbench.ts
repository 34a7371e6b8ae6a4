// A Step Functions engine on a test clock and a database in memory, with functions given as plain code.
import type { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { createTestClock, type TestClock } from '../../../../infra/local/clock.ts';
import { openSqlite } from '../../../../infra/local/sqlite.ts';
import { createStepFunctions, type StepFunctionsOptions } from '../../../../infra/local/step-functions/engine.ts';
import type { InvocationResult } from '../../../../infra/local/step-functions/interpreter.ts';

export const prefix = 'arn:aws:states:ap-southeast-1:000000000000:stateMachine:';
export const invokeResource = 'arn:aws:states:::lambda:invoke';
export const tokenResource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
export const start = Date.parse('2026-01-05T01:00:00.000Z');

export type Functions = Record<
	string,
	(payload: never, attempt: number) => InvocationResult | Promise<InvocationResult>
>;

/** A machine definition of these states, beginning with the first. */
export function machine(states: Record<string, unknown>, more: Record<string, unknown> = {}) {
	return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...more };
}

/** A task that calls a function with the state's input and passes its answer on. */
export function task(functionName: string, more: Record<string, unknown> = { End: true }) {
	return {
		Type: 'Task',
		Resource: invokeResource,
		Arguments: { FunctionName: functionName, Payload: '{% $states.input %}' },
		Output: '{% $states.result.Payload %}',
		...more,
	};
}

/** A task that hands its token to `ask` and waits for it. */
export function tokenTask(more: Record<string, unknown> = { End: true }) {
	return {
		Type: 'Task',
		Resource: tokenResource,
		Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
		...more,
	};
}

export function createWorkbench(
	machines: Record<string, unknown>,
	functions: Functions = {},
	more: Partial<StepFunctionsOptions> & { db?: DatabaseSync; clock?: TestClock } = {},
) {
	const clock = more.clock ?? createTestClock(start);
	const db = more.db ?? openSqlite(':memory:');
	const calls: { name: string; payload: unknown; at: number }[] = [];
	const tokens: string[] = [];
	const faults: unknown[] = [];
	const all: Functions = {
		echo: (payload) => ({ payload }),
		ask: ({ token }: { token: string }) => {
			tokens.push(token);
			return {};
		},
		...functions,
	};
	const engine = createStepFunctions({
		machines: Object.entries(machines).map(([name, definition]) => ({
			arn: prefix + name,
			name,
			definition,
			roleArn: 'arn:aws:iam::000000000000:role/workflow',
		})),
		async invoke(name, payload) {
			calls.push({ name, payload, at: clock.now() });
			const run = all[name];
			if (!run) throw new Error(`no function ${name}`);
			return run(payload as never, calls.filter((call) => call.name === name).length);
		},
		random: () => 0.5,
		report: (error) => faults.push(error),
		...more,
		db,
		clock,
	});
	const letTimeRunOn = clock.settleWith(engine.idle);
	onTestFinished(() => engine.stop());
	const { operations } = engine;

	async function begin(name: string, input: unknown = {}, executionName?: string) {
		const { executionArn } = await operations.StartExecution({
			stateMachineArn: prefix + name,
			input: JSON.stringify(input),
			...(executionName ? { name: executionName } : {}),
		});
		await engine.idle();
		return executionArn;
	}
	async function outcome(executionArn: string) {
		const { status, output, error, cause } = await operations.DescribeExecution({ executionArn });
		return {
			status,
			...(output === undefined ? {} : { output: JSON.parse(output) as unknown }),
			...(error === undefined ? {} : { error }),
			...(cause === undefined ? {} : { cause }),
		};
	}
	return {
		...{ engine, operations, clock, db, calls, tokens, faults, begin, outcome },
		/** From now on time moves without waiting for functions that run. */
		letTimeRunOn,
		arn: (name: string) => prefix + name,
		run: async (name: string, input?: unknown) => outcome(await begin(name, input)),
		answer: async (taskToken: string, output: unknown) => {
			await operations.SendTaskSuccess({ taskToken, output: JSON.stringify(output) });
			await engine.idle();
		},
		async history(executionArn: string) {
			const { events } = await operations.GetExecutionHistory({ executionArn, maxResults: 1000 });
			return events;
		},
		async types(executionArn: string) {
			return (await this.history(executionArn)).map(({ type }) => type);
		},
	};
}
