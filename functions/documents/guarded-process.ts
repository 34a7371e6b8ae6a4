// One file read in a process of its own. Invariant: it ends, always, with an answer, by a limit or by itself; its end is told once.

import { parseScannedPages } from './guarded-answers.ts';
import type { GuardLimits } from './guarded-limits.ts';
import { type Message, parseMessageLine } from './guarded-messages.ts';
import { peakMegabytes, spawnReader } from './guarded-spawn.ts';

export type Ending =
	| { kind: 'answered'; message: Message }
	| { kind: 'out-of-time'; milliseconds: number; scannedPages: number }
	| { kind: 'out-of-memory'; megabytes: number }
	| { kind: 'answer-too-large' }
	/** After it had taken up the file. */
	| { kind: 'crashed'; how: string }
	/** Before: the file had no part in it. */
	| { kind: 'not-started'; how: string };

export interface Run {
	ending: Ending;
	startMs: number;
	readMs: number;
	/** 0 where the system does not tell. */
	peakMegabytes: number;
}

const lookEveryMs = 20;
const keptOfStderr = 2000;

/** Cuts what comes into lines, without joining a long one over and over. */
function createLines(hear: (line: string) => void): (chunk: Buffer) => void {
	let begun: Buffer[] = [];
	return (chunk) => {
		let rest = chunk;
		for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
			hear(Buffer.concat([...begun, rest.subarray(0, at)]).toString('utf8'));
			begun = [];
			rest = rest.subarray(at + 1);
		}
		begun.push(rest);
	};
}

/** How long the reading may take: pages that must be recognised as pictures lengthen it. */
function allowedMs(limits: GuardLimits, scannedPages: number): number {
	const { readMs, scannedPageMs, scanMs } = limits;
	return scannedPages === 0 ? readMs : Math.max(readMs, Math.min(readMs + scannedPages * scannedPageMs, scanMs));
}

export function runGuarded(script: URL, bytes: Uint8Array, limits: GuardLimits): Promise<Run> {
	return new Promise((resolve) => {
		const began = performance.now();
		const child = spawnReader(script, bytes.length, limits.heapMegabytes);
		let readyAt: number | null = null;
		let scannedPages = 0;
		let peak = 0;
		let received = 0;
		let stderr = '';
		let ending: Ending | null = null;

		const end = (how: Ending): void => {
			ending ??= how;
			child.kill('SIGKILL');
		};
		const tooSlow = (): void =>
			end(
				readyAt === null
					? { kind: 'not-started', how: `not ready after ${limits.startMs} ms` }
					: { kind: 'out-of-time', milliseconds: allowedMs(limits, scannedPages), scannedPages },
			);
		let timer = setTimeout(tooSlow, limits.startMs);
		const allowUntil = (from: number): void => {
			clearTimeout(timer);
			timer = setTimeout(tooSlow, Math.max(0, from + allowedMs(limits, scannedPages) - performance.now()));
		};
		const look = setInterval(() => {
			if (child.pid !== undefined) peak = Math.max(peak, peakMegabytes(child.pid));
			if (peak > limits.residentMegabytes) end({ kind: 'out-of-memory', megabytes: limits.residentMegabytes });
		}, lookEveryMs);

		const hear = (message: Message | null): void => {
			if (!message) {
				end({ kind: 'crashed', how: 'what it said is no message' });
				return;
			}
			switch (message.word) {
				case 'ready':
					readyAt ??= performance.now();
					allowUntil(readyAt);
					break;
				case 'scanned':
					scannedPages = Math.max(scannedPages, parseScannedPages(message.json));
					if (readyAt !== null) allowUntil(readyAt);
					break;
				case 'out-of-memory':
					end({ kind: 'out-of-memory', megabytes: limits.heapMegabytes });
					break;
				default:
					// A reader that ends the talk before it took up the file is broken itself.
					if (readyAt === null) end({ kind: 'not-started', how: `${message.word} ${message.json}` });
					else end({ kind: 'answered', message });
			}
		};
		const hearLines = createLines((line) => {
			if (!ending) hear(parseMessageLine(line));
		});
		child.stdout.on('data', (chunk: Buffer) => {
			received += chunk.length;
			if (received > limits.answerBytes) end({ kind: 'answer-too-large' });
			if (!ending) hearLines(chunk);
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			stderr = (stderr + text).slice(-keptOfStderr);
		});

		const endingOf = (how: string): Ending => {
			if (readyAt === null) return { kind: 'not-started', how };
			// A heap may fill faster than its thread can be ended: then the engine ends the process, and says why.
			if (/heap out of memory/i.test(how)) return { kind: 'out-of-memory', megabytes: limits.heapMegabytes };
			return { kind: 'crashed', how };
		};
		const finish = (how: string): void => {
			clearTimeout(timer);
			clearInterval(look);
			const now = performance.now();
			resolve({
				ending: ending ?? endingOf(`${how} ${stderr}`.trim()),
				startMs: (readyAt ?? now) - began,
				readMs: now - (readyAt ?? now),
				peakMegabytes: peak,
			});
		};
		child.on('error', (error) => {
			// One that could not be started has no exit.
			if (child.pid === undefined) finish(error.message);
		});
		child.on('close', (code, signal) => finish(signal ? `ended by ${signal}` : `ended with code ${code}`));
		child.stdin.on('error', () => {
			// A process that is gone takes no more bytes; its end says why.
		});
		child.stdin.write(bytes);
	});
}
