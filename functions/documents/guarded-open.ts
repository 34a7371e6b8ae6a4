// Opens a file outside this process, within limits. Invariant: what openDocument gives or refuses comes through unchanged; being stopped by
// a limit or by a crash is a DocumentError of that one file; only a reader that could not be started at all is another error.
import { assertNever } from '../domain/assert-never.ts';
import type { Document } from './document.ts';
import { requireReadableSize } from './file-limits.ts';
import { parseDocument, parseRefusal } from './guarded-answers.ts';
import { type GuardLimits, guardLimits } from './guarded-limits.ts';
import type { Message } from './guarded-messages.ts';
import { type Ending, type Run, runGuarded } from './guarded-process.ts';
import { readerFailed, tooHeavy, tooMuchContent, tooSlow } from './guarded-refusals.ts';
import { childScript } from './guarded-spawn.ts';

export interface GuardOptions {
	limits?: Partial<GuardLimits>;
	/** Told of every run, for logs and measurements. */
	tell?: (run: Run) => void;
	/** Another child than the reader: for trying how its end is borne. */
	script?: URL;
}

/** The machine is at fault, not the file: trying again may help. */
export class ReaderStartError extends Error {
	override readonly name = 'ReaderStartError';
}

export type OpenDocument = (bytes: Uint8Array, name?: string) => Promise<Document>;

export function createGuardedOpen({ limits: changed, tell, script = childScript }: GuardOptions = {}): OpenDocument {
	const limits: GuardLimits = { ...guardLimits, ...changed };
	return async (bytes) => {
		requireReadableSize(bytes.length);
		const run = await runGuarded(script, bytes, limits);
		tell?.(run);
		return outcomeOf(run.ending, limits);
	};
}

/** For a log: what it cost and how it ended, never what the file says. */
export function describeRun({ ending, startMs, readMs, peakMegabytes }: Run): Record<string, string | number> {
	const numbers = {
		startMs: Math.round(startMs),
		readMs: Math.round(readMs),
		peakMegabytes: Math.round(peakMegabytes),
	};
	if (ending.kind === 'answered') return { ending: ending.message.word, ...failureOf(ending.message), ...numbers };
	return { ending: ending.kind, ...('how' in ending ? { how: ending.how } : {}), ...numbers };
}

/** The stack of a fault in a reader is ours to mend; it names places in the code. */
const failureOf = ({ word, json }: Message): { how?: string } =>
	word === 'failed' ? { how: json.slice(0, 4000) } : {};

function outcomeOf(ending: Ending, limits: GuardLimits): Document {
	switch (ending.kind) {
		case 'answered':
			return documentOf(ending.message);
		case 'out-of-time': {
			const seconds = Math.round(ending.milliseconds / 1000);
			throw tooSlow(seconds, ending.scannedPages, new Error(`the reader was stopped after ${seconds} s`));
		}
		case 'out-of-memory':
			throw tooHeavy(ending.megabytes, new Error(`the reader was stopped at ${ending.megabytes} MB`));
		case 'answer-too-large': {
			const megabytes = limits.answerBytes >> 20;
			throw tooMuchContent(megabytes, new Error(`the reader's answer exceeds ${megabytes} MB`));
		}
		case 'crashed':
			throw readerFailed(new Error(`the reader crashed: ${ending.how}`));
		case 'not-started':
			throw new ReaderStartError(`the reader of documents did not start: ${ending.how}`);
		default:
			return assertNever(ending);
	}
}

function documentOf({ word, json }: Message): Document {
	if (word === 'failed') throw readerFailed(new Error(`the reader failed: ${json}`));
	const document = word === 'document' ? parseDocument(json) : null;
	if (document) return document;
	throw (word === 'refused' ? parseRefusal(json) : null) ?? readerFailed(new Error('the answer is no document'));
}
