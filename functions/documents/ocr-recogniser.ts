// Recognises pictures in a thread, one after another. Invariant: a picture gets its time and no more, a thread that fails or overruns ends
// with that picture alone, and after `close` no thread is left.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OcrReply, OcrRequest, Segmentation } from './ocr-messages.ts';
import { type OcrWord, wordsOf } from './ocr-words.ts';
import type { GreyImage } from './scan-image.ts';

/** For the core and the model to be loaded on a busy machine. */
const startMs = 30_000;
const script = new URL(`./ocr-thread${extname(import.meta.url)}`, import.meta.url);

/** The installation is at fault, not the picture. */
export class RecogniserStartError extends Error {
	override readonly name = 'RecogniserStartError';
}

export interface Recogniser {
	/** Null: the picture could not be read in its time or broke the engine. */
	recognise(image: GreyImage, mode: Segmentation, milliseconds: number): Promise<OcrWord[] | null>;
	close(): Promise<void>;
}

interface Thread {
	worker: Worker;
	ready: Promise<void>;
	replies: Map<number, (tsv: string | null) => void>;
}

export function createRecogniser(): Recogniser {
	let thread: Thread | null = null;
	let count = 0;
	const end = async (): Promise<void> => {
		const ended = thread;
		thread = null;
		await ended?.worker.terminate();
	};
	return {
		async recognise(image, mode, milliseconds) {
			thread ??= startThread(() => {
				thread = null;
			});
			const { worker, ready, replies } = thread;
			await ready;
			count += 1;
			const id = count;
			const tsv = await new Promise<string | null>((resolve) => {
				const timer = setTimeout(() => resolve(null), milliseconds);
				replies.set(id, (said) => {
					clearTimeout(timer);
					resolve(said);
				});
				worker.postMessage({ id, image, mode } satisfies OcrRequest);
			});
			if (tsv === null) await end();
			return tsv === null ? null : wordsOf(tsv);
		},
		close: end,
	};
}

function startThread(ended: () => void): Thread {
	const worker = new Worker(script, { execArgv: [], stdout: true, stderr: true });
	worker.stdout.resume();
	worker.stderr.resume();
	const replies: Thread['replies'] = new Map();
	const ready = new Promise<void>((resolve, reject) => {
		const timer = setTimeout(() => {
			reject(new RecogniserStartError(`the text recogniser was not ready after ${startMs / 1000} s`));
			void worker.terminate();
		}, startMs);
		worker.on('message', (reply: OcrReply) => {
			if (reply.kind === 'ready') {
				clearTimeout(timer);
				resolve();
				return;
			}
			replies.get(reply.id)?.(reply.tsv);
			replies.delete(reply.id);
		});
		const fail = (error: Error): void => {
			clearTimeout(timer);
			ended();
			// Settled already where it was ready: then the picture is at fault, not the installation.
			reject(new RecogniserStartError(`the text recogniser did not start: ${error.message}`, { cause: error }));
			for (const reply of replies.values()) reply(null);
			replies.clear();
		};
		worker.on('error', fail);
		worker.on('exit', () => fail(new Error('it ended before it was ready')));
	});
	return { worker, ready, replies };
}
