// Blanks what is not code. Invariant: the masked text has the length and the lines of the source, so an offset found in one
// is an offset in the other; quotes stay, so that a specifier can be found in the mask and read from the source.

interface Cursor {
	source: string;
	out: string[];
	at: number;
}

const blank = (cursor: Cursor, to: number): void => {
	for (; cursor.at < to && cursor.at < cursor.source.length; cursor.at += 1) {
		cursor.out.push(cursor.source[cursor.at] === '\n' ? '\n' : ' ');
	}
};

const keep = (cursor: Cursor, count = 1): void => {
	for (let left = count; left > 0 && cursor.at < cursor.source.length; left -= 1, cursor.at += 1) {
		cursor.out.push(cursor.source[cursor.at] ?? '');
	}
};

const orEnd = (cursor: Cursor, found: number, length: number): number =>
	found === -1 ? cursor.source.length : found + length;

/** Where a string that opens at `at` closes, or -1: an apostrophe of JSX text closes on no later place of its line. */
function closingQuote(source: string, at: number): number {
	const quote = source[at];
	for (let next = at + 1; next < source.length && source[next] !== '\n'; next += 1) {
		if (source[next] === '\\') next += 1;
		else if (source[next] === quote) return next;
	}
	return -1;
}

/** Where a regular expression that opens at `at` closes, or -1; a slash in a class does not close it. */
function closingSlash(source: string, at: number): number {
	let inClass = false;
	for (let next = at + 1; next < source.length && source[next] !== '\n'; next += 1) {
		const letter = source[next];
		if (letter === '\\') next += 1;
		else if (letter === '[') inClass = true;
		else if (letter === ']') inClass = false;
		else if (letter === '/' && !inClass) return next;
	}
	return -1;
}

/** A slash divides behind a value, closes a tag behind `<` or before `>`, and opens a regular expression elsewhere. */
function opensRegex({ source, at, out }: Cursor): boolean {
	if (source[at + 1] === '>') return false;
	const before = out.slice(-40).join('').trimEnd();
	return (
		before === '' || /[(,=:[!&|?{};+\-*%>~^]$/.test(before) || /\b(return|typeof|case|in|of|do|else)$/.test(before)
	);
}

function maskTemplate(cursor: Cursor): void {
	keep(cursor);
	while (cursor.at < cursor.source.length) {
		if (cursor.source[cursor.at] === '`') {
			keep(cursor);
			return;
		}
		if (cursor.source.startsWith('${', cursor.at)) {
			keep(cursor, 2);
			maskCode(cursor, true);
		} else blank(cursor, cursor.at + (cursor.source[cursor.at] === '\\' ? 2 : 1));
	}
}

function maskQuoted(cursor: Cursor, end: number): void {
	keep(cursor);
	if (end === -1) return;
	blank(cursor, end);
	keep(cursor);
}

function maskCode(cursor: Cursor, untilBrace: boolean): void {
	let depth = 0;
	while (cursor.at < cursor.source.length) {
		const { source, at } = cursor;
		const letter = source[at];
		if (source.startsWith('//', at)) blank(cursor, orEnd(cursor, source.indexOf('\n', at), 0));
		else if (source.startsWith('/*', at)) blank(cursor, orEnd(cursor, source.indexOf('*/', at + 2), 2));
		else if (letter === "'" || letter === '"') maskQuoted(cursor, closingQuote(source, at));
		else if (letter === '`') maskTemplate(cursor);
		else if (letter === '/' && opensRegex(cursor)) maskQuoted(cursor, closingSlash(source, at));
		else {
			if (letter === '{') depth += 1;
			if (letter === '}') depth -= 1;
			keep(cursor);
			if (untilBrace && depth < 0) return;
		}
	}
}

/** The source with comments, strings, templates' text and regular expressions blanked. */
export function maskSource(source: string): string {
	const cursor: Cursor = { source, out: [], at: 0 };
	maskCode(cursor, false);
	return cursor.out.join('');
}

export const lineAt = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;
