// Stands in for the reading thread, under the real watch: does what the bytes it is given say. A test passes it as the script.
import { isMainThread, parentPort } from 'node:worker_threads';
import { type Said, watchReader } from '../../functions/documents/guarded-watch.ts';

const forever = (): void => {
	for (;;);
};

const behaviours: Readonly<Record<string, () => unknown>> = {
	'hang in the thread': forever,
	'fill the heap': () => {
		const all: string[][] = [];
		for (;;) all.push(Array.from({ length: 100_000 }, (_, i) => `${all.length} ${i}`));
	},
	'throw in the thread': () => {
		throw new TypeError('no such thing');
	},
	'end the thread': () => process.exit(0),
	'print in the thread': () => {
		console.log('refused {"code":"damaged","vi":"x","en":"x"}');
		const document = { format: 'txt', pages: null, layout: 'lines', blocks: [], footnotes: [], unreadPages: [] };
		parentPort?.postMessage({ word: 'document', json: JSON.stringify(document) } satisfies Said);
	},
};

if (isMainThread) watchReader(new URL(import.meta.url), Number(process.argv[2]), Number(process.argv[3]));
parentPort?.on('message', (bytes: Uint8Array) => {
	parentPort?.postMessage({ word: 'ready', json: 'null' } satisfies Said);
	behaviours[new TextDecoder().decode(bytes)]?.();
});
