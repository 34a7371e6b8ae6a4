// What the reader's process says to the one that started it: one line each, a word and JSON. Invariant: light, since both sides load it
// before a file can be read.

/** `ready`: the file is taken up. `scanned`: so many pages need recognition. The others end the talk. */
export const words = ['ready', 'scanned', 'document', 'refused', 'failed', 'out-of-memory'] as const;
export type Word = (typeof words)[number];

export interface Message {
	word: Word;
	/** JSON, not yet parsed: a document is large, and its sender ought to be gone by then. */
	json: string;
}

export const messageLine = (word: Word, json = 'null'): string => `${word} ${json}\n`;

export function parseMessageLine(line: string): Message | null {
	const space = line.indexOf(' ');
	const word = words.find((known) => known === line.slice(0, space));
	return word ? { word, json: line.slice(space + 1) } : null;
}
