// What a state machine must keep beyond what the engine of the local host refuses: time limits, retries, an end for every error.
// Invariant: a fault names machine, state and field; error names are a closed list, since a misspelt one is never caught.
import { parseDefinition } from '../../infra/local/step-functions/definition.ts';
import type { Definition, State, TaskState } from '../../infra/local/step-functions/language.ts';

/** Errors the service itself reports, as the documentation of Step Functions and Lambda names them. */
const ofTheService = [
	'States.ALL',
	'States.DataLimitExceeded',
	'States.HeartbeatTimeout',
	'States.Permissions',
	'States.QueryEvaluationError',
	'States.Runtime',
	'States.TaskFailed',
	'States.Timeout',
	'Lambda.AWSLambdaException',
	'Lambda.ClientExecutionTimeoutException',
	'Lambda.SdkClientException',
	'Lambda.ServiceException',
	'Lambda.TooManyRequestsException',
	'Lambda.Unknown',
	'Runtime.ExitError',
	'Runtime.OutOfMemory',
	'Sandbox.Timedout',
];

/** What passes by itself: every task tries again. */
const passing = [
	'TransientError',
	'Lambda.ServiceException',
	'Lambda.AWSLambdaException',
	'Lambda.SdkClientException',
	'Lambda.ClientExecutionTimeoutException',
	'Lambda.TooManyRequestsException',
	// A function that died once may live the next time: the machine under it was gone, or its neighbour's work was in its memory.
	'Sandbox.Timedout',
	'Runtime.OutOfMemory',
	'Runtime.ExitError',
];

/** Words of Retry that would repeat what must not be repeated: a permanent fault, or everything. */
const neverRetried = ['PermanentError', 'States.ALL', 'States.TaskFailed'];

export interface Surroundings {
	/** The names of the classes of functions/runtime/errors.ts. */
	ownErrors: readonly string[];
	/** Folders of functions/ that have a handler. */
	functions: readonly string[];
}

/** The folder of the function a task calls: `${ReadReportArn}` is functions/read-report. */
export const functionOf = (task: TaskState): string | null => {
	const name = /^\$\{(\w+)Arn\}$/.exec(task.Arguments.FunctionName)?.[1];
	return name?.replace(/(?<=.)(?=[A-Z])/g, '-').toLowerCase() ?? null;
};

function namesFaults(task: TaskState, { ownErrors }: Surroundings): string[] {
	const known = new Set([...ofTheService, ...ownErrors]);
	return (['Retry', 'Catch'] as const).flatMap((field) =>
		(task[field] ?? []).flatMap(({ ErrorEquals }, at) =>
			ErrorEquals.filter((name) => !known.has(name)).map(
				(name) => `field ${field}[${at}].ErrorEquals: nothing throws "${name}" (tests/architecture/workflow-rules.ts)`,
			),
		),
	);
}

function retryFaults({ Retry = [] }: TaskState): string[] {
	const named = Retry.flatMap(({ ErrorEquals }) => ErrorEquals);
	const missing = passing.filter((name) => !named.includes(name));
	return [
		...(missing.length > 0 ? [`field Retry: does not try again after ${missing.join(', ')}`] : []),
		...named.filter((name) => neverRetried.includes(name)).map((name) => `field Retry: must not repeat ${name}`),
		...Retry.flatMap(({ MaxAttempts }, at) =>
			MaxAttempts === undefined ? [`field Retry[${at}].MaxAttempts: say how often`] : [],
		),
	];
}

function taskFaults(task: TaskState, around: Surroundings): string[] {
	const called = functionOf(task);
	return [
		...(task.TimeoutSeconds === undefined
			? ['field TimeoutSeconds: is missing; without it a task waits for a year']
			: []),
		...retryFaults(task),
		...(task.Catch?.at(-1)?.ErrorEquals.includes('States.ALL')
			? []
			: ['field Catch: the last one must take States.ALL, or the execution ends where nobody is told']),
		...namesFaults(task, around),
		...(called !== null && around.functions.includes(called)
			? []
			: [`field Arguments.FunctionName: ${task.Arguments.FunctionName} is no function of functions/`]),
	];
}

const isTask = (entry: [string, State]): entry is [string, TaskState] => entry[1].Type === 'Task';

export function tasksOf(definition: Definition): [name: string, task: TaskState][] {
	return Object.entries(definition.States).filter(isTask);
}

export function checkWorkflow(machine: string, source: unknown, around: Surroundings): string[] {
	let definition: Definition;
	try {
		definition = parseDefinition(machine, source);
	} catch (error) {
		return [String(error)];
	}
	return tasksOf(definition).flatMap(([name, task]) =>
		taskFaults(task, around).map((fault) => `${machine}: state "${name}", ${fault}`),
	);
}
