// One running copy of a function, in a worker thread or in a child process. Invariant: every invocation ends in an outcome: a result, the
// handler's own error, or what AWS would report for a time-out, a crash or too much memory; after the latter three the copy is dead.
import { type ChildProcess, fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { FunctionModel } from '../assembly/model.ts';
import { residentMegabytes } from './resident-memory.ts';
import {
	describeFailure,
	type FunctionFailure,
	type InvocationOutcome,
	type InvocationRequest,
	type RuntimeMessage,
	type RuntimeSettings,
} from './runtime-protocol.ts';

export interface Runner {
	/** False once the copy has crashed or was stopped. */
	alive(): boolean;
	/** Settles when the copy takes calls, or never will. */
	ready(): Promise<void>;
	invoke(requestId: string, payload: string): Promise<InvocationOutcome>;
	stop(): Promise<void>;
}

export interface RunnerOptions {
	readonly model: FunctionModel;
	readonly environment: Readonly<Record<string, string>>;
	readonly writeLog: (chunk: string) => void;
}

/** What differs between a thread and a process. */
interface Vessel {
	post(request: InvocationRequest): void;
	kill(): Promise<void>;
}

type Connect = (events: { message(message: RuntimeMessage): void; ended(failure: FunctionFailure): void }) => Vessel;

/** Above this the template speaks of memory outside the JavaScript heap, which a thread's limits do not count. */
const PROCESS_FROM_MEGABYTES = 1536;
const INIT_MILLISECONDS = 10_000;
const WATCH_MEMORY_EVERY = 100;
/** As the platform spells them. */
const SIGNAL_NAMES: Readonly<Record<string, string>> = { SIGKILL: 'killed', SIGTERM: 'terminated', SIGABRT: 'aborted' };

export function createRunner(options: RunnerOptions): Runner {
	return options.model.memoryMegabytes >= PROCESS_FROM_MEGABYTES
		? run(options, (events) => startProcess(options, events))
		: run(options, (events) => startThread(options, events));
}

function run({ model, writeLog }: RunnerOptions, connect: Connect): Runner {
	let alive = true;
	let current: { requestId: string; settle(outcome: InvocationOutcome): void } | undefined;
	const started = Promise.withResolvers<FunctionFailure | undefined>();
	const die = (failure: FunctionFailure) => {
		// Between two calls nobody is waiting for an outcome: the log is the only place that can tell.
		if (alive && current === undefined) writeLog(`${failure.errorType}: ${failure.errorMessage}\n`);
		alive = false;
		started.resolve(failure);
		current?.settle({ ok: false, failure: named(current.requestId, failure) });
	};
	const vessel = connect({
		ended: die,
		message(message) {
			if (message.kind === 'ready') return started.resolve(undefined);
			if (message.kind === 'init-error') {
				void vessel.kill();
				return die(message.failure);
			}
			if (message.kind === 'crash') return die(message.failure);
			// An answer to an invocation that is over already (timed out) is nobody's any more.
			if (message.requestId !== current?.requestId) return;
			current.settle(
				message.kind === 'result' ? { ok: true, payload: message.payload } : { ok: false, failure: message.failure },
			);
		},
	});

	const invokeStarted = (requestId: string, payload: string): Promise<InvocationOutcome> =>
		new Promise((resolve) => {
			const timer = setTimeout(() => {
				void vessel.kill();
				const errorMessage = `Task timed out after ${model.timeoutSeconds.toFixed(2)} seconds`;
				die({ errorType: 'Sandbox.Timedout', errorMessage, trace: [] });
			}, model.timeoutSeconds * 1000);
			current = {
				requestId,
				settle(outcome) {
					clearTimeout(timer);
					current = undefined;
					resolve(outcome);
				},
			};
			vessel.post({
				requestId,
				payload,
				deadline: Date.now() + model.timeoutSeconds * 1000,
				functionName: model.name,
				functionArn: model.arn,
				memoryMegabytes: model.memoryMegabytes,
			});
		});

	const initTimer = setTimeout(
		() => {
			void vessel.kill();
			die({ errorType: 'Sandbox.Timedout', errorMessage: `${model.name} did not start in time.`, trace: [] });
		},
		Math.max(INIT_MILLISECONDS, model.timeoutSeconds * 1000),
	);
	void started.promise.then(() => clearTimeout(initTimer));

	return {
		alive: () => alive,
		async ready() {
			await started.promise;
		},
		async invoke(requestId, payload) {
			const failure = await started.promise;
			return failure === undefined ? invokeStarted(requestId, payload) : { ok: false, failure };
		},
		async stop() {
			alive = false;
			await vessel.kill();
			die({ errorType: 'Runtime.ExitError', errorMessage: 'The host stopped.', trace: [] });
		},
	};
}

function startThread({ model, environment, writeLog }: RunnerOptions, events: Parameters<Connect>[0]): Vessel {
	const settings: RuntimeSettings = { folder: model.folder, handler: model.handler };
	const worker = new Worker(new URL('./bootstrap.ts', import.meta.url), {
		workerData: settings,
		env: environment,
		execArgv: [],
		argv: [],
		stdout: true,
		stderr: true,
		resourceLimits: { maxOldGenerationSizeMb: model.memoryMegabytes },
	});
	pipeToLog(worker.stdout, writeLog);
	pipeToLog(worker.stderr, writeLog);
	worker.on('message', events.message);
	worker.on('error', (error) => events.ended(crash(model, error)));
	worker.on('exit', (code) => events.ended(exit(`exit status ${code}`)));
	return {
		post: (request) => worker.postMessage(request),
		async kill() {
			await worker.terminate();
		},
	};
}

function startProcess({ model, environment, writeLog }: RunnerOptions, events: Parameters<Connect>[0]): Vessel {
	const entry = new URL('./child-bootstrap.ts', import.meta.url);
	const child: ChildProcess = fork(entry, [model.folder, model.handler, String(model.memoryMegabytes)], {
		env: { ...environment },
		execArgv: [],
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	const gone = Promise.withResolvers<void>();
	if (child.stdout !== null) pipeToLog(child.stdout, writeLog);
	if (child.stderr !== null) pipeToLog(child.stderr, writeLog);
	const watch = setInterval(() => {
		const resident = child.pid === undefined ? undefined : residentMegabytes(child.pid);
		if (resident === undefined || resident <= model.memoryMegabytes) return;
		child.kill('SIGKILL');
		events.ended(outOfMemory(model));
	}, WATCH_MEMORY_EVERY);
	watch.unref();
	child.on('message', (message) => events.message(message as RuntimeMessage));
	child.on('error', (error) => {
		events.ended(crash(model, error));
		// A process that could not even be started has no exit.
		if (child.pid === undefined) gone.resolve();
	});
	child.on('exit', (code, signal) => {
		clearInterval(watch);
		events.ended(exit(signal === null ? `exit status ${code}` : `signal: ${SIGNAL_NAMES[signal] ?? signal}`));
		gone.resolve();
	});
	return {
		post: (request) => child.send(request),
		async kill() {
			child.kill('SIGKILL');
			await gone.promise;
		},
	};
}

function pipeToLog(stream: Readable, writeLog: (chunk: string) => void): void {
	stream.setEncoding('utf8');
	stream.on('data', writeLog);
}

function crash(model: FunctionModel, error: unknown): FunctionFailure {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (code === 'ERR_WORKER_OUT_OF_MEMORY') return outOfMemory(model);
	const failure = describeFailure(error);
	return { ...failure, errorType: 'Runtime.ExitError', errorMessage: `${failure.errorType}: ${failure.errorMessage}` };
}

// Under its own name, so that a workflow can tell it; AWS gives the invocation Runtime.ExitError and keeps this name for its logs.
const outOfMemory = (model: FunctionModel): FunctionFailure => ({
	errorType: 'Runtime.OutOfMemory',
	errorMessage: `Runtime exited with error: signal: killed (${model.name} used more than its ${model.memoryMegabytes} MB)`,
	trace: [],
});

const exit = (how: string): FunctionFailure => ({
	errorType: 'Runtime.ExitError',
	errorMessage:
		how === 'exit status 0' ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${how}`,
	trace: [],
});

/** What the platform says of a call, and not the handler, names the call. */
const named = (requestId: string, failure: FunctionFailure): FunctionFailure => ({
	...failure,
	errorMessage: `RequestId: ${requestId} Error: ${failure.errorMessage}`,
});
