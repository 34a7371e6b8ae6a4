// Where in a flattened table a row begins: at its number in the list, at a dash, or at words that cannot go on with the row before.
// Invariant: pure, and a number is taken for a list number only where the list allows it.

import type { Draft, RowReader } from './printed-rows.ts';
import { follows, isRoman, isUnit, listNumber } from './row-words.ts';
import { isNumberWord, type LineItem } from './table-lines.ts';

/** Lines to look ahead for the next number of the list. */
const farthestLook = 60;

export interface Lead {
	tt: string | null;
	bullet: boolean;
	rest: string[];
}

/** A row's own beginning: its list number or dash. */
export function leadOf(
	words: readonly string[],
	reader: RowReader,
	open: Draft | null,
	block: readonly LineItem[],
	at: number,
): Lead | null {
	const [first = '', second] = words;
	if (/^[-+–]$/.test(first) && second !== undefined && /\p{L}/u.test(second))
		return { tt: null, bullet: true, rest: words.slice(1) };
	if (/^[-+–]\p{L}/u.test(first)) return { tt: null, bullet: true, rest: [first.slice(1), ...words.slice(1)] };
	const tt = listNumber(first);
	if (tt === null || (open?.words.at(-1)?.text.endsWith('-') && !open.closed)) return null;
	const expected = follows(reader.last, tt);
	if (isRoman(tt))
		return expected && (second === undefined || /^\p{Lu}/u.test(second))
			? { tt, bullet: false, rest: words.slice(1) }
			: null;
	if (second === undefined) return expected ? { tt, bullet: false, rest: [] } : null;
	if (isNumberWord(second)) return null;
	if (!/^[\p{L}("“…]/u.test(second)) return null;
	if (expected) return { tt, bullet: false, rest: words.slice(1) };
	// A number was lost before it.
	const runsOn = open?.closed === true && endsLine(block[at - 1]) && !/^\p{Lu}/u.test(second);
	const later = !tt.includes('.') && reader.last !== null && !isRoman(reader.last) && Number(tt) > Number(reader.last);
	return later && !runsOn && Number(tt) - Number(reader.last) <= 3 ? { tt, bullet: false, rest: words.slice(1) } : null;
}

/** Words without a number in front: the rest of the open row's words, or a row of their own? */
export function beginsAnother(
	draft: Draft,
	text: string,
	words: readonly string[],
	width: number,
	hasUnits: boolean,
): boolean {
	if (draft.closed) return /^[\p{Lu}("“]/u.test(text);
	if (!/^\p{Lu}/u.test(text) || draft.words.length === 0) return false;
	if (hasUnits && isUnit(text)) return false;
	if (hasUnits && draft.words.length > 0 && isUnitStart(text)) return false;
	const before = draft.words.at(-1)?.text ?? '';
	if (/[,;:(-]$|(?:^|\s)(?:và|của|các|cho|về|theo)$/u.test(before)) return false;
	const wrapped = draft.words.length > 1 ? Math.max(...draft.words.slice(0, -1).map((one) => one.text.length)) : width;
	const wouldFit = before.length + 1 + (words[0]?.length ?? 0) < wrapped * 0.85;
	return wouldFit;
}

/** How wide the words' column is: lines that were certainly broken, since the next begins small. */
export function wrapWidth(block: readonly LineItem[]): number {
	const widths: number[] = [];
	block.forEach((item, at) => {
		if (item.kind === 'text' && /^\p{Ll}/u.test(block[at + 1]?.text ?? '') && item.text.length > 12)
			widths.push(item.text.length);
	});
	widths.sort((a, b) => a - b);
	return widths[Math.floor(widths.length / 2)] ?? 45;
}

/** The next number printed in front of a row says whether this one has been used. */
export function reappears(reader: RowReader, tt: string, block: readonly LineItem[], from: number): boolean {
	for (const item of block.slice(from, from + farthestLook)) {
		const [first = '', second] = item.text.split(' ');
		const found = listNumber(first);
		if (found === null || (second !== undefined && isNumberWord(second))) continue;
		if (found === tt) return true;
		if (isRoman(found) || follows(tt, found)) return false;
		if (follows(reader.last, found)) return true;
	}
	return false;
}

export function numberRun(words: readonly string[]): number {
	let run = 0;
	while (run < words.length && isNumberWord(words[words.length - 1 - run] ?? '')) run += 1;
	return run;
}

function endsLine(item: LineItem | undefined): boolean {
	return item !== undefined && isNumberWord(item.text.split(' ').at(-1) ?? '');
}

function isUnitStart(text: string): boolean {
	return /^(?:Trung tâm|Bản tin\/ấn|Chương|CCN\/ làng|Lớp\/Hội|Doanh|Lượt|Lao|Học|Hội|Sản|Gian|Đại|Mô|Hình|Hiệp)$/u.test(
		text,
	);
}
