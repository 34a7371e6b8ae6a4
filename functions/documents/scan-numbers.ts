// Two recognitions of one page held against each other, number by number. Invariant: a number is sure only where both say the same and one
// is certain of it; what one of them alone has seen is told, never dropped.
import type { OcrWord } from './ocr-words.ts';

export interface CheckedWord extends OcrWord {
	/** The number in doubt, as it stands in `text`, and what the other recognition says (null: it saw no number there). */
	doubt?: { number: string; other: string | null };
}

export interface CheckedPage {
	words: CheckedWord[];
	/** Numbers that only the second recognition saw. */
	missed: string[];
}

/** Below it a number is asked about even where both agree. */
const certain = 60;
/** How much more certain the second must be to be believed before the first. */
const clearly = 20;
const numberPattern = /\d(?:[\d.,/%-]*\d)?/g;

const numbersIn = (text: string): string => (text.match(numberPattern) ?? []).join(' ');
const digitsOf = (number: string): string => number.replace(/[.,]/g, '');

/** `ruled`: among ruled lines, where the second reads numbers better. */
export function compareNumbers(first: readonly OcrWord[], second: readonly OcrWord[], ruled = false): CheckedPage {
	const { twins, alone } = pairUp(first, second);
	const missed = [...alone];
	const words = first.map((word): CheckedWord => {
		const same = twins.get(word) ?? [];
		const number = numbersIn(word.text);
		const texts = same.map((twin) => twin.text);
		// One may see two words where the other sees one.
		const seen = numbersIn(texts.join('')) === number ? number : numbersIn(texts.join(' '));
		if (number === '') {
			if (seen !== '' && (ruled || word.confidence < certain) && same.every(isBare))
				return withDoubt(word, seen, null, word.text);
			missed.push(...same);
			return word;
		}
		if (seen === '') return withDoubt(word, number, null);
		if (seen !== number)
			return isBetter(seen, same, number, word, ruled)
				? withDoubt(word, seen, number, number)
				: withDoubt(word, number, seen);
		return Math.max(word.confidence, ...same.map((twin) => twin.confidence)) < certain
			? withDoubt(word, number, null)
			: word;
	});
	return { words, missed: missed.filter(isTelling).map((word) => numbersIn(word.text)) };
}

/** `inPlaceOf`: what of the word's text the number replaces. */
function withDoubt(word: OcrWord, number: string, other: string | null, inPlaceOf = number): CheckedWord {
	return { ...word, text: word.text.replace(inPlaceOf, number), doubt: { number, other } };
}

const isBare = ({ text, confidence }: OcrWord): boolean => /^[\d.,()%|-]+$/.test(text) && confidence >= certain;
/** A lone digit that one of them sees is mostly a speck or the "1" of "I.". */
const isTelling = ({ text, confidence }: OcrWord): boolean => confidence >= certain && /\d{2}|\d[.,]\d/.test(text);

/** A decimal mark is lost far more often than one is made up; otherwise the more certain reading stands. */
function isBetter(seen: string, same: readonly OcrWord[], number: string, word: OcrWord, ruled: boolean): boolean {
	if (seen.includes(' ') || number.includes(' ')) return false;
	if (digitsOf(seen) === digitsOf(number)) return seen.length > number.length;
	const confidence = Math.min(...same.map((twin) => twin.confidence));
	if (ruled && confidence >= certain) return true;
	return confidence > word.confidence + clearly;
}

/** Each word of the second with digits goes to the word of the first that it covers most, if it covers any. */
function pairUp(
	first: readonly OcrWord[],
	second: readonly OcrWord[],
): { twins: Map<OcrWord, OcrWord[]>; alone: OcrWord[] } {
	const twins = new Map<OcrWord, OcrWord[]>();
	const alone: OcrWord[] = [];
	for (const word of second) {
		if (!/\d/.test(word.text)) continue;
		let best: { word: OcrWord; shared: number } | null = null;
		for (const candidate of first) {
			const shared = sharedArea(candidate, word);
			if (shared > (best?.shared ?? 0.2)) best = { word: candidate, shared };
		}
		if (best) twins.set(best.word, [...(twins.get(best.word) ?? []), word]);
		else alone.push(word);
	}
	return { twins, alone };
}

/** Of both words' areas together; a little more where both hold digits, so that a blot beside a number does not take its twin. */
function sharedArea(one: OcrWord, other: OcrWord): number {
	const [left, top, width, height] = one.box;
	const [x, y, wide, high] = other.box;
	const across = Math.min(left + width, x + wide) - Math.max(left, x);
	const down = Math.min(top + height, y + high) - Math.max(top, y);
	if (across <= 0 || down <= 0) return 0;
	const smaller = Math.min(width * height, wide * high);
	const all = width * height + wide * high - across * down;
	// Half by how alike they are, half by how far one lies within the other: "(281,3" may be one word here and two there.
	return ((across * down) / all + (across * down) / smaller) / 2 + (/\d/.test(one.text) ? 0.1 : 0);
}
