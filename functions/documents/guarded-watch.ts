// The main thread of the process that reads one file: takes the bytes in, hands them to a thread and passes on what that says. Invariant: it
// is always free to hear that the parent is gone, and then ends everything: a reader in an endless loop must not outlive it.
import { Worker } from 'node:worker_threads';
import { messageLine, type Word } from './guarded-messages.ts';

/** What the thread says; `json` is ready to be sent. */
export interface Said {
	word: Word;
	json: string;
}

/** Not an exit, which would wait for what a thread does outside JavaScript. */
const endNow = (): void => {
	process.kill(process.pid, 'SIGKILL');
};

export function watchReader(thread: URL, length: number, heapMegabytes: number): void {
	const say = ({ word, json }: Said): void => {
		process.stdout.write(messageLine(word, json));
	};
	const worker = new Worker(thread, {
		stdout: true,
		execArgv: [],
		resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
	});
	// What a library prints must not get between the lines.
	worker.stdout.resume();
	worker.on('message', say);
	worker.on('error', (error) => {
		const full = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
		say({ word: full ? 'out-of-memory' : 'failed', json: JSON.stringify(String(error)) });
	});
	worker.on('exit', (code) => say({ word: 'failed', json: JSON.stringify(`the reading thread ended with ${code}`) }));

	const bytes = new Uint8Array(length);
	let filled = 0;
	process.stdin.on('data', (chunk: Buffer) => {
		if (filled >= length) return;
		bytes.set(chunk.subarray(0, length - filled), filled);
		filled += chunk.length;
		if (filled >= length) worker.postMessage(bytes, [bytes.buffer]);
	});
	process.stdin.on('end', endNow);
	process.stdin.on('error', endNow);
	process.stdout.on('error', endNow);
}
