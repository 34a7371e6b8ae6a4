// The workflow engine as the use cases see it. Invariant: both calls are safe to repeat.
export interface Workflow {
	/** Starts an execution under its deterministic name; `exists` when that name was started before. */
	start(name: string, input: unknown): Promise<'started' | 'exists'>;
}

export interface Runs {
	/** Names of the executions that are running. */
	listRunning(): Promise<string[]>;
}

export interface WaitingTasks {
	/** Hands a waiting step its outcome; `gone` when the token no longer waits (completed, timed out or its run is over). */
	complete(taskToken: string, outcome: unknown): Promise<'completed' | 'gone'>;
}
