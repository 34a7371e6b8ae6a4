// From the lines of a flattened table to its rows: number in the list, words, unit, and the numbers in the order printed. Invariant: no
// number is thrown away silently; one that may belong to the words or to the next row is kept as doubtful.
import { parseDecimal, quantum, toNumber } from '../numbers.ts';
import type { Draft, PrintedNumber, PrintedRow, RowReader } from './printed-rows.ts';
import { beginsAnother, leadOf, numberRun, reappears, wrapWidth } from './row-beginnings.ts';
import { follows, isMark, isRoman, isUnit, listNumber, splitUnit } from './row-words.ts';
import { isNumberWord, type LineItem } from './table-lines.ts';

export function createRowReader(hasUnits: boolean): RowReader {
	return { rows: [], last: null, section: null, hasUnits };
}

/** Reads one block of lines between two heads. */
export function readRows(reader: RowReader, block: readonly LineItem[]): void {
	const width = wrapWidth(block);
	let open: Draft | null = null;
	const close = (): void => {
		if (open) reader.rows.push(finish(open, reader.hasUnits));
		open = null;
	};
	const begin = (tt: string | null, bullet: boolean, line: number): Draft => {
		close();
		if (tt !== null) {
			reader.last = tt;
			if (isRoman(tt)) reader.section = tt;
		}
		open = {
			row: {
				tt,
				bullet,
				label: '',
				unit: null,
				numbers: [],
				doubtful: null,
				marked: false,
				note: '',
				section: reader.section,
				lines: [line],
			},
			words: [],
			closed: false,
		};
		return open;
	};
	block.forEach((item, at) => {
		let words = item.text.split(' ');
		let first = true;
		while (words.length > 0) {
			const draft: Draft | null = open;
			if (draft && first) draft.row.lines.push(item.line);
			const taken = first || draft?.closed ? leadOf(words, reader, draft, block, at) : null;
			first = false;
			if (taken) {
				const next: Draft = begin(taken.tt, taken.bullet, item.line);
				words = taken.rest;
				if (words.length > 0) words = readPiece(next, words, item.line, block[at + 1]);
				continue;
			}
			if (draft?.row.marked && !draft.closed) {
				draft.row.note = `${draft.row.note} ${words.join(' ')}`.trim();
				break;
			}
			const text = words.slice(0, words.length - numberRun(words)).join(' ');
			if (
				!draft ||
				(text !== '' && !isNumberWord(words[0] ?? '') && beginsAnother(draft, text, words, width, reader.hasUnits))
			)
				words = readPiece(begin(null, false, item.line), words, item.line, block[at + 1]);
			else words = readPiece(draft, words, item.line, block[at + 1]);
			const now: Draft | null = open;
			if (now) trimTrailing(now, reader, block, at, words, begin, item.line);
		}
		const now: Draft | null = open;
		if (now) trimTrailing(now, reader, block, at, words, begin, item.line);
	});
	close();
}

/** Reads words, then cells; what follows the cells on the same line is handed back. */
function readPiece(draft: Draft, words: readonly string[], line: number, next: LineItem | undefined): string[] {
	let at = 0;
	const label: string[] = [];
	while (at < words.length) {
		const word = words[at] ?? '';
		if (isMark(word) && (at === words.length - 1 || draft.words.length + label.length > 0) && at > 0 - 1) {
			draft.row.marked = true;
			at += 1;
			draft.row.note = words.slice(at).join(' ');
			at = words.length;
			continue;
		}
		if (!isNumberWord(word)) {
			if (draft.closed) break;
			label.push(word);
			at += 1;
			continue;
		}
		let run = at;
		while (run < words.length && isNumberWord(words[run] ?? '')) run += 1;
		const atEnd = run === words.length;
		const continued = draft.closed && label.length === 0;
		const wordsOnly = run - at === 1 && atEnd && label.length > 0 && next !== undefined && /^\p{Ll}/u.test(next.text);
		const brokenRange = label.length === 0 && run - at === 1 && (draft.words.at(-1)?.text.endsWith('-') ?? false);
		if ((!atEnd && run - at < 3 && !continued) || wordsOnly || brokenRange) {
			label.push(...words.slice(at, run));
			at = run;
			continue;
		}
		const numbers = words.slice(at, run).map(printedNumber);
		const [only] = numbers;
		// "… phục vụ du lịch 2015", then the cells on a line of their own.
		if (only && numbers.length === 1 && label.length > 0 && isYear(only) && next && isNumbersOnly(next.text)) {
			label.push(only.text);
			draft.row.doubtful = only;
			at = run;
			continue;
		}
		draft.row.numbers.push(...numbers);
		draft.closed = true;
		at = run;
	}
	if (label.length > 0) draft.words.push({ text: label.join(' '), line });
	return words.slice(at);
}

function isYear(number: PrintedNumber): boolean {
	return number.quantum === 1 && number.value >= 1990 && number.value <= 2050 && /^\d{4}$/.test(number.text);
}

function isNumbersOnly(text: string): boolean {
	const words = text.split(' ');
	return words.length >= 2 && words.every(isNumberWord);
}

export function printedNumber(text: string): PrintedNumber {
	const decimal = parseDecimal(text);
	return { text, value: decimal ? toNumber(decimal) : Number.NaN, quantum: decimal ? quantum(decimal) : 1 };
}

/** The number of the next row is sometimes left hanging at the end of this one. */
function trimTrailing(
	draft: Draft,
	reader: RowReader,
	block: readonly LineItem[],
	at: number,
	rest: readonly string[],
	begin: (tt: string | null, bullet: boolean, line: number) => Draft,
	line: number,
): void {
	if (rest.length > 0) return;
	const tail = draft.closed ? draft.row.numbers.at(-1)?.text : draft.words.at(-1)?.text.split(' ').at(-1);
	if (tail === undefined) return;
	const tt = listNumber(tail);
	const next = block[at + 1];
	if (tt === null || tt !== tail || !follows(reader.last, tt) || !next) return;
	if (leadOf(next.text.split(' '), reader, draft, block, at + 1) !== null || !/^[\p{Lu}“"]/u.test(next.text)) return;
	if (!isRoman(tt) && reappears(reader, tt, block, at + 1)) return;
	if (draft.closed) draft.row.numbers.pop();
	else if (isRoman(tt)) {
		const lastWords = draft.words.at(-1);
		if (!lastWords || lastWords.text === tail) return;
		lastWords.text = lastWords.text.slice(0, -tail.length).trim();
	} else return;
	if (draft.row.numbers.length === 0) draft.closed = false;
	begin(tt, false, line);
}

function finish(draft: Draft, hasUnits: boolean): PrintedRow {
	const { row } = draft;
	const lines = draft.words.map((one) => one.text);
	row.lines = [...new Set(row.lines)];
	if (hasUnits) {
		for (const size of [1, 2]) {
			const unit = lines.slice(-size).join(' ');
			if (lines.length > size && isUnit(unit) && /^\p{Lu}/u.test(unit)) {
				row.unit = unit;
				row.label = lines.slice(0, -size).join(' ');
				return row;
			}
		}
		const split = splitUnit(lines.join(' '));
		row.label = split.label;
		row.unit = split.unit;
		return row;
	}
	row.label = lines.join(' ');
	return row;
}
