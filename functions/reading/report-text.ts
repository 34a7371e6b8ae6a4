// The one text of a reading: every file's lines re-wrapped into paragraphs. Invariant: each paragraph is `text.slice(start, end)`,
// in UTF-16 units, and where the lines were broken makes no difference to it.
import type { Document } from '../documents/document.ts';
import {
	beginsBlock,
	beginsLower,
	endsSentence,
	inlineHeading,
	isBullet,
	isCapitals,
	isFinished,
	looksLikeHeading,
} from './line-marks.ts';
import { normaliseLine } from './normalise.ts';
import { separateNotes } from './notes.ts';
import { type PrintedLine, printedLines } from './printed-lines.ts';
import { type Repair, repairLetters } from './repair-letters.ts';

export interface TextParagraph {
	text: string;
	start: number;
	end: number;
	file: number;
	page: number | null;
	role: 'body' | 'note' | 'table';
	/** Outline level where the format says that this is a heading. */
	heading: number | null;
}

export interface ReportText {
	text: string;
	paragraphs: TextParagraph[];
	/** Letters put back that the file had lost; `paragraph` is where its paragraph starts. */
	repairs: (Repair & { paragraph: number })[];
}

interface Wrapped {
	text: string;
	page: number | null;
	role: TextParagraph['role'];
	heading: number | null;
	repairs: readonly Repair[];
}

export function assembleText(documents: readonly Document[]): ReportText {
	const paragraphs: TextParagraph[] = [];
	const made: ReportText['repairs'] = [];
	let text = '';
	documents.forEach((document, file) => {
		for (const wrapped of wrapDocument(document).flatMap(inPieces)) {
			if (text !== '') text += '\n';
			const start = text.length;
			const mended = repairLetters(wrapped.text);
			text += mended.text;
			const { repairs, ...rest } = wrapped;
			paragraphs.push({ ...rest, text: mended.text, start, end: text.length, file });
			for (const repair of [...repairs, ...mended.repairs]) made.push({ ...repair, paragraph: start });
		}
	});
	return { text, paragraphs, repairs: made };
}

/** No paragraph of a report is this long; what is, is cut so that no sentence takes more time than its length. */
const longestParagraph = 3000;

function inPieces(wrapped: Wrapped): Wrapped[] {
	const pieces: Wrapped[] = [];
	let rest = wrapped.text;
	while (rest.length > longestParagraph) {
		const head = rest.slice(0, longestParagraph);
		const cut =
			Math.max(head.lastIndexOf('. '), head.lastIndexOf('; ')) + 1 || head.lastIndexOf(' ') + 1 || longestParagraph;
		pieces.push({ ...wrapped, text: head.slice(0, cut).trim(), repairs: [] });
		rest = rest.slice(cut).trim();
	}
	return [...pieces, { ...wrapped, text: rest }];
}

function wrapDocument(document: Document): Wrapped[] {
	const { body, notes } = separateNotes(printedLines(document));
	const printed = document.footnotes.map(
		(note): Wrapped => ({ text: normaliseLine(note.text), page: null, role: 'note', heading: null, repairs: [] }),
	);
	return [...rewrap(body, 'body'), ...rewrap(notes, 'note'), ...printed.filter((note) => note.text !== '')];
}

function rewrap(lines: readonly PrintedLine[], role: 'body' | 'note'): Wrapped[] {
	const paragraphs: Wrapped[] = [];
	let last: PrintedLine | null = null;
	for (const line of lines) {
		const open = paragraphs.at(-1);
		const repairs = line.repairs ?? [];
		if (open && last && continues(last, line, open.text, role)) {
			open.text = join(open.text, line.text);
			open.repairs = [...open.repairs, ...repairs];
		} else
			paragraphs.push({
				text: line.text,
				page: line.page,
				role: line.table ? 'table' : role,
				heading: line.heading,
				repairs,
			});
		last = line;
	}
	return paragraphs;
}

function continues(last: PrintedLine, next: PrintedLine, open: string, role: 'body' | 'note'): boolean {
	if (last.table || next.table || next.heading !== null) return false;
	if (last.heading !== null) return /^\p{Ll}/u.test(next.text) && !endsSentence(last.text);
	if (role === 'note') return !next.fresh;
	if (brokenInside(last.text, next.text)) return true;
	if (isCapitals(next.text))
		return isCapitals(last.text) && last.text.length > 24 && !beginsBlock(next.text) && !next.fresh;
	if (isCapitals(last.text) && isCapitals(open)) return false;
	if (beginsBlock(next.text)) return followsReference(last.text) && !isBullet(next.text);
	if (next.fresh && !beginsLower(next.text)) return false;
	if (endsSentence(last.text) && last.short) return false;
	if (endsSentence(last.text) && ((next.short && looksLikeHeading(next.text)) || inlineHeading.test(next.text)))
		return false;
	// Over a page a heading would be lost in the paragraph before; a paragraph cut in two loses nothing.
	if (next.newPage && endsSentence(last.text)) return beginsLower(next.text);
	if (isFinished(last.text)) return beginsLower(next.text) || !last.short;
	return !last.short || beginsLower(next.text);
}

/** A hyphen or slash at the line's end, or a range of years broken at its dash. */
function brokenInside(last: string, next: string): boolean {
	if (/[\p{L}\p{N}][-/]$/u.test(last) && /^[\p{L}\p{N}]/u.test(next)) return true;
	return /\d$/.test(last) && /^[-–]\s*\d/.test(next);
}

/** "Điều / 8. …" is no heading. */
function followsReference(last: string): boolean {
	return /(?<!\p{L})(?:điều|khoản|điểm|mục|số|năm|tháng|ngày)$/iu.test(last);
}

function join(open: string, next: string): string {
	return /[\p{L}\p{N}][-/]$/u.test(open) && /^[\p{L}\p{N}]/u.test(next) ? open + next : `${open} ${next}`;
}
