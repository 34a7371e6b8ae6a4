// Reads opened documents in a thread of its own, within time and heap. Invariant: a text that takes too much is a DocumentError with its
// limit; a mistake of ours is thrown as it is; no thread is left.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { tooHeavy, tooSlow } from '../documents/guarded-refusals.ts';
import type { Reading } from '../domain/reading.ts';
import type { ReadingHints } from '../reading/metadata.ts';
import type { ReportDocument } from '../reading/read-report.ts';

export interface ReadingLimits {
	/** From the moment the thread has its code. */
	readMs: number;
	heapMegabytes: number;
}

export type Read = (documents: ReportDocument[], hints?: ReadingHints) => Promise<Reading>;

const limitsOfReading: ReadingLimits = { readMs: 15_000, heapMegabytes: 700 };
/** Beside this module and named as it is, in the sources as in a function's bundle. */
const thread = new URL(`./reading-thread${extname(import.meta.url)}`, import.meta.url);

const isFull = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Starts the thread at once, so that it loads its code while files are still being opened; it reads once. */
export function startReading(changed: Partial<ReadingLimits> = {}, script = thread): Read {
	const { readMs, heapMegabytes } = { ...limitsOfReading, ...changed };
	const worker = new Worker(script, {
		execArgv: [],
		env: {},
		resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
	});
	const outcome = Promise.withResolvers<Reading>();
	// Told to whoever asks; until then it is nobody's.
	outcome.promise.catch(() => worker.terminate());
	let [asked, ready] = [false, false];
	let timer: NodeJS.Timeout | undefined;
	const watch = (): void => {
		if (!asked || !ready || timer) return;
		timer = setTimeout(() => {
			const seconds = Math.round(readMs / 1000);
			outcome.reject(tooSlow(seconds, 0, new Error(`reading the text was stopped after ${seconds} s`)));
		}, readMs);
	};
	worker.on('message', (said: 'ready' | { reading: Reading }) => {
		ready = true;
		if (said === 'ready') watch();
		else outcome.resolve(said.reading);
	});
	worker.on('error', (error) => {
		outcome.reject(isFull(error) ? tooHeavy(heapMegabytes, new Error('reading the text filled its heap')) : error);
	});
	worker.on('exit', (code) => outcome.reject(new Error(`the reading thread ended with ${code}`)));
	return async (documents, hints = {}) => {
		asked = true;
		worker.postMessage({ documents, hints });
		watch();
		try {
			return await outcome.promise;
		} finally {
			clearTimeout(timer);
			await worker.terminate();
		}
	};
}

export const createGuardedReading =
	(limits?: Partial<ReadingLimits>): Read =>
	(documents, hints) =>
		startReading(limits)(documents, hints);
