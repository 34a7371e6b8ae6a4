// Which cells of a row are settled, and what to ask about the rest. Invariant: a cell is settled only when all readings left agree on it.
import type { Grid } from './header-grid.ts';
import type { PrintedNumber, PrintedRow } from './printed-rows.ts';
import type { OpenRow } from './rebuilt-table.ts';
import type { SolvedRow } from './solve-rows.ts';

const mostOptions = 6;

/** By column: the number, null for a cell that is certainly empty, undefined where the readings differ. */
export function settledCells(row: SolvedRow, grid: Grid): (PrintedNumber | null | undefined)[] {
	const [first, ...others] = row.ways;
	return grid.columns.map((_, column) => {
		if (row.unknown) return undefined;
		if (!first) return null;
		const cell = first.cells[column] ?? null;
		return others.every((way) => (way.cells[column] ?? null)?.text === cell?.text) ? cell : undefined;
	});
}

export function openRowsOf(rows: readonly PrintedRow[], solved: readonly SolvedRow[], grid: Grid): OpenRow[] {
	return rows.flatMap((printed, row): OpenRow[] => {
		const one = solved[row];
		if (!one) return [];
		const settled = settledCells(one, grid);
		const columns = settled.flatMap((cell, at) => (cell === undefined ? [at] : []));
		if (columns.length === 0) return [];
		const ways = one.unknown ? null : one.ways.length;
		return [
			{
				row,
				columns,
				printed: one.unknown
					? printed.numbers.map((number) => number.text)
					: columns.flatMap((at) => one.ways[0]?.cells[at]?.text ?? []),
				ways,
				options: ways !== null && ways <= mostOptions ? optionsOf(one, columns, grid) : [],
			},
		];
	});
}

function optionsOf(row: SolvedRow, columns: readonly number[], grid: Grid): string[] {
	const options = row.ways.map((way) => {
		const groups = new Map<string, string[]>();
		for (const at of columns) {
			const cell = way.cells[at];
			const path = grid.columns[at]?.path ?? [];
			const name = path.slice(0, grid.measures.length > 1 ? -1 : undefined).join(' ');
			if (cell) groups.set(name, [...(groups.get(name) ?? []), cell.text]);
		}
		return [...groups].map(([name, values]) => `${name}: ${values.join(' | ')}`).join('; ');
	});
	return [...new Set(options)];
}
