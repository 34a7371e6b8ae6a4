// How a state is left: Output and Assign on success, Retry and Catch on error. Invariant: Output and Assign see the variables from before
// the state; an error nobody catches ends the execution under its own name.
import type { Clock } from '../clock.ts';
import { scopeOf } from './context.ts';
import type { Decision, Move } from './decision.ts';
import { StateError } from './errors.ts';
import type { Execution } from './execution.ts';
import type { Evaluate, Scope } from './expression.ts';
import type { HistoryEvent } from './history.ts';
import { type Json, serialiseVariables, serialiseWithinLimit } from './json.ts';
import { type Definition, type State, stateNamed } from './language.ts';
import { matchesError, planRetry } from './retry.ts';
import { taskResource } from './task-resource.ts';

interface Shaping {
	Output?: Json | undefined;
	Assign?: { [name: string]: Json } | undefined;
}

export type LeaveState = ReturnType<typeof createLeaveState>;

export function createLeaveState({
	clock,
	random,
	evaluate,
}: {
	clock: Clock;
	random: () => number;
	evaluate: Evaluate;
}) {
	async function shape({ Output, Assign }: Shaping, prefix: string, scope: Scope, fallback: Json) {
		const output = Output === undefined ? fallback : await evaluate(Output, `${prefix}Output`, scope);
		const assigned = Assign === undefined ? {} : await evaluate(Assign, `${prefix}Assign`, scope);
		return {
			output: serialiseWithinLimit(output, 'state output'),
			variables: serialiseVariables(scope.variables, assigned as { [name: string]: Json }),
		};
	}

	/** Leaves a state that did its work, to `next` or, without one, to the end of the execution. */
	async function succeed(
		definition: Definition,
		execution: Execution,
		how: { result?: Json; next?: string | undefined; shaping: Shaping; prefix?: string },
	): Promise<Decision> {
		const state = stateNamed(definition, execution.state);
		const scope = scopeOf(execution, how.result === undefined ? {} : { result: how.result });
		const events: HistoryEvent[] = [];
		if (state.Type === 'Task')
			events.push({
				type: 'TaskSucceeded',
				details: taskResource(state, { output: JSON.stringify(how.result ?? null) }),
			});
		if (how.result !== undefined) serialiseWithinLimit(how.result, 'task result');
		const { output, variables } = await shape(
			how.shaping,
			how.prefix ?? '',
			scope,
			how.result ?? scope.states.input ?? null,
		);
		events.push(stateExited(execution, state, output));
		if (how.next === undefined) return { events, move: { kind: 'end', status: 'SUCCEEDED', output } };
		return { events, move: go(definition, how.next, output, variables) };
	}

	/** Answers an error in a state: another try, a catcher, or the end of the execution. */
	async function fail(definition: Definition, execution: Execution, error: StateError): Promise<Decision> {
		const state = stateNamed(definition, execution.state);
		const events = eventsOfFailure(execution, state, error);
		if (state.Type !== 'Task') return { events, move: endFailed(error) };
		const plan = planRetry(state.Retry ?? [], error.name, execution.retries, random);
		if (plan) return { events, move: { kind: 'back-off', until: clock.now() + plan.delayMs, retries: plan.retries } };
		const catchers = state.Catch ?? [];
		const index = catchers.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, error.name));
		const catcher = catchers[index];
		if (!catcher) return { events, move: endFailed(error) };
		const errorOutput = { Error: error.name, Cause: error.message };
		try {
			const scope = scopeOf(execution, { errorOutput });
			const { output, variables } = await shape(catcher, `Catch[${index}]/`, scope, errorOutput);
			events.push(stateExited(execution, state, output));
			return { events, move: go(definition, catcher.Next, output, variables) };
		} catch (thrown) {
			if (!(thrown instanceof StateError)) throw thrown;
			return { events, move: endFailed(thrown) };
		}
	}

	return { succeed, fail };
}

/** How a state is left that was left standing: a Task with its result, a Wait after its time. */
export function onward(state: Definition['States'][string], result?: Json) {
	const shaping = state.Type === 'Task' || state.Type === 'Wait' ? state : {};
	const next = state.Type === 'Task' || state.Type === 'Wait' ? state.Next : undefined;
	return result === undefined ? { next, shaping } : { result, next, shaping };
}

export function endFailed({ name, message }: StateError): Move {
	return { kind: 'end', status: 'FAILED', error: name, cause: message };
}

function go(definition: Definition, to: string, input: string, variables: string): Move {
	return { kind: 'go', to, toType: stateNamed(definition, to).Type, input, variables };
}

function stateExited({ state: name }: Execution, state: State, output: string): HistoryEvent {
	return { type: `${state.Type}StateExited`, details: { name, output, outputDetails: { truncated: false } } };
}

function eventsOfFailure(
	execution: Execution,
	state: State,
	{ name: error, message: cause }: StateError,
): HistoryEvent[] {
	if (error === 'States.QueryEvaluationError')
		return [{ type: 'EvaluationFailed', details: { state: execution.state, error, cause } }];
	if (state.Type !== 'Task') return [];
	const timedOut = error === 'States.Timeout' || error === 'States.HeartbeatTimeout';
	return [{ type: timedOut ? 'TaskTimedOut' : 'TaskFailed', details: taskResource(state, { error, cause }) }];
}
