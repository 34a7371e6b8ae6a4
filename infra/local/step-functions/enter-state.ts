// What a state does when the execution stands at its door. Invariant: decides only; nothing is called or written here, so a crash before
// the decision is committed repeats it.

import { assertNever } from '../../../functions/domain/assert-never.ts';
import type { Clock } from '../clock.ts';
import { scopeOf } from './context.ts';
import type { Decision } from './decision.ts';
import { StateError } from './errors.ts';
import type { Execution } from './execution.ts';
import type { Evaluate } from './expression.ts';
import { type Json, serialiseWithinLimit } from './json.ts';
import {
	type ChoiceState,
	type Definition,
	type FailState,
	stateNamed,
	type TaskState,
	type WaitState,
} from './language.ts';
import { endFailed, type LeaveState } from './leave-state.ts';
import { taskResource, waitsForToken } from './task-resource.ts';
import { createTaskToken } from './task-token.ts';

const longest = 99_999_999;

export function createEnterState({ clock, evaluate, leave }: { clock: Clock; evaluate: Evaluate; leave: LeaveState }) {
	async function choose(definition: Definition, execution: Execution, state: ChoiceState): Promise<Decision> {
		for (const [index, rule] of state.Choices.entries()) {
			const field = `Choices[${index}]/Condition`;
			const holds = await evaluate(rule.Condition, field, scopeOf(execution));
			if (typeof holds !== 'boolean') throw wrongValue(field, 'a boolean', holds);
			if (holds)
				return leave.succeed(definition, execution, { next: rule.Next, shaping: rule, prefix: `Choices[${index}]/` });
		}
		if (state.Default === undefined)
			throw new StateError('States.NoChoiceMatched', 'No rule of the Choice state matched and it has no Default.');
		return leave.succeed(definition, execution, { next: state.Default, shaping: {} });
	}

	async function failState(execution: Execution, state: FailState): Promise<Decision> {
		const text = async (field: 'Error' | 'Cause') => {
			const value = await evaluate(state[field] ?? '', field, scopeOf(execution));
			if (typeof value !== 'string') throw wrongValue(field, 'text', value);
			return value;
		};
		const error = new StateError((await text('Error')) || 'States.Failed', await text('Cause'));
		return { events: [], move: endFailed(error) };
	}

	async function sleep(definition: Definition, execution: Execution, state: WaitState): Promise<Decision> {
		const until = await wakingTime(execution, state);
		if (until <= clock.now()) return leave.succeed(definition, execution, { next: state.Next, shaping: state });
		return { events: [], move: { kind: 'sleep', until } };
	}

	async function wakingTime(execution: Execution, state: WaitState): Promise<number> {
		if (state.Timestamp === undefined)
			return clock.now() + 1000 * (await wholeSeconds(state.Seconds ?? 0, 'Seconds', 0, execution));
		const timestamp = await evaluate(state.Timestamp, 'Timestamp', scopeOf(execution));
		const until = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
		if (Number.isNaN(until)) throw wrongValue('Timestamp', 'an ISO 8601 time', timestamp);
		return until;
	}

	async function call(execution: Execution, state: TaskState): Promise<Decision> {
		const visit = execution.visit + 1;
		const token = waitsForToken(state) ? createTaskToken(execution.id, visit) : null;
		const scope = scopeOf(execution, token === null ? {} : { token });
		const { FunctionName, Payload } = state.Arguments;
		const functionName = await evaluate(FunctionName, 'Arguments/FunctionName', scope);
		if (typeof functionName !== 'string') throw wrongValue('Arguments/FunctionName', 'text', functionName);
		const payload = await evaluate(Payload ?? {}, 'Arguments/Payload', scope);
		const parameters = serialiseWithinLimit({ FunctionName: functionName, Payload: payload }, 'task arguments');
		const timeout =
			state.TimeoutSeconds === undefined
				? undefined
				: await wholeSeconds(state.TimeoutSeconds, 'TimeoutSeconds', 1, execution);
		const heartbeat =
			state.HeartbeatSeconds === undefined
				? undefined
				: await wholeSeconds(state.HeartbeatSeconds, 'HeartbeatSeconds', 1, execution);
		return {
			events: [
				{
					type: 'TaskScheduled',
					details: taskResource(state, {
						region: execution.arn.split(':')[3] ?? '',
						parameters,
						...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
						...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }),
					}),
				},
				{ type: 'TaskStarted', details: taskResource(state) },
			],
			move: {
				kind: 'call',
				call: { functionName, payload, ...(timeout === undefined ? {} : { timeout: timeout * 1000 }) },
				visit,
				token,
				deadline: timeout === undefined ? null : clock.now() + timeout * 1000,
				heartbeatEvery: heartbeat === undefined ? null : heartbeat * 1000,
			},
		};
	}

	async function wholeSeconds(template: number | string, field: string, least: number, execution: Execution) {
		const value = await evaluate(template, field, scopeOf(execution));
		if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > longest)
			throw wrongValue(field, `a whole number from ${least} to ${longest}`, value);
		return value;
	}

	/** Decides what the execution does in the state it just entered. Throws StateError where the state fails. */
	return async function enter(definition: Definition, execution: Execution): Promise<Decision> {
		const state = stateNamed(definition, execution.state);
		switch (state.Type) {
			case 'Pass':
				return leave.succeed(definition, execution, { next: state.Next, shaping: state });
			case 'Succeed':
				return leave.succeed(definition, execution, { shaping: state });
			case 'Fail':
				return failState(execution, state);
			case 'Choice':
				return choose(definition, execution, state);
			case 'Wait':
				return sleep(definition, execution, state);
			case 'Task':
				return call(execution, state);
			default:
				return assertNever(state);
		}
	};
}

function wrongValue(field: string, wanted: string, found: Json): StateError {
	return new StateError(
		'States.QueryEvaluationError',
		`The field '${field}' must be ${wanted}, and is ${JSON.stringify(found).slice(0, 100)}.`,
	);
}
