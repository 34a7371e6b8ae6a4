// Moves executions: decides a step, commits it, and only then acts on it. Invariant: a step is one transaction of row, history and status
// event; a call is made only after it was committed, so a crash repeats a call (same token, same payload) and never loses one.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { applyMove, type Decision, eventsOfMove } from './decision.ts';
import type { createEnterState } from './enter-state.ts';
import { asError, EngineStopped, StateError } from './errors.ts';
import { dueAt, type Execution, type FunctionCall } from './execution.ts';
import type { ExecutionRows } from './execution-rows.ts';
import { type History, largestHistory } from './history.ts';
import { type Json, serialiseWithinLimit } from './json.ts';
import { type Definition, stateNamed } from './language.ts';
import { endFailed, type LeaveState, onward } from './leave-state.ts';
import type { Outbox } from './outbox.ts';
import { createStatusChange } from './status-event.ts';
import { taskResource, waitsForToken } from './task-resource.ts';
import type { Work } from './work.ts';

export interface InvocationResult {
	payload?: unknown;
	error?: { errorType: string; errorMessage: string };
	/** Lambda itself refused the call: no function has run. */
	refused?: { error: string; cause: string };
}
/** With the role the execution was started under. */
export type Invoke = (functionName: string, payload: unknown, roleArn: string) => Promise<InvocationResult>;

export interface InterpreterParts {
	clock: Clock;
	rows: ExecutionRows;
	history: History;
	outbox: Outbox;
	work: Work;
	/** Calls in flight: waited for by `idle`, not by `stop`. */
	calls: Work;
	inTransaction: <T>(fn: () => T) => T;
	enter: ReturnType<typeof createEnterState>;
	leave: LeaveState;
	invoke: Invoke;
	definitionOf: (execution: Execution) => Definition;
	arm: (at: number | undefined) => void;
	/** Before the start, executions are accepted but not moved. */
	isStarted: () => boolean;
	isRunning: () => boolean;
	report: (error: unknown) => void;
}

export type Interpreter = ReturnType<typeof createInterpreter>;

