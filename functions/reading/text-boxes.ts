// Where words of the reading's text stand on the pages of the file. Invariant: boxes are only given for words that are found again as
// printed; normalising, re-wrapping and repairing may move them, so they are looked for near their place rather than counted.
import type { Box, Document, ParagraphBlock } from '../documents/document.ts';
import { normaliseCharacters } from './normalise.ts';
import type { ReportText } from './report-text.ts';

export interface TextBoxes {
	page: number;
	boxes: Box[];
}

/** The page on which the range begins, and a box for each of its lines there; null where the file has no places. */
export type BoxesOf = (range: { file: number; start: number; end: number }) => TextBoxes | null;

interface Printed {
	/** All letters of the file without blanks. */
	letters: string;
	/** Per letter: its line, and its first code unit in that line's text. */
	line: number[];
	unit: number[];
	lines: ParagraphBlock[];
	/** Index in `letters` where a page begins. */
	pages: Map<number, number>;
}

const edgeLength = 14;
const mostSought = 2000;

export function createBoxesOf(documents: readonly Document[], report: ReportText): BoxesOf {
	const printed = new Map<number, Printed | null>();
	const printedOf = (file: number): Printed | null => {
		const known = printed.get(file);
		if (known !== undefined) return known;
		const document = documents[file];
		const made = document ? printedLetters(document) : null;
		printed.set(file, made);
		return made;
	};
	return ({ file, start, end }) => {
		const source = printedOf(file);
		if (!source) return null;
		const found = find(
			source,
			lettersOf(report.text.slice(start, Math.min(end, start + mostSought))),
			expectedAt(source, report, file, start),
		);
		return found ? boxesBetween(source, ...found) : null;
	};
}

function printedLetters(document: Document): Printed | null {
	const made: Printed = { letters: '', line: [], unit: [], lines: [], pages: new Map() };
	const pieces: string[] = [];
	let length = 0;
	for (const block of document.blocks) {
		if (block.kind !== 'paragraph' || block.page === null || !block.box) continue;
		if (!made.pages.has(block.page)) made.pages.set(block.page, length);
		const at = made.lines.push(block) - 1;
		for (const cluster of block.text.matchAll(/\P{M}\p{M}*/gu)) {
			const letters = lettersOf(cluster[0]);
			for (let i = 0; i < letters.length; i++) {
				made.line.push(at);
				made.unit.push(cluster.index);
			}
			pieces.push(letters);
			length += letters.length;
		}
	}
	made.letters = pieces.join('');
	return length === 0 ? null : made;
}

const lettersOf = (text: string): string => normaliseCharacters(text).replace(/\s+/g, '');

/** About where in the file's letters a place of the text is: so many letters after the beginning of its page. */
function expectedAt(source: Printed, report: ReportText, file: number, start: number): number {
	const paragraph = report.paragraphs.find((one) => one.file === file && one.start <= start && start <= one.end);
	if (!paragraph || paragraph.page === null) return 0;
	const first = report.paragraphs.find(
		(one) => one.file === file && one.page === paragraph.page && one.role === paragraph.role,
	);
	const before = first ? lettersOf(report.text.slice(first.start, start)).length : 0;
	return (source.pages.get(paragraph.page) ?? 0) + before;
}

/** The whole words; else from their first letters to their last, since a repair changes some between; else the number in them. */
function find(source: Printed, sought: string, expected: number): [from: number, to: number] | null {
	if (sought === '') return null;
	const whole = nearest(source.letters, sought, expected);
	if (whole >= 0) return [whole, whole + sought.length];
	if (sought.length > edgeLength * 2) {
		const head = nearest(source.letters, sought.slice(0, edgeLength), expected);
		const tailFrom = head < 0 ? expected : head + sought.length - edgeLength;
		const tail = nearest(source.letters, sought.slice(-edgeLength), tailFrom);
		if (head >= 0 && tail > head && Math.abs(tail + edgeLength - head - sought.length) <= sought.length * 0.1 + 4)
			return [head, tail + edgeLength];
	}
	const [number] = [...sought.matchAll(/\d[\d.,]*/g)].sort((a, b) => b[0].length - a[0].length);
	if (!number || number[0].length < 3) return null;
	const at = nearest(source.letters, number[0], expected + number.index);
	return at >= 0 && Math.abs(at - expected - number.index) < 600 ? [at, at + number[0].length] : null;
}

function nearest(letters: string, sought: string, expected: number): number {
	const after = letters.indexOf(sought, Math.max(0, expected));
	const before = letters.lastIndexOf(sought, Math.max(0, expected));
	if (after < 0 || before < 0) return Math.max(after, before);
	return expected - before <= after - expected ? before : after;
}

function boxesBetween(source: Printed, from: number, to: number): TextBoxes | null {
	const page = source.lines[source.line[from] ?? -1]?.page;
	if (page === undefined || page === null) return null;
	const boxes: Box[] = [];
	for (let at = from; at < to; ) {
		const index = source.line[at] ?? -1;
		let last = at;
		while (last + 1 < to && source.line[last + 1] === index) last += 1;
		const line = source.lines[index];
		if (line?.page !== page) break;
		const box = boxOf(line, source.unit[at] ?? 0, source.unit[last] ?? 0);
		if (box) boxes.push(box);
		at = last + 1;
	}
	return boxes.length > 0 ? { page, boxes } : null;
}

function boxOf({ box, edges, text }: ParagraphBlock, first: number, last: number): Box | null {
	if (!box) return null;
	const [x, y, width, height] = box;
	// A line that stands upright on the page is shown whole.
	if (height > width) return box;
	const share = (unit: number): number => x + (width * unit) / Math.max(1, text.length);
	const left = edges?.[first] ?? share(first);
	const right = edges?.[last + 1] ?? share(last + 1);
	return [tenth(left), y, tenth(Math.max(right - left, 1)), height];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
