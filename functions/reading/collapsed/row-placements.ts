// All ways to lay the numbers of one row into the columns, in their order. Invariant: every way that keeps order and breaks no more sums
// than allowed is given, or `capped` says that there were too many to list.

import type { Grid } from './header-grid.ts';
import type { PrintedNumber } from './printed-rows.ts';
import { brokenSums, type RowShape, type Spans, slack, width } from './row-sums.ts';
import type { Work } from './search-work.ts';

export interface Placement {
	/** By column: the number that stands there. */
	cells: readonly (PrintedNumber | null)[];
	/** By column: the least and the greatest the printed number can mean. */
	low: Float64Array;
	high: Float64Array;
}

export interface Placements {
	ways: Placement[];
	capped: boolean;
}

interface Run {
	ways: Placement[];
	steps: number;
	/** Steps it may take. */
	most: number;
}

const mostSteps = 150_000;
const mostWays = 3000;
const stepsPerWay = 40;

export function placeRow(numbers: readonly PrintedNumber[], grid: Grid, allowed: number, work: Work): Placements {
	const per = grid.measures.length;
	const sources = Math.max(1, grid.sources.length);
	const run: Run = { ways: [], steps: 0, most: Math.min(mostSteps, work.left) };
	if (numbers.length % per !== 0) return { ways: [], capped: false };
	const units = numbers.length / per;
	for (const totals of grid.hasTotal ? subsets(sources) : [[]])
		for (const averages of grid.hasAverage ? subsets(sources) : [[]]) {
			const inYears = units - totals.length - averages.length;
			if (inYears < 0 || inYears > grid.years.length * sources) continue;
			const shape: RowShape = { grid, numbers, per, sources, inYears, totals, averages };
			if (countsAreWhole(shape)) layYears(shape, allowed, run);
		}
	work.left -= run.steps;
	return { ways: run.ways, capped: run.steps > run.most || run.ways.length >= mostWays };
}

function layYears(shape: RowShape, allowed: number, run: Run): void {
	const { grid, numbers, per, sources, inYears } = shape;
	const slots = grid.years.length * sources;
	const spans: Spans = { low: new Float64Array(sources * per), high: new Float64Array(sources * per) };
	const ahead = sumsAhead(shape);
	const chosen: number[] = [];
	const add = (unit: number, source: number, sign: 1 | -1): void => {
		for (let measure = 0; measure < per; measure++) {
			const number = numbers[unit * per + measure];
			if (!number) continue;
			const half = width(grid, measure, number);
			const at = source * per + measure;
			spans.low[at] = (spans.low[at] ?? 0) + sign * (number.value - half);
			spans.high[at] = (spans.high[at] ?? 0) + sign * (number.value + half);
		}
	};
	const search = (unit: number, from: number): void => {
		run.steps += 1;
		if (run.steps > run.most || run.ways.length >= mostWays) return;
		if (unit === inYears) {
			if (brokenSums(shape, chosen, spans) > allowed) return;
			run.ways.push(toPlacement(shape, chosen));
			// Each way kept is memory and later work.
			run.steps += stepsPerWay;
			return;
		}
		for (let slot = from; slot <= slots - (inYears - unit); slot++) {
			const source = slot % sources;
			add(unit, source, 1);
			chosen.push(slot);
			if (!grid.hasTotal || lostSums(shape, spans, ahead, unit + 1) <= allowed) search(unit + 1, slot + 1);
			chosen.pop();
			add(unit, source, -1);
		}
	};
	if (allowed > 0 || !grid.hasTotal || balances(shape, ahead)) search(0, 0);
}

/** Counts of years and totals are whole numbers; only their means have decimals. */
function countsAreWhole({ grid, numbers, per, inYears, totals }: RowShape): boolean {
	const last = (inYears + totals.length) * per;
	return numbers.every(
		(number, at) => at >= last || grid.measures[at % per]?.form !== 'count' || Number.isInteger(number.value),
	);
}

/** By unit and measure: the most that the units from there on can add up to. */
function sumsAhead({ grid, numbers, per, inYears }: RowShape): Float64Array {
	const sums = new Float64Array((inYears + 1) * per);
	for (let at = inYears * per - 1; at >= 0; at--) {
		const number = numbers[at];
		sums[at] = (sums[at + per] ?? 0) + (number ? number.value + width(grid, at % per, number) : 0);
	}
	return sums;
}

/** Sums that no way of laying the rest can mend any more. */
function lostSums(shape: RowShape, spans: Spans, ahead: Float64Array, unit: number): number {
	const { grid, numbers, per, sources, inYears, totals } = shape;
	let count = 0;
	for (let source = 0; source < sources; source++) {
		const nth = totals.indexOf(source);
		for (let measure = 0; measure < per; measure++) {
			const at = source * per + measure;
			const least = spans.low[at] ?? 0;
			const total = nth < 0 ? undefined : numbers[(inYears + nth) * per + measure];
			if (!total) {
				if (measure === 0 && least > slack) count += 1;
				continue;
			}
			const half = width(grid, measure, total);
			const most = (spans.high[at] ?? 0) + (ahead[unit * per + measure] ?? 0);
			if (least > total.value + half + slack || most < total.value - half - slack) count += 1;
		}
	}
	return count;
}

/** All years together against all totals together, before any year is laid. */
function balances(shape: RowShape, ahead: Float64Array): boolean {
	const { grid, numbers, per, inYears, totals } = shape;
	for (let measure = 0; measure < per; measure++) {
		let least = 0;
		let most = 0;
		totals.forEach((_, nth) => {
			const total = numbers[(inYears + nth) * per + measure];
			if (!total) return;
			least += total.value - width(grid, measure, total);
			most += total.value + width(grid, measure, total);
		});
		let room = 0;
		for (let unit = 0; unit < inYears; unit++) {
			const number = numbers[unit * per + measure];
			if (number) room += 2 * width(grid, measure, number);
		}
		const sum = ahead[measure] ?? 0;
		if (sum < least - slack || sum - room > most + slack) return false;
	}
	return true;
}

function toPlacement(shape: RowShape, chosen: readonly number[]): Placement {
	const { grid, numbers, per, sources, totals, averages } = shape;
	const afterYears = grid.years.length * sources;
	const afterTotals = afterYears + (grid.hasTotal ? sources : 0);
	const slots = [
		...chosen,
		...totals.map((source) => afterYears + source),
		...averages.map((source) => afterTotals + source),
	];
	const cells: (PrintedNumber | null)[] = new Array(grid.columns.length).fill(null);
	const low = new Float64Array(grid.columns.length);
	const high = new Float64Array(grid.columns.length);
	numbers.forEach((number, at) => {
		const column = (slots[Math.floor(at / per)] ?? 0) * per + (at % per);
		const half = width(grid, at % per, number);
		cells[column] = number;
		low[column] = number.value - half;
		high[column] = number.value + half;
	});
	return { cells, low, high };
}

function subsets(size: number): number[][] {
	const all: number[][] = [];
	for (let mask = 0; mask < 2 ** size; mask++)
		all.push(Array.from({ length: size }, (_, bit) => bit).filter((bit) => Math.floor(mask / 2 ** bit) % 2 === 1));
	return all;
}
