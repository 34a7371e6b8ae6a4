// The sums one row owes by itself: its years make its total, its total makes its mean. Invariant: a printed number stands for all that
// rounds to it; a count stands for itself alone.
import type { Grid } from './header-grid.ts';
import type { PrintedNumber } from './printed-rows.ts';

/** How the numbers of a row are shared out: so many in years, then these totals, then these means. */
export interface RowShape {
	grid: Grid;
	numbers: readonly PrintedNumber[];
	/** Measures, so numbers to a unit. */
	per: number;
	sources: number;
	/** Units that stand in years. */
	inYears: number;
	totals: readonly number[];
	averages: readonly number[];
}

/** By source and measure: what the years laid so far add up to. */
export interface Spans {
	low: Float64Array;
	high: Float64Array;
}

export const slack = 1e-6;

/** Half a unit of the last printed place either way. */
export function width(grid: Grid, measure: number, number: PrintedNumber): number {
	const form = grid.measures[measure]?.form;
	return form === 'count' || (form === 'any' && number.quantum >= 1) ? 0 : number.quantum / 2;
}

/** How many of the row's own sums are broken, or missing over filled years. */
export function brokenSums(shape: RowShape, chosen: readonly number[], spans: Spans): number {
	const { grid, numbers, per, sources, inYears, totals, averages } = shape;
	let broken = 0;
	for (let source = 0; source < sources; source++) {
		const filled = chosen.some((slot) => slot % sources === source);
		const nthTotal = totals.indexOf(source);
		const nthAverage = averages.indexOf(source);
		for (let measure = 0; measure < per; measure++) {
			const least = spans.low[source * per + measure] ?? 0;
			const most = spans.high[source * per + measure] ?? 0;
			const total = nthTotal < 0 ? undefined : numbers[(inYears + nthTotal) * per + measure];
			if (total) {
				const half = width(grid, measure, total);
				if (least > total.value + half + slack || most < total.value - half - slack) broken += 1;
			} else if (grid.hasTotal && filled && measure === 0) broken += 1;
			const average = nthAverage < 0 ? undefined : numbers[(inYears + totals.length + nthAverage) * per + measure];
			if (!average) continue;
			const base = total?.value ?? (least + most) / 2;
			const baseHalf = total ? width(grid, measure, total) : (most - least) / 2;
			const mean = base / grid.years.length;
			const room = average.quantum / 2 + baseHalf / grid.years.length + slack;
			if (Math.abs(mean - average.value) > room || (grid.hasTotal && !total && average.value !== 0)) broken += 1;
		}
	}
	return broken;
}
