// The numbers of a table as printed, for its checks. Invariant: amounts stay in the unit of their column, with their last printed place.
import type { ReadTable } from '../domain/reading.ts';
import { parseCell } from './table-cells.ts';
import { measureOf } from './table-figures.ts';
import type { CellAt } from './table-relations.ts';

export interface ValueGrid {
	value(cell: CellAt): number | null;
	quantum(cell: CellAt): number;
	/** A count of things rather than an amount that may be rounded. */
	counted(cell: CellAt): boolean;
	/** Zeros that turn the printed number into đồng; 0 for counts. */
	places(cell: CellAt): number;
}

export const quantumOf = (grid: ValueGrid, cell: CellAt): number => grid.quantum(cell);

export function createValueGrid(table: ReadTable): ValueGrid {
	const cells = table.rows.map((row) =>
		row.cells.map((cell, column) => {
			const printed = row.places?.[column]?.text;
			const parsed = parseCell(printed ?? (typeof cell === 'string' ? cell : ''));
			if (typeof cell === 'number')
				return { value: cell, quantum: parsed?.value === cell ? parsed.quantum : ownQuantum(cell) };
			return parsed && typeof cell === 'string' ? { value: parsed.value, quantum: parsed.quantum } : null;
		}),
	);
	const kinds = table.rows.map((row) => row.cells.map((_, column) => measureOf({ table, row, column }, null)));
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
