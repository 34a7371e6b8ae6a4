// Adding up cells. Invariant: a cell is counted once per child; means and `other` are never added; funding stays whole đồng.
import { parsePeriod } from './periods.ts';
import type { SummaryCell } from './reading.ts';

/** Cell = activity, source, measure, noun, status (design rule 11); unit, programme and period are the view's. */
export const cellKey = (cell: SummaryCell): string =>
	[cell.activity, cell.source ?? '-', cell.measure, cell.noun ?? '-', cell.status].join('|');

export interface ViewCell {
	key: string;
	activity: SummaryCell['activity'];
	source: SummaryCell['source'];
	measure: SummaryCell['measure'];
	noun: string | null;
	status: SummaryCell['status'];
	/** What the unit itself reported; null where it did not report this cell. */
	own: number | null;
	/** The sum over the level below; null where nobody below reported it. */
	below: number | null;
	/** own - below, where both are there. */
	difference: number | null;
	/** The children that make up `below`. */
	children: string[];
}

/** Counts may have decimals (areas in ha): what is not whole is added as integers of a ten-thousandth. */
const scale = 10_000n;
const scaled = (value: number): bigint => {
	const whole = Math.trunc(value);
	return BigInt(whole) * scale + BigInt(Math.round((value - whole) * Number(scale)));
};

/** Throws RangeError where the sum is no longer exact to the đồng. */
export function addExactly(values: readonly number[]): number {
	const sum = values.reduce((total, value) => total + scaled(value), 0n);
	const whole = Number(sum / scale);
	if (!Number.isSafeInteger(whole)) throw new RangeError('sum is beyond what can be added exactly');
	return whole + Number(sum % scale) / Number(scale);
}

export const isAdditive = (cell: SummaryCell): boolean => cell.measure !== 'other';

/**
 * Cells of other years than the report's are comparisons, not results of its period. Sub-year periods are held by their year: a cell
 * knows years only.
 */
export function withinPeriod(cells: readonly SummaryCell[], periodId: string): SummaryCell[] {
	const parsed = parsePeriod(periodId);
	if (!parsed.ok) throw new Error(`"${periodId}" is no period`);
	const { from, to } = parsed.period;
	return cells.filter((cell) => from <= cell.period.from && cell.period.to <= to);
}

const span = (cell: SummaryCell): number => cell.period.to - cell.period.from;
const overlaps = (a: SummaryCell, b: SummaryCell): boolean =>
	a.period.from <= b.period.to && b.period.from <= a.period.to;

/**
 * One value per cell of a report. Where the report gives the whole period and its years, the whole stands and the years are not
 * added to it; where it gives only years, the years that do not overlap are added.
 */
export function foldCells(cells: readonly SummaryCell[]): Map<string, { cell: SummaryCell; value: number }> {
	const groups = new Map<string, SummaryCell[]>();
	for (const cell of [...cells].sort((a, b) => span(b) - span(a))) {
		const taken = groups.get(cellKey(cell)) ?? [];
		if (!taken.some((other) => overlaps(other, cell))) taken.push(cell);
		groups.set(cellKey(cell), taken);
	}
	const folded = new Map<string, { cell: SummaryCell; value: number }>();
	for (const [key, taken] of groups) {
		const [cell] = taken;
		if (cell) folded.set(key, { cell, value: addExactly(taken.map((one) => one.value)) });
	}
	return folded;
}
