// Two recognitions of one page held against each other, number by number. Invariant: a number is sure only where both say the same and are
// certain of it; what one of them alone has seen is told, never dropped.
import type { OcrWord } from './ocr-words.ts';

export interface CheckedWord extends OcrWord {
	/** Only of words with digits: the number in doubt, and what the other recognition says (null: it saw no number there). */
	doubt?: { number: string; other: string | null };
}

export interface CheckedPage {
	words: CheckedWord[];
	/** Numbers that only the second recognition saw. */
	missed: string[];
}

/** Below it a number is asked about even where both agree. */
const certain = 60;
const numberPattern = /\d(?:[\d.,/%-]*\d)?/g;

/** "I." is "1" to a recogniser that looks at it alone. */
const roman = /^[IVX]+[.,)]?$/;

const numbersIn = (text: string): string => (text.match(numberPattern) ?? []).join(' ');
const digitsOf = (number: string): string => number.replace(/[.,]/g, '');

export function compareNumbers(first: readonly OcrWord[], second: readonly OcrWord[]): CheckedPage {
	const rest = new Set(second.filter((word) => /\d/.test(word.text)));
	const rows = rowsOf(second);
	const words = first.map((word): CheckedWord => {
		const twins = near(rows, word).filter((other) => covers(word, other) || covers(other, word));
		for (const twin of twins) rest.delete(twin);
		const number = numbersIn(word.text);
		const seen = numbersIn(twins.map((twin) => twin.text).join(' '));
		if (number === '')
			return isNumber(twins) && !roman.test(word.text) ? { ...word, ...doubtOf(word.text, seen) } : word;
		if (seen === '') return { ...word, ...doubtOf(number, null) };
		if (seen === number)
			return Math.max(word.confidence, ...twins.map((twin) => twin.confidence)) < certain
				? { ...word, ...doubtOf(number, null) }
				: word;
		// A decimal mark is lost far more often than one is made up.
		const better = digitsOf(seen) === digitsOf(number) && seen.length > number.length && !seen.includes(' ');
		return better && !number.includes(' ')
			? { ...word, text: word.text.replace(number, seen), ...doubtOf(seen, number) }
			: { ...word, ...doubtOf(number, seen) };
	});
	const missed = [...rest].filter((word) => word.confidence >= certain && /\d{2}|\d[.,]\d/.test(word.text));
	return { words, missed: missed.map((word) => numbersIn(word.text)) };
}

const doubtOf = (number: string, other: string | null): Pick<CheckedWord, 'doubt'> => ({ doubt: { number, other } });

/** "Ó" here and "6" there is a number that the first did not know for one. */
const isNumber = (words: readonly OcrWord[]): boolean =>
	words.some((word) => /^[\d.,()%-]+$/.test(word.text) && word.confidence >= certain);

const rowHeight = 64;

function rowsOf(words: readonly OcrWord[]): Map<number, OcrWord[]> {
	return Map.groupBy(words, (word) => rowAt(word));
}

const rowAt = ({ box }: OcrWord): number => Math.floor((box[1] + box[3] / 2) / rowHeight);

function near(rows: ReadonlyMap<number, OcrWord[]>, word: OcrWord): OcrWord[] {
	const row = rowAt(word);
	return [row - 1, row, row + 1].flatMap((at) => rows.get(at) ?? []).sort((a, b) => a.box[0] - b.box[0]);
}

/** The middle of one lies within the other. */
function covers({ box: [left, top, width, height] }: OcrWord, { box }: OcrWord): boolean {
	const [x, y] = [box[0] + box[2] / 2, box[1] + box[3] / 2];
	return x >= left && x <= left + width && y >= top && y <= top + height;
}
