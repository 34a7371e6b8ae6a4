// Where the samples lie. Invariant: reports of the project's own are always there; those of ../shared may be missing, which is an answer.
import { existsSync, readFileSync } from 'node:fs';

const shared = new URL('../../shared/corpus/', import.meta.url);
const own = new URL('../tests/reports/', import.meta.url);

export const noCorpus = 'no ../shared/corpus beside the project';

export function sharedFile(name: string): Uint8Array | null {
	const file = new URL(name, shared);
	return existsSync(file) ? readFileSync(file) : null;
}

export function ownReport(name: string): Uint8Array {
	return readFileSync(new URL(`${name}.txt`, own));
}
