// Counts whose noun stands before them or with another number ("Số lớp: 02", "22 đề án (KCQG 04, KCĐP 18)"). Invariant: a bare number
// counts only behind a label that names the noun, or behind a source where a count of the same sentence gives it.
import { countedNounAt } from './nouns.ts';
import type { Quantity } from './quantity.ts';
import { sourcesIn } from './source-words.ts';

const labelled =
	/(?<!\p{L})(?:tổng )?số (?:lượng )?([\p{L} ]{2,40}?)\s*:\s*(\d{1,5})(?=\s*(?:[,.;()]|$|và|trong đó))/giu;
const behindSource = /^\s*:?\s*(\d{1,4})(?=\s*(?:[,;.)]|và(?!\p{L})|$))/u;

const count = (start: number, end: number, value: number, like: Pick<Quantity, 'unit' | 'measure'>): Quantity => ({
	start,
	end,
	kind: 'count',
	value,
	valueTo: null,
	quantum: 1,
	unit: like.unit,
	measure: like.measure,
	bound: 'exact',
	perYear: false,
	rate: false,
	doubt: null,
});

/** "Số đề án: 03": the noun is that of the label. */
function labelledCounts(text: string): Quantity[] {
	return [...text.matchAll(labelled)].flatMap((match) => {
		const [whole, words = '', number = ''] = match;
		const noun = countedNounAt(` ${words}`, 0);
		if (!noun) return [];
		const end = match.index + whole.length;
		return [count(end - number.length, end, Number(number), { unit: noun.noun, measure: noun.measure })];
	});
}

/** "(KCQG 04, KCĐP 18)" behind "22 đề án": as many of the same. */
function sourcedCounts(text: string, known: readonly Quantity[]): Quantity[] {
	return sourcesIn(text).flatMap((place) => {
		const match = behindSource.exec(text.slice(place.end));
		const before = known.filter((one) => one.kind === 'count' && one.end <= place.start).at(-1);
		if (!match?.[1] || !before || /[.;]\s/u.test(text.slice(before.end, place.start))) return [];
		const end = place.end + match[0].length;
		return [count(end - match[1].length, end, Number(match[1]), before)];
	});
}

export function withBareCounts(text: string, found: readonly Quantity[]): Quantity[] {
	const free = (one: Quantity): boolean => !found.some((other) => one.start < other.end && other.start < one.end);
	const labelledOnes = labelledCounts(text).filter(free);
	const all = [...found, ...labelledOnes].sort((a, b) => a.start - b.start);
	return [...all, ...sourcedCounts(text, all).filter(free)].sort((a, b) => a.start - b.start);
}
