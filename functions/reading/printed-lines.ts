// What stands on the page, line by line, ready to be re-wrapped. Invariant: page numbers and blank lines are gone, and how full
// each line was is known, since only that tells a paragraph's end from a line's end.
import type { Block, Document, ParagraphBlock, TableBlock } from '../documents/document.ts';
import { frameLines, saysFrame } from './frame-tables.ts';
import { normaliseCharacters, normaliseLine } from './normalise.ts';
import { type Repair, repairPrintedLine } from './repair-letters.ts';

export interface PrintedLine {
	text: string;
	page: number | null;
	/** Ends well before the right edge, as the last line of a paragraph does. */
	short: boolean;
	/** Certainly begins a paragraph or page region: two blank lines, or the format says so. */
	fresh: boolean;
	/** The first line after a page break. */
	newPage: boolean;
	heading: number | null;
	table: boolean;
	/** Letters put back that the file had lost. */
	repairs?: readonly Repair[];
}

const pageNumber = /^[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*\/\s*\d{1,3})?[-–—\s]*$/i;

export function printedLines(document: Document): PrintedLine[] {
	return document.layout === 'lines' ? fromLines(document) : fromParagraphs(document);
}

function fromParagraphs(document: Document): PrintedLine[] {
	const lines: PrintedLine[] = [];
	for (const block of document.blocks) {
		if (block.kind === 'table') {
			lines.push(...tableLines(block));
			continue;
		}
		const mended = repairPrintedLine(normaliseCharacters(block.text));
		const text = normaliseLine(mended.text);
		if (text === '' || pageNumber.test(text)) continue;
		const heading = block.style === 'heading' ? (block.level ?? 0) : null;
		lines.push({
			text,
			page: block.page,
			short: true,
			fresh: heading !== null,
			newPage: false,
			heading,
			table: false,
			repairs: mended.repairs,
		});
	}
	return lines;
}

/** A head or signature as its lines; any other table row by row. */
function tableLines(block: TableBlock): PrintedLine[] {
	const line = (text: string, table: boolean): PrintedLine => ({
		text,
		page: block.page,
		short: true,
		fresh: true,
		newPage: false,
		heading: null,
		table,
	});
	const cells = frameLines(block);
	if (cells) return cells.map((text) => line(text, false));
	const rows = Map.groupBy(block.cells, (cell) => cell.row);
	return [...rows.keys()]
		.sort((a, b) => a - b)
		.map((row) => (rows.get(row) ?? []).map((cell) => normaliseLine(cell.text)).join(' | '))
		.filter((text) => text !== '')
		.map((text) => line(text, true));
}

function fromLines(document: Document): PrintedLine[] {
	const blocks = document.blocks.flatMap((block): Block[] =>
		block.kind === 'paragraph' ? splitColumns(block) : [block],
	);
	const raw = blocks.filter((block) => block.kind === 'paragraph');
	const gap = usualGap(raw.map((block) => block.text));
	const widest = typicalWidth(raw.map((block) => block.text.trim().length));
	// Lines far longer than a page is wide are paragraphs already.
	const unwrapped = widest > 160;
	const edge = Math.max(0, ...raw.map((block) => (block.box ? block.box[0] + block.box[2] : 0)));
	const lines: PrintedLine[] = [];
	let blanks = 0;
	let page: number | null = null;
	let newPage = false;
	for (const block of blocks) {
		if (block.kind === 'table') {
			lines.push(...tableLines(block));
			[blanks, page, newPage] = [0, block.page, false];
			continue;
		}
		const mended = repairPrintedLine(normaliseCharacters(block.text));
		const text = normaliseLine(mended.text);
		if (block.page !== page) newPage = true;
		page = block.page;
		if (text === '') {
			blanks += 1;
			continue;
		}
		if (pageNumber.test(text)) {
			newPage = true;
			continue;
		}
		const full = unwrapped
			? false
			: block.box
				? (block.box[0] + block.box[2]) / edge > 0.82
				: text.length > widest * 0.72;
		// A text export writes a form feed as one blank at the start of the line.
		const started = newPage || /^ \S/.test(block.text);
		lines.push({
			text,
			page,
			short: !full,
			fresh: blanks > gap && !started,
			newPage: started,
			heading: null,
			table: false,
			repairs: mended.repairs,
		});
		blanks = 0;
		newPage = false;
	}
	return lines;
}

/** Printed side by side: "Nơi nhận:        KT. CHỦ TỊCH" is two lines. */
function splitColumns(block: ParagraphBlock): ParagraphBlock[] {
	if (!/\S {3,}\S/.test(block.text) || !saysFrame(block.text)) return [block];
	const parts = block.text.trim().split(/ {3,}/);
	return parts.length > 3 ? [block] : parts.map((text) => ({ ...block, text, box: null }));
}

/** Blank lines between two lines of one paragraph: a line that begins with a small letter goes on from the one before. */
function usualGap(texts: readonly string[]): number {
	const gaps: number[] = [];
	let blanks = 0;
	for (const text of texts.map((one) => one.trim())) {
		if (text === '') blanks += 1;
		else {
			if (/^\p{Ll}{2}/u.test(text)) gaps.push(blanks);
			blanks = 0;
		}
	}
	return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

function typicalWidth(lengths: readonly number[]): number {
	const long = lengths.filter((length) => length >= 30).sort((a, b) => a - b);
	return long[Math.floor(long.length * 0.9)] ?? 80;
}
