// Adding up cells. Invariant: a cell is counted once per child; means and `other` are never added; funding stays whole đồng.
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

/** Counts may have decimals (means are not added, but areas are counted in ha): added as integers of a ten-thousandth. */
const scale = 10_000;
export function addExactly(values: readonly number[]): number {
	const sum = values.reduce((total, value) => total + Math.round(value * scale), 0);
	if (Number.isSafeInteger(sum)) return sum / scale;
	const whole = values.reduce((total, value) => total + value, 0);
	if (!values.every(Number.isSafeInteger) || !Number.isSafeInteger(whole))
		throw new RangeError('sum is beyond what can be added exactly');
	return whole;
}

export const isAdditive = (cell: SummaryCell): boolean => cell.measure !== 'other';

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