export function createInterpreter(parts: InterpreterParts) {
	const { clock, rows, history, outbox, work, calls, enter, leave, definitionOf, isRunning } = parts;
	const inFlight = new Set<string>();

	/** Writes a decision. Synchronous and whole. */
	function commit(execution: Execution, { events, move }: Decision): Execution {
		const now = clock.now();
		const after = parts.inTransaction(() => {
			const all = [...events, ...eventsOfMove(move)];
			const next = { ...applyMove(execution, move, now), lastEvent: execution.lastEvent + all.length };
			for (const [index, event] of all.entries())
				history.append(execution.id, execution.lastEvent + 1 + index, now, event);
			rows.save(next);
			if (next.status !== execution.status) outbox.add(createStatusChange(next, now));
			return next;
		});
		parts.arm(dueAt(after) ?? undefined);
		if (after.status !== execution.status) outbox.kick();
		return after;
	}

	/** Runs `decide` for a state; an error of the state becomes its failure. */
	async function decideInState(
		execution: Execution,
		decide: (definition: Definition) => Promise<Decision>,
	): Promise<Decision> {
		const definition = definitionOf(execution);
		try {
			return await decide(definition);
		} catch (thrown) {
			if (thrown instanceof StateError) return leave.fail(definition, execution, thrown);
			// A fault of the engine itself: the execution must not hang on it, and somebody must hear of it.
			parts.report(thrown);
			return leave.fail(definition, execution, new StateError('States.Runtime', asError(thrown).message));
		}
	}

	/** Goes on with an execution as far as it goes by itself; after a restart that repeats the call that was under way. */
	function proceed(arn: string): void {
		if (!parts.isStarted() || !isRunning()) return;
		work.background(run(arn).catch((error: unknown) => tryAgain(arn, error)));
	}

	/**
	 * Takes up what the last run of the host left. A call it cut short is made again with all of its time: the time that went by was the
	 * host's, and a document must not be called too hard for it. A token keeps its hour: people wait by the calendar.
	 */
	function takeUp(arn: string): void {
		work.background(
			work.alone(arn, async () => {
				const execution = isRunning() ? rows.find(arn) : undefined;
				if (execution?.phase !== 'calling' || execution.call === null || execution.taskToken !== null) return;
				const { timeout } = JSON.parse(execution.call) as FunctionCall;
				if (timeout !== undefined) rows.save({ ...execution, callDeadline: clock.now() + timeout });
			}),
		);
		proceed(arn);
	}

	function tryAgain(arn: string, error: unknown): void {
		parts.report(error);
		if (isRunning()) clock.setTimer(clock.now() + 1000, () => proceed(arn));
	}

	async function run(arn: string): Promise<void> {
		for (;;) {
			const after = await work.alone(arn, async () => {
				const execution = isRunning() ? rows.find(arn) : undefined;
				if (execution?.phase !== 'entered') return execution;
				if (execution.lastEvent >= largestHistory) {
					const cause = `The execution reached the maximum number of history events (${largestHistory}).`;
					return commit(execution, { events: [], move: endFailed(new StateError('States.Runtime', cause)) });
				}
				return commit(execution, await decideInState(execution, (definition) => enter(definition, execution)));
			});
			if (after?.phase === 'calling') call(after);
			if (after?.phase !== 'entered') return;
			// Evaluation uses microtasks only: a long chain of states must not keep the process from everything else.
			await nextTurn();
		}
	}

	function call(execution: Execution): void {
		const { arn, visit } = execution;
		const key = `${arn} ${visit}`;
		if (execution.call === null || inFlight.has(key)) return;
		inFlight.add(key);
		const { functionName, payload } = JSON.parse(execution.call) as FunctionCall;
		const answered = Promise.resolve()
			.then(() => parts.invoke(functionName, payload, execution.roleArn))
			.catch((error: unknown): InvocationResult => {
				return { error: { errorType: 'Lambda.Unknown', errorMessage: asError(error).message } };
			})
			.then((result) =>
				settle(
					arn,
					(current) => current.phase === 'calling' && current.visit === visit,
					(current) => decideAnswer(current, result),
				),
			)
			// Only once the answer is stored: until then the row says "calling", and whoever sees it would call again.
			.finally(() => inFlight.delete(key));
		// An answer that could not be stored (disk full) is lost with its call: the call is made again.
		calls.background(answered.catch((error: unknown) => tryAgain(arn, error)));
	}

	async function decideAnswer(execution: Execution, { error, refused, payload }: InvocationResult): Promise<Decision> {
		return decideInState(execution, async (definition) => {
			const state = stateNamed(definition, execution.state);
			if (state.Type !== 'Task') throw new Error(`State "${execution.state}" is not a task, yet it called a function`);
			if (refused) throw new StateError(refused.error, refused.cause);
			if (error) throw new StateError(error.errorType || 'Lambda.Unknown', JSON.stringify(error));
			const result = { ExecutedVersion: '$LATEST', Payload: (payload ?? null) as Json, StatusCode: 200 };
			if (!waitsForToken(state)) return leave.succeed(definition, execution, onward(state, result));
			const output = serialiseWithinLimit(result, 'task result');
			const details = taskResource(state, { output, outputDetails: { truncated: false } });
			return { events: [{ type: 'TaskSubmitted', details }], move: { kind: 'await-token' } };
		});
	}

	/** One outside push to an execution, if it still stands where the push expects it; tells whether it did. */
	async function settle(
		arn: string,
		expected: (execution: Execution) => boolean,
		decide: (execution: Execution) => Promise<Decision>,
	): Promise<boolean> {
		const settled = await work.alone(arn, async () => {
			if (!isRunning()) throw new EngineStopped();
			const execution = rows.find(arn);
			if (execution?.status !== 'RUNNING' || !expected(execution)) return false;
			commit(execution, await decide(execution));
			return true;
		});
		if (settled) proceed(arn);
		return settled;
	}

	/** What time alone does to an execution. */
	async function decideDue(execution: Execution): Promise<Decision> {
		const isDue = (at: number | null) => at !== null && at <= clock.now();
		if (isDue(execution.deadline)) {
			const cause = 'The execution ran longer than TimeoutSeconds of its state machine.';
			return { events: [], move: { kind: 'end', status: 'TIMED_OUT', error: 'States.Timeout', cause } };
		}
		if (isDue(execution.callDeadline) || isDue(execution.heartbeatDue))
			return decideInState(execution, async () => {
				if (isDue(execution.callDeadline))
					throw new StateError('States.Timeout', 'The task ran longer than TimeoutSeconds.');
				throw new StateError('States.HeartbeatTimeout', 'No heartbeat came within HeartbeatSeconds.');
			});
		if (execution.phase === 'backing-off') return { events: [], move: { kind: 'try-again' } };
		return decideInState(execution, async (definition) => {
			const state = stateNamed(definition, execution.state);
			if (state.Type !== 'Wait') throw new Error(`State "${execution.state}" slept, and is a ${state.Type}`);
			return leave.succeed(definition, execution, onward(state));
		});
	}

	return {
		proceed,
		takeUp,
		wakeDue: (arn: string) =>
			settle(arn, (execution) => (dueAt(execution) ?? Number.POSITIVE_INFINITY) <= clock.now(), decideDue),
		succeedTask: (execution: Execution, token: string, result: Json) =>
			settle(
				execution.arn,
				({ taskToken }) => taskToken === token,
				(current) =>
					decideInState(current, async (definition) => {
						const state = stateNamed(definition, current.state);
						return leave.succeed(definition, current, onward(state, result));
					}),
			),
		failTask: (execution: Execution, token: string, error: StateError) =>
			settle(
				execution.arn,
				({ taskToken }) => taskToken === token,
				(current) =>
					decideInState(current, async () => {
						throw error;
					}),
			),
		abort: (arn: string, error?: string, cause?: string) =>
			settle(
				arn,
				() => true,
				async () => ({
					events: [],
					move: { kind: 'end', status: 'ABORTED', error, cause },
				}),
			),
		heartbeat: (execution: Execution, token: string) =>
			settle(
				execution.arn,
				({ taskToken }) => taskToken === token,
				async () => ({ events: [], move: { kind: 'heartbeat' } }),
			),
	};
}
