// Reads opened documents in a process of its own, within time and heap. Invariant: a text that takes too much is a DocumentError with its
// limit; a mistake of ours is thrown by its name; no process is left.
import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { tooHeavy, tooSlow } from '../documents/guarded-refusals.ts';
import type { Reading } from '../domain/reading.ts';
import type { ReadingHints } from '../reading/metadata.ts';
import type { ReportDocument } from '../reading/read-report.ts';

export interface ReadingLimits {
	/** From the moment the process has its code. */
	readMs: number;
	heapMegabytes: number;
}

export type Read = (documents: ReportDocument[], hints?: ReadingHints) => Promise<Reading>;

/** With the opening of a file, a text is read or refused within 15 s. */
const limitsOfReading: ReadingLimits = { readMs: 7_000, heapMegabytes: 700 };
/** Beside this module and named as it is, in the sources as in a function's bundle. */
const program = new URL(`./reading-process${extname(import.meta.url)}`, import.meta.url);

/** A heap that is full aborts its process; the parent would go with a thread. */
const isFull = (code: number | null, signal: NodeJS.Signals | null): boolean => signal === 'SIGABRT' || code === 134;

interface Thrown {
	name: string;
	message: string;
}

function startProcess(script: URL, { readMs, heapMegabytes }: ReadingLimits): ChildProcess {
	// Should this process die, the other ends itself a little after its time.
	return fork(script, [String(readMs + 30_000)], {
		execArgv: [`--max-old-space-size=${heapMegabytes}`],
		env: {},
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
}

const overTime = (readMs: number): Error => {
	const seconds = Math.round(readMs / 1000);
	return tooSlow(seconds, 0, new Error(`reading the text was stopped after ${seconds} s`));
};

const ended = (code: number | null, signal: NodeJS.Signals | null, heapMegabytes: number): Error =>
	isFull(code, signal)
		? tooHeavy(heapMegabytes, new Error('reading the text filled its heap'))
		: new Error(`the reading process ended with ${signal ?? code}`);

type Said = 'ready' | { reading: Reading } | { thrown: Thrown };

export const createGuardedReading = (changed: Partial<ReadingLimits> = {}, script = program): Read => {
	const limits = { ...limitsOfReading, ...changed };
	return async (documents, hints = {}) => {
		const child = startProcess(script, limits);
		const outcome = Promise.withResolvers<Reading>();
		let timer: NodeJS.Timeout | undefined;
		child.on('message', (said: Said) => {
			// Whoever waits for a machine to start the process does not wait for the text.
			if (said === 'ready') timer = setTimeout(() => outcome.reject(overTime(limits.readMs)), limits.readMs);
			else if ('reading' in said) outcome.resolve(said.reading);
			else outcome.reject(Object.assign(new Error(said.thrown.message), { name: said.thrown.name }));
		});
		child.on('error', (error) => outcome.reject(error));
		child.on('exit', (code, signal) => outcome.reject(ended(code, signal, limits.heapMegabytes)));
		child.send({ documents, hints });
		try {
			return await outcome.promise;
		} finally {
			clearTimeout(timer);
			child.kill('SIGKILL');
		}
	};
};
