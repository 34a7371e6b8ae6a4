// Tables of a .docx as they are read, row by row. Invariant: a cell's place is its grid place; a cell that continues one above adds to its
// span; a row that was deleted under change tracking is not there.
import type { TableBlock, TableCell } from './document.ts';
import { tooLarge } from './document-error.ts';

const maxCells = 200_000;

export interface OpenTable {
	block: TableBlock;
	row: number;
	column: number;
	cell: (TableCell & { merge: boolean }) | null;
	texts: string[];
	/** The cell that a vertical merge in this column continues. */
	above: Map<number, TableCell>;
	/** Tables inside its cells that are grids themselves: they follow it. */
	inner: TableBlock[];
	deleted: boolean;
}

export const openTable = (): OpenTable => ({
	block: { kind: 'table', rows: 0, columns: 0, cells: [], page: null },
	row: -1,
	column: 0,
	cell: null,
	texts: [],
	above: new Map(),
	inner: [],
	deleted: false,
});

export function openRow(table: OpenTable): void {
	table.row += 1;
	table.column = 0;
	table.deleted = false;
}

export function finishRow(table: OpenTable): void {
	if (!table.deleted) return;
	table.block.cells = table.block.cells.filter((cell) => cell.row < table.row);
	for (const [column, cell] of table.above) if (cell.row >= table.row) table.above.delete(column);
	table.row -= 1;
}

export function openCell(table: OpenTable): void {
	if (table.block.cells.length >= maxCells) throw tooLarge(`${maxCells} ô bảng`, `${maxCells} table cells`);
	table.cell = { text: '', row: table.row, column: table.column, rowSpan: 1, columnSpan: 1, merge: false };
	table.texts = [];
}

export function finishCell(table: OpenTable): void {
	const { cell } = table;
	if (!cell) return;
	const { merge, ...rest } = cell;
	const finished: TableCell = { ...rest, text: table.texts.filter((text) => text !== '').join('\n') };
	const above = merge ? table.above.get(finished.column) : undefined;
	if (above && !table.deleted) above.rowSpan = finished.row - above.row + 1;
	else if (!above) {
		table.block.cells.push(finished);
		table.above.set(finished.column, finished);
	}
	table.column += finished.columnSpan;
	table.block.columns = Math.max(table.block.columns, table.column);
	table.cell = null;
}

/** The finished table and those inside it; a small one inside a cell becomes text of that cell instead. */
export function finishTable(done: OpenTable, outer: OpenTable | undefined): TableBlock[] {
	done.block.rows = done.row + 1;
	if (!outer?.cell) return [done.block, ...done.inner];
	if (done.block.rows > 1 && done.block.columns > 1) outer.inner.push(done.block, ...done.inner);
	else outer.texts.push(...done.block.cells.map((cell) => cell.text));
	return [];
}
