// Reads many broken forms of one file in one reading thread, under the real watch, so that hundreds need no hundred processes. It is given
// the seed, how many, and the sample; it answers with what came of them, and any outcome that is no outcome ends it.
import { isMainThread, parentPort } from 'node:worker_threads';
import { DocumentError } from '../../functions/documents/document-error.ts';
import { type Said, watchReader } from '../../functions/documents/guarded-watch.ts';
import { openDocument } from '../../functions/documents/open-document.ts';
import { mutate } from './mutate-bytes.ts';

const say = (word: Said['word'], value: unknown = null): void =>
	parentPort?.postMessage({ word, json: JSON.stringify(value) } satisfies Said);

async function outcomeOf(bytes: Uint8Array, place: string): Promise<string> {
	try {
		const document = await openDocument(bytes);
		if (document.blocks.length === 0) throw new Error(`${place}: an empty reading`);
		return 'read';
	} catch (error) {
		if (!(error instanceof DocumentError)) throw new Error(`${place}: ${error}`, { cause: error });
		if (!/^[^\n]{20,250}$/.test(error.vi)) throw new Error(`${place}: no clear line: ${error.vi}`);
		return error.code;
	}
}

async function readAll(given: Uint8Array): Promise<void> {
	say('ready');
	const [seed = 0, times = 0] = new Uint32Array(given.slice(0, 8).buffer);
	const counts: Record<string, number> = {};
	let slowest = 0;
	for (let n = 0; n < times; n += 1) {
		const began = performance.now();
		const outcome = await outcomeOf(mutate(given.slice(8), seed + n), `seed ${seed + n}`);
		slowest = Math.max(slowest, performance.now() - began);
		counts[outcome] = (counts[outcome] ?? 0) + 1;
	}
	say('failed', JSON.stringify({ ...counts, slowestMs: Math.round(slowest) }));
}

if (isMainThread) watchReader(new URL(import.meta.url), Number(process.argv[2]), Number(process.argv[3]));
parentPort?.on('message', (bytes: Uint8Array) => {
	readAll(bytes).catch((error: unknown) => say('failed', `broken: ${error}`));
});
