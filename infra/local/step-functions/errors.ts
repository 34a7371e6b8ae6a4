// The two kinds of error: what a state reports inside an execution, and what the service answers to a caller. Invariant: `name` is the name AWS uses.

/** An error inside an execution: `name` is what Retry and Catch compare with ErrorEquals. */
export class StateError extends Error {
	constructor(name: string, cause: string) {
		super(cause);
		this.name = name;
	}
}

export type ServiceErrorName =
	| 'ExecutionAlreadyExists'
	| 'ExecutionDoesNotExist'
	| 'InvalidArn'
	| 'InvalidExecutionInput'
	| 'InvalidName'
	| 'InvalidOutput'
	| 'InvalidToken'
	| 'SerializationException'
	| 'StateMachineDoesNotExist'
	| 'TaskDoesNotExist'
	| 'TaskTimedOut'
	| 'UnknownOperationException'
	| 'ValidationException';

/** A refusal of an API call. All of them are the caller's fault (HTTP 400). */
export class ServiceError extends Error {
	constructor(name: ServiceErrorName, message: string) {
		super(message);
		this.name = name;
	}
}

/** What comes too late for an engine that has stopped: nothing was written, the next start repeats or refuses it. */
export class EngineStopped extends Error {
	override name = 'EngineStopped';
	constructor() {
		super('The Step Functions engine has stopped');
	}
}

export function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
