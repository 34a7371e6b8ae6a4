// The numbers of a table as printed, and what may hold between them. Invariant: amounts stay in the unit of their column, with their last printed place.
import type { ReadTable } from '../domain/reading.ts';
import { parseCell } from './table-cells.ts';
import { measureOf } from './table-measures.ts';

export type CellAt = readonly [row: number, column: number];

export interface ValueGrid {
	value(cell: CellAt): number | null;
	quantum(cell: CellAt): number;
	/** A count of things rather than an amount that may be rounded. */
	counted(cell: CellAt): boolean;
	/** Zeros that turn the printed number into đồng; 0 for counts. */
	places(cell: CellAt): number;
}

export interface Relation {
	kind: 'sum' | 'average' | 'share';
	/** `row`: along one row; `column`: down one column. */
	axis: 'row' | 'column';
	/** Relations of one group stand or fall together: the same columns, or the same row over its rows. */
	group: string;
	whole: CellAt;
	parts: readonly CellAt[];
	/** Means: by how many; growth: 1 where only the difference is printed. */
	by: number;
	tolerance: number;
	/** The table's own words say that it is a total. */
	stated: boolean;
}

export function createValueGrid(table: ReadTable): ValueGrid {
	const cells = table.rows.map((row) =>
		row.cells.map((cell, column) => {
			const printed = row.places?.[column]?.text;
			const parsed = parseCell(printed ?? (typeof cell === 'string' ? cell : ''));
			if (typeof cell === 'number')
				return { value: cell, quantum: parsed?.value === cell ? parsed.quantum : ownQuantum(cell) };
			// "02 lớp" among plain numbers counts something else.
			return parsed && typeof cell === 'string' && (parsed.unit === null || parsed.unit === '%')
				? { value: parsed.value, quantum: parsed.quantum }
				: null;
		}),
	);
	const kinds = table.rows.map((row, at) => row.cells.map((_, column) => measureOf(table, at, column, null)));
	return {
		value: ([row, column]) => cells[row]?.[column]?.value ?? null,
		quantum: ([row, column]) => cells[row]?.[column]?.quantum ?? 0,
		counted: ([row, column]) => kinds[row]?.[column]?.places === null,
		places: ([row, column]) => kinds[row]?.[column]?.places ?? 0,
	};
}

const ownQuantum = (value: number): number => {
	const [, fraction = ''] = String(value).split('.');
	return fraction === '' ? 1 : 10 ** -Math.min(fraction.length, 6);
};
