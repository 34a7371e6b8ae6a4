// An execution as one row, and when it next needs attention. Invariant: `dueAt` covers every time that can move the execution by itself.

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/**
 * entered: the state is to be evaluated; sleeping: a Wait; calling: the function is running (a call is repeated after a restart);
 * awaiting: the function answered, the task token has not come back; backing-off: a retry is set; ended: nothing more happens.
 */
export type Phase = 'entered' | 'sleeping' | 'calling' | 'awaiting' | 'backing-off' | 'ended';

/** Texts ending in a data field (input, stateInput, variables, retries, call, output) hold JSON. Times are ms since the epoch. */
export interface Execution {
	id: number;
	arn: string;
	machineArn: string;
	roleArn: string;
	name: string;
	definitionHash: string;
	input: string;
	startedAt: number;
	deadline: number | null;
	status: ExecutionStatus;
	output: string | null;
	error: string | null;
	cause: string | null;
	stoppedAt: number | null;
	state: string;
	stateInput: string;
	variables: string;
	enteredAt: number;
	phase: Phase;
	/** How often each retrier of the state has been used, by its index. */
	retries: string;
	wakeAt: number | null;
	/** Grows with every call: a late answer of an earlier one is told by it. */
	visit: number;
	call: string | null;
	taskToken: string | null;
	callDeadline: number | null;
	heartbeatEvery: number | null;
	heartbeatDue: number | null;
	lastEvent: number;
}

/** What a task calls. Stored, so that a repeated call is the same call. */
export interface FunctionCall {
	functionName: string;
	payload: unknown;
	/** TimeoutSeconds of the task, in ms. */
	timeout?: number;
}

export function dueAt(execution: Execution): number | null {
	if (execution.status !== 'RUNNING') return null;
	const times = [execution.deadline, execution.wakeAt, execution.callDeadline, execution.heartbeatDue];
	const set = times.filter((time) => time !== null);
	return set.length > 0 ? Math.min(...set) : null;
}

export function retryCount(execution: Execution): number {
	return Object.values(JSON.parse(execution.retries) as Record<string, number>).reduce((sum, n) => sum + n, 0);
}
