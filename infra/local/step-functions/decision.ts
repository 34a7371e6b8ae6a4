// What a step decides about an execution, and the row that follows. Invariant: pure; every way an execution can move is one kind of `Move`.

import { assertNever } from '../../../functions/domain/assert-never.ts';
import type { Execution, ExecutionStatus, FunctionCall } from './execution.ts';
import type { HistoryEvent } from './history.ts';

export type Move =
	| { kind: 'go'; to: string; toType: string; input: string; variables: string }
	| { kind: 'end'; status: Exclude<ExecutionStatus, 'RUNNING'>; output?: string; error?: string; cause?: string }
	| { kind: 'sleep'; until: number }
	| {
			kind: 'call';
			call: FunctionCall;
			visit: number;
			token: string | null;
			deadline: number | null;
			heartbeatEvery: number | null;
	  }
	| { kind: 'await-token' }
	| { kind: 'heartbeat' }
	| { kind: 'back-off'; until: number; retries: string }
	| { kind: 'try-again' };

export interface Decision {
	/** What happened before the move. The events of the move itself follow them. */
	events: HistoryEvent[];
	move: Move;
}

const noCall = { call: null, taskToken: null, callDeadline: null, heartbeatEvery: null, heartbeatDue: null } as const;

/** The row after the move. */
export function applyMove(execution: Execution, move: Move, now: number): Execution {
	switch (move.kind) {
		case 'go':
			return {
				...execution,
				...noCall,
				state: move.to,
				stateInput: move.input,
				variables: move.variables,
				enteredAt: now,
				phase: 'entered',
				retries: '{}',
				wakeAt: null,
			};
		case 'end':
			return {
				...execution,
				...noCall,
				status: move.status,
				output: move.output ?? null,
				error: move.error ?? null,
				cause: move.cause ?? null,
				stoppedAt: now,
				phase: 'ended',
				wakeAt: null,
			};
		case 'sleep':
			return { ...execution, phase: 'sleeping', wakeAt: move.until };
		case 'call':
			return {
				...execution,
				phase: 'calling',
				visit: move.visit,
				call: JSON.stringify(move.call),
				taskToken: move.token,
				wakeAt: null,
				callDeadline: move.deadline,
				heartbeatEvery: move.heartbeatEvery,
				heartbeatDue: move.heartbeatEvery === null ? null : now + move.heartbeatEvery,
			};
		case 'await-token':
			return { ...execution, phase: 'awaiting', call: null };
		case 'heartbeat':
			return {
				...execution,
				heartbeatDue: execution.heartbeatEvery === null ? null : now + execution.heartbeatEvery,
			};
		case 'back-off':
			return { ...execution, ...noCall, phase: 'backing-off', wakeAt: move.until, retries: move.retries };
		case 'try-again':
			return { ...execution, phase: 'entered', wakeAt: null };
		default:
			return assertNever(move);
	}
}

/** The events of the move itself. */
export function eventsOfMove(move: Move): HistoryEvent[] {
	if (move.kind === 'go') return [stateEntered(move.to, move.toType, move.input)];
	if (move.kind !== 'end') return [];
	const { output, error, cause } = move;
	switch (move.status) {
		case 'SUCCEEDED':
			return [{ type: 'ExecutionSucceeded', details: { output, outputDetails: { truncated: false } } }];
		case 'FAILED':
			return [{ type: 'ExecutionFailed', details: { error, cause } }];
		case 'TIMED_OUT':
			return [{ type: 'ExecutionTimedOut', details: { error, cause } }];
		case 'ABORTED':
			return [{ type: 'ExecutionAborted', details: { error, cause } }];
		default:
			return assertNever(move.status);
	}
}

export function stateEntered(name: string, type: string, input: string): HistoryEvent {
	return { type: `${type}StateEntered`, details: { name, input, inputDetails: { truncated: false } } };
}
