// Where a figure's value stands in the words that state it. Invariant: only a number that means exactly this value is marked.
import { numberSource, parseDecimal, shift, toNumber } from '../../reading/numbers.ts';

export interface MarkedQuote {
	before: string;
	value: string;
	after: string;
}

/** Đồng, nghìn, triệu, tỷ. */
const shifts = [0, 3, 6, 9];

/** All in `before` where the value is not found as a number (written in words, or damaged). */
export function markValue(quote: string, value: number): MarkedQuote {
	for (const found of quote.matchAll(new RegExp(numberSource, 'g'))) {
		const [printed] = found;
		const decimal = parseDecimal(printed);
		if (!decimal || !shifts.some((places) => toNumber(shift(decimal, places)) === value)) continue;
		return {
			before: quote.slice(0, found.index),
			value: printed,
			after: quote.slice(found.index + printed.length),
		};
	}
	return { before: quote, value: '', after: '' };
}
