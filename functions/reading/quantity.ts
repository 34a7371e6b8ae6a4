// A number with what it counts. Invariant: `start` and `end` are offsets in the text it was found in, and `value` is what is printed.
import type { Measure } from '../domain/reading.ts';

export type Bound = 'exact' | 'at-least' | 'at-most' | 'about';

export interface Quantity {
	start: number;
	end: number;
	kind: 'money' | 'count' | 'percent';
	value: number;
	valueTo: number | null;
	/** One step of the last printed place, in the unit of `value`. */
	quantum: number;
	/** 'VND', '%' or the counting noun. */
	unit: string;
	measure: Measure;
	bound: Bound;
	/** "…/năm": a mean, never added. */
	perYear: boolean;
	/** "…/người/tháng", "…/cơ sở": a rate, no figure at all. */
	rate: boolean;
	/** The second number of "742,5/1.860 triệu đồng": what the first is measured by, no part of anything. */
	denominator?: boolean;
	/** Why something about the number itself is unsure. */
	doubt: string | null;
}
