// The script of the process that reads one file: watches in its main thread, reads in another. Invariant: every file ends in one message.
// Started with the number of bytes that come on stdin, which then stays open, and with the megabytes of its heap.
import { isMainThread, parentPort } from 'node:worker_threads';
import type { Word } from './guarded-messages.ts';
import { type Said, watchReader } from './guarded-watch.ts';

const keptOfStack = 2000;

async function readInThread(): Promise<void> {
	const say = (word: Word, value: unknown = null): void =>
		parentPort?.postMessage({ word, json: JSON.stringify(value) } satisfies Said);
	const [{ openDocument }, { DocumentError }] = await Promise.all([
		import('./open-document.ts'),
		import('./document-error.ts'),
	]);
	parentPort?.on('message', async (bytes: Uint8Array) => {
		say('ready');
		try {
			say('document', await openDocument(bytes, undefined, { scanned: (pages) => say('scanned', pages) }));
		} catch (error) {
			if (error instanceof DocumentError) say('refused', { code: error.code, vi: error.vi, en: error.en });
			else say('failed', error instanceof Error ? `${error.stack}`.slice(0, keptOfStack) : String(error));
		}
	});
}

if (isMainThread) watchReader(new URL(import.meta.url), Number(process.argv[2]), Number(process.argv[3]));
else await readInThread();
