// What a message says, before it has a form. Invariant: a message is written once, as blocks; text and HTML are both made of them.

export type Block =
	| { kind: 'paragraph'; text: string }
	/** Label and value, one line each. */
	| { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
	| { kind: 'list'; items: readonly string[] }
	/** Somebody's own words; line breaks are kept. */
	| { kind: 'quote'; text: string }
	/** The one thing to do. */
	| { kind: 'action'; label: string; url: string }
	| { kind: 'link'; label: string; url: string }
	/** Something to be typed; the page it belongs to is written out and is no link. */
	| { kind: 'code'; label: string; code: string };

/** Control and direction signs could forge lines or headers, or turn a name around; they never carry meaning here. */
export const oneLine = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** The lines of somebody's own words, empty ones at both ends left out. */
export const linesOf = (text: string): string[] =>
	text
		.trim()
		.split(/\r\n|\r|\n|\u2028|\u2029/u)
		.map(oneLine);

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
