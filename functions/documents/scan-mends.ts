// What this recogniser is known to misread at the head of a line. Invariant: only numerals that are none, before a heading, are mended;
// figures are never touched.
import type { CheckedWord } from './scan-numbers.ts';

/** "IL Công tác", "H. Kết quả", "HI. Đề xuất": Roman numerals whose strokes ran together. */
const numerals: readonly [RegExp, string][] = [
	[/^(?:IL|Ï|Ì|l)[.,]?$/u, 'I.'],
	[/^(?:H|IIL|Il|lI|ll|1I|I1)[.,]?$/u, 'II.'],
	[/^(?:HI|IH|HL|IHI|IIIL|lII|IIl|HH)[.,]?$/u, 'III.'],
	[/^(?:TV|lV|1V|IY)[.,]?$/u, 'IV.'],
];

export function mendHead(words: readonly CheckedWord[]): readonly CheckedWord[] {
	const [head, next, ...rest] = words;
	if (!head || !next || !/^\p{Lu}/u.test(next.text)) return words;
	const numeral = numerals.find(([misread]) => misread.test(head.text))?.[1];
	if (!numeral) return words;
	const { doubt: _, ...mended } = { ...head, text: numeral };
	return [mended, next, ...rest];
}
