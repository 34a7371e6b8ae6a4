// Reads opened documents in a process of its own, within time and heap. Invariant: a text that takes too much is a DocumentError with its
// limit; a mistake of ours is thrown by its name; no process is left.
import { fork } from 'node:child_process';
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

const limitsOfReading: ReadingLimits = { readMs: 15_000, heapMegabytes: 700 };
/** Beside this module and named as it is, in the sources as in a function's bundle. */
const program = new URL(`./reading-process${extname(import.meta.url)}`, import.meta.url);

/** A heap that is full aborts its process; the parent would go with a thread. */
const isFull = (code: number | null, signal: NodeJS.Signals | null): boolean => signal === 'SIGABRT' || code === 134;

interface Thrown {
	name: string;
	message: string;
}

/** Starts the process at once, so that it loads its code while files are still being opened; it reads once. */
export function startReading(changed: Partial<ReadingLimits> = {}, script = program): Read {
	const { readMs, heapMegabytes } = { ...limitsOfReading, ...changed };
	// Should this process die, the other ends itself a little after its time.
	const child = fork(script, [String(readMs + 30_000)], {
		execArgv: [`--max-old-space-size=${heapMegabytes}`],
		env: {},
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	const outcome = Promise.withResolvers<Reading>();
	// Told to whoever asks; until then it is nobody's.
	outcome.promise.catch(() => child.kill('SIGKILL'));
	let [asked, ready] = [false, false];
	let timer: NodeJS.Timeout | undefined;
	const watch = (): void => {
		if (!asked || !ready || timer) return;
		timer = setTimeout(() => {
			const seconds = Math.round(readMs / 1000);
			outcome.reject(tooSlow(seconds, 0, new Error(`reading the text was stopped after ${seconds} s`)));
		}, readMs);
	};
	child.on('message', (said: 'ready' | { reading: Reading } | { thrown: Thrown }) => {
		ready = true;
		if (said === 'ready') watch();
		else if ('reading' in said) outcome.resolve(said.reading);
		else outcome.reject(Object.assign(new Error(said.thrown.message), { name: said.thrown.name }));
	});
	child.on('error', (error) => outcome.reject(error));
	child.on('exit', (code, signal) => {
		const full = isFull(code, signal);
		outcome.reject(
			full
				? tooHeavy(heapMegabytes, new Error('reading the text filled its heap'))
				: new Error(`the reading process ended with ${signal ?? code}`),
		);
	});
	return async (documents, hints = {}) => {
		asked = true;
		child.send({ documents, hints });
		watch();
		try {
			return await outcome.promise;
		} finally {
			clearTimeout(timer);
			child.kill('SIGKILL');
		}
	};
}

export const createGuardedReading =
	(limits?: Partial<ReadingLimits>): Read =>
	(documents, hints) =>
		startReading(limits)(documents, hints);
