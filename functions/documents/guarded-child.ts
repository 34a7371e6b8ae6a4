// The process that reads one file, and ends. The reading runs in a thread, so that this main thread is always free to hear that the parent
// is gone: a reader in an endless loop must not outlive it. Started with the number of bytes that come on stdin, which then stays open.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { messageLine, type Word } from './guarded-messages.ts';

interface Said {
	word: Word;
	json: string;
}

const endNow = (): void => {
	process.kill(process.pid, 'SIGKILL');
};

/** The thread: reads, and hands over text that is ready to be sent. */
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
			else say('failed', error instanceof Error ? `${error.stack}`.slice(0, 4000) : String(error));
		}
	});
}

function watch(length: number, heapMegabytes: number): void {
	const bytes = new Uint8Array(length);
	let filled = 0;
	const say = ({ word, json }: Said): void => {
		process.stdout.write(messageLine(word, json));
	};
	const thread = new Worker(new URL(import.meta.url), {
		workerData: 'read',
		stdout: true,
		execArgv: [],
		resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
	});
	// What a library prints must not get between the lines.
	thread.stdout.resume();
	thread.on('message', say);
	thread.on('error', (error) => {
		const code = 'code' in error ? error.code : undefined;
		if (code === 'ERR_WORKER_OUT_OF_MEMORY') say({ word: 'out-of-memory', json: 'null' });
		else say({ word: 'failed', json: JSON.stringify(String(error.stack).slice(0, 4000)) });
	});
	process.stdout.on('error', endNow);
	process.stdin.on('data', (chunk: Buffer) => {
		if (filled >= length) return;
		bytes.set(chunk.subarray(0, length - filled), filled);
		filled += chunk.length;
		if (filled >= length) thread.postMessage(bytes, [bytes.buffer]);
	});
	process.stdin.on('end', endNow);
	process.stdin.on('error', endNow);
}

if (!isMainThread && workerData === 'read') await readInThread();
else watch(Number(process.argv[2]), Number(process.argv[3]));
