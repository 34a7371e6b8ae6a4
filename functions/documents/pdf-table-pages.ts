// A table that goes on over pages is one table. Invariant: only a table with the same columns, with nothing but page numbers between, is
// taken on; headers printed again are dropped, and a row cut by the break becomes whole.
import type { Block, TableBlock, TableCell } from './document.ts';

const pageNumber = /^[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—\s]*$/iu;

/** Joins in place and returns the blocks that remain, in their order. */
export function joinTablePages(blocks: readonly Block[], edges: ReadonlyMap<TableBlock, readonly number[]>): Block[] {
	const joined: Block[] = [];
	let open: TableBlock | null = null;
	let lastPage = 0;
	for (const block of blocks) {
		if (block.kind === 'paragraph') {
			if (!pageNumber.test(block.text)) open = null;
			joined.push(block);
			continue;
		}
		if (open && block.page === lastPage + 1 && sameColumns(edges.get(open), edges.get(block))) append(open, block);
		else {
			joined.push(block);
			open = block;
		}
		lastPage = block.page ?? 0;
	}
	return joined;
}

function sameColumns(a: readonly number[] = [], b: readonly number[] = []): boolean {
	if (a.length !== b.length || a.length === 0) return false;
	const shift = (b[0] ?? 0) - (a[0] ?? 0);
	return a.every((x, i) => Math.abs(x + shift - (b[i] ?? 0)) < 4);
}

function append(table: TableBlock, more: TableBlock): void {
	const repeated = repeatedRows(table, more);
	const cut = isCut(table, more, repeated);
	const shift = table.rows - repeated - (cut ? 1 : 0);
	for (const cell of more.cells) {
		if (cell.row < repeated) continue;
		const above =
			cut && cell.row === repeated ? table.cells.find((one) => covers(one, table.rows - 1, cell.column)) : undefined;
		if (above) above.text = [above.text, cell.text].filter((text) => text !== '').join(' ');
		else table.cells.push({ ...cell, row: cell.row + shift, ...(more.page === null ? {} : { page: more.page }) });
	}
	table.rows += more.rows - repeated - (cut ? 1 : 0);
}

const covers = (cell: TableCell, row: number, column: number): boolean =>
	cell.row <= row && row < cell.row + cell.rowSpan && cell.column <= column && column < cell.column + cell.columnSpan;

/** How many rows at the top say the same as the top of the table before. */
function repeatedRows(table: TableBlock, more: TableBlock): number {
	const most = Math.min(table.rows, more.rows, 8);
	let same = 0;
	while (same < most && rowText(table, same) === rowText(more, same) && rowText(table, same).trim() !== '') same += 1;
	// A span that reaches beyond would be torn.
	while (same > 0 && more.cells.some((cell) => cell.row < same && cell.row + cell.rowSpan > same)) same -= 1;
	return same;
}

function rowText(table: TableBlock, row: number): string {
	return table.cells
		.filter((cell) => cell.row === row)
		.map((cell) => `${cell.column}:${cell.columnSpan}:${cell.text.replace(/\s+/g, ' ')}`)
		.join('|');
}

/** The rest of a row: no number of its own in the first column, and its words go on in small letters. */
function isCut(table: TableBlock, more: TableBlock, row: number): boolean {
	const rest = more.cells.filter((cell) => cell.row === row && cell.text.trim() !== '');
	const before = table.cells.filter((cell) => cell.row === table.rows - 1);
	if (
		rest.length === 0 ||
		rest.some((cell) => cell.column === 0) ||
		more.cells.some((cell) => cell.row === row && cell.rowSpan > 1)
	)
		return false;
	if (!before.some((cell) => cell.column === 0 && cell.text.trim() !== '')) return false;
	return rest.every((cell) => {
		const above = before.find((one) => one.column === cell.column);
		return above !== undefined && above.text.trim() !== '' && /^[\p{Ll}(]/u.test(cell.text.trim());
	});
}
