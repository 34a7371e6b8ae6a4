// One scanned page: drawn twice, recognised twice, made into lines. Invariant: a page that is mostly unreadable gives no lines, so that
// nothing is taken from what nobody could check.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { type Box, type ParagraphBlock, paragraph } from './document.ts';
import { segmentation } from './ocr-messages.ts';
import type { Recogniser } from './ocr-recogniser.ts';
import { linesOf, type OcrWord, shareReadable } from './ocr-words.ts';
import { cleaned, isHopeless } from './scan-clean.ts';
import { type GreyImage, placeOnPage, renderGrey } from './scan-image.ts';
import { mendHead } from './scan-mends.ts';
import { type CheckedWord, compareNumbers } from './scan-numbers.ts';
import { withoutRulings } from './scan-rulings.ts';
import { skewOf } from './scan-skew.ts';

export interface ScannedPage {
	lines: ParagraphBlock[];
	/** Numbers that only one of the two recognitions saw, and that stand in no line. */
	missed: string[];
}

/** Pixels per inch: more makes Tesseract slower and no better. */
const dpi = { skew: 100, first: 200, second: 150 };
const readableConfidence = 50;
const readableShare = 0.5;

export type Recognisers = readonly [Recogniser, Recogniser];

export interface Drawn {
	page: number;
	first: GreyImage;
	second: GreyImage;
	/** It has tables with rules, which only the second picture is without. */
	ruled: boolean;
}

export function drawPage(engine: WrappedPdfiumModule, handle: number, page: number): Drawn | null {
	const rough = renderGrey(engine, handle, dpi.skew);
	if (!rough) return null;
	const angle = skewOf(rough);
	const [first, second] = [renderGrey(engine, handle, dpi.first, angle), renderGrey(engine, handle, dpi.second, angle)];
	if (!first || !second || isHopeless(first)) return null;
	// Among rules the words are kept apart better, without them the numbers are read better: each pass has one of both.
	const unruled = withoutRulings(cleaned(second));
	return { page, first: cleaned(first), second: unruled.image, ruled: unruled.ruled };
}

/** Null: unreadable, or not read in its time. */
export async function readPage(
	drawn: Drawn,
	[one, other]: Recognisers,
	milliseconds: number,
): Promise<ScannedPage | null> {
	const [first, second] = await Promise.all([
		one.recognise(drawn.first, segmentation.page, milliseconds),
		other.recognise(drawn.second, segmentation.sparse, milliseconds),
	]);
	if (!first || !second || shareReadable(first, readableConfidence) < readableShare) return null;
	const { words, missed } = compareNumbers(first, scaled(second, drawn.first.dpi / drawn.second.dpi), drawn.ruled);
	return { lines: linesOf(words).map((line) => lineBlock(line, drawn)), missed };
}

const scaled = (words: readonly OcrWord[], by: number): OcrWord[] =>
	words.map(({ box: [left, top, width, height], ...word }) => ({
		...word,
		box: [left * by, top * by, width * by, height * by],
	}));

function lineBlock(read: readonly CheckedWord[], { first, page }: Drawn): ParagraphBlock {
	let text = '';
	const doubts: NonNullable<ParagraphBlock['doubts']> = [];
	const words = mendHead(read);
	for (const word of words) {
		if (text !== '') text += ' ';
		if (word.doubt) {
			const start = text.length + Math.max(0, word.text.indexOf(word.doubt.number));
			doubts.push({ start, end: start + word.doubt.number.length, other: word.doubt.other });
		}
		text += word.text;
	}
	const block = paragraph(text, { page, box: placeOnPage(first, around(words)) });
	return doubts.length > 0 ? { ...block, doubts } : block;
}

function around(words: readonly OcrWord[]): Box {
	const left = Math.min(...words.map(({ box }) => box[0]));
	const top = Math.min(...words.map(({ box }) => box[1]));
	const right = Math.max(...words.map(({ box }) => box[0] + box[2]));
	const bottom = Math.max(...words.map(({ box }) => box[1] + box[3]));
	return [left, top, right - left, bottom - top];
}
