// The rows of a binary Word file as a table. Invariant: columns come from the edges that the rows state, so that merged cells span what
// they span in print, and a cell that continues another adds to it instead of standing for itself.

import type { RowCell } from './doc-properties.ts';
import type { TableBlock, TableCell } from './document.ts';

export interface DocRow {
	texts: string[];
	edges: number[] | undefined;
	cells: RowCell[] | undefined;
}

/** Edges this near, in twentieths of a point, are one edge drawn twice. */
const sameEdge = 30;

export function tableOfRows(rows: readonly DocRow[]): TableBlock {
	const grid = gridOf(rows);
	const cells: TableCell[] = [];
	const above = new Map<number, TableCell>();
	let columns = 0;
	rows.forEach((row, rowIndex) => {
		let last: TableCell | null = null;
		row.texts.forEach((text, i) => {
			const [from, to] = [place(grid, row.edges?.[i]) ?? i, place(grid, row.edges?.[i + 1]) ?? i + 1];
			const flags = row.cells?.[i];
			const columnSpan = Math.max(1, to - from);
			columns = Math.max(columns, from + columnSpan);
			if (flags?.mergedLeft && last) {
				last.columnSpan = from + columnSpan - last.column;
				return;
			}
			const continued = flags?.mergedUp ? above.get(from) : undefined;
			if (continued) {
				continued.rowSpan = rowIndex - continued.row + 1;
				last = continued;
				return;
			}
			last = { text, row: rowIndex, column: from, rowSpan: 1, columnSpan };
			above.set(from, last);
			cells.push(last);
		});
	});
	return { kind: 'table', rows: rows.length, columns, cells, page: null };
}

function gridOf(rows: readonly DocRow[]): number[] {
	const edges = rows.flatMap((row) => row.edges ?? []).sort((a, b) => a - b);
	return edges.filter((edge, i) => i === 0 || edge - (edges[i - 1] ?? edge) > sameEdge);
}

function place(grid: readonly number[], edge: number | undefined): number | null {
	if (edge === undefined || grid.length === 0) return null;
	let found = 0;
	for (let i = 1; i < grid.length; i++) if ((grid[i] ?? 0) <= edge) found = i;
	return found;
}
