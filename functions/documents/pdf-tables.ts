// The characters of a page that stand inside a grid, as a table of cells. Invariant: every character is in one cell or stays outside;
// empty cells are kept, and wrapped lines of a cell are joined in reading order.
import type { TableBlock, TableCell } from './document.ts';
import type { Grid } from './pdf-grid.ts';
import { type PdfChar, type PdfLine, toLines } from './pdf-lines.ts';
import type { PageFrame } from './pdf-page-frame.ts';
import { type CellLines, splitUnruledRows } from './pdf-unruled-rows.ts';

export interface PlacedTable {
	block: TableBlock;
	/** Its edges in the coordinates of reading, from left to right and from top to bottom. */
	xs: number[];
	ys: number[];
}

export function takeTables(
	chars: readonly PdfChar[],
	grids: readonly Grid[],
	frame: PageFrame,
	page: number,
): { tables: PlacedTable[]; rest: PdfChar[] } {
	const tables: PlacedTable[] = [];
	let rest = [...chars];
	for (const grid of grids) {
		const placed = fillGrid(rest, grid);
		if (!placed) continue;
		rest = placed.rest;
		tables.push(toTable(placed.cells, grid, frame, page));
	}
	return { tables, rest };
}

/** Null for a grid that holds no writing in two columns and two rows: boxes, charts, forms to tick. */
function fillGrid(chars: readonly PdfChar[], grid: Grid): { cells: CellLines[]; rest: PdfChar[] } | null {
	const { xs, ys } = grid;
	const owner = new Map<number, number>();
	grid.cells.forEach((cell, i) => {
		for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
			for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
				owner.set(row * xs.length + column, i);
	});
	const inside: PdfChar[][] = grid.cells.map(() => []);
	const rest: PdfChar[] = [];
	for (const char of chars) {
		const [x, y] = char.at ?? [(char.left + char.right) / 2, char.baseline + char.size * 0.3];
		const column = xs.findLastIndex((edge) => edge <= x);
		const row = ys.findLastIndex((edge) => edge >= y);
		const cell = owner.get(row * xs.length + column);
		const within = column >= 0 && row >= 0 && column < xs.length - 1 && row < ys.length - 1;
		const target = within && cell !== undefined ? inside[cell] : undefined;
		if (target) target.push(char);
		else rest.push(char);
	}
	const cells = grid.cells.map(
		(cell, i): CellLines => ({
			...cell,
			lines: linesOf(inside[i] ?? []),
			left: xs[cell.column] ?? 0,
			right: xs[cell.column + cell.columnSpan] ?? 0,
		}),
	);
	const written = cells.filter((cell) => cell.lines.length > 0);
	const spread =
		new Set(written.map((cell) => cell.column)).size > 1 && new Set(written.map((cell) => cell.row)).size > 1;
	return spread ? { cells, rest } : null;
}

/** Upright letters and turned ones are lines of their own. */
function linesOf(chars: readonly PdfChar[]): PdfLine[] {
	const upright = chars.filter((char) => !char.at);
	return upright.length === chars.length
		? toLines(chars)
		: [...toLines(upright), ...toLines(chars.filter((char) => char.at))];
}

function toTable(filled: readonly CellLines[], grid: Grid, frame: PageFrame, page: number): PlacedTable {
	const { cells, ys } = splitUnruledRows(filled, grid.ys);
	const { xs } = grid;
	const block: TableBlock = {
		kind: 'table',
		rows: ys.length - 1,
		columns: xs.length - 1,
		cells: cells.map(
			({ row, column, rowSpan, columnSpan, lines }): TableCell => ({
				text: joinLines(lines, xs[column + columnSpan] ?? 0, xs[column] ?? 0),
				row,
				column,
				rowSpan,
				columnSpan,
				box: frame.shown(xs[column] ?? 0, ys[row + rowSpan] ?? 0, xs[column + columnSpan] ?? 0, ys[row] ?? 0),
			}),
		),
		page,
	};
	return { block, xs, ys };
}

/** A line that ends although the next word had room ends a paragraph; any other is only wrapped. */
export function joinLines(lines: readonly PdfLine[], right: number, left: number): string {
	let text = '';
	let previous: PdfLine | null = null;
	for (const line of lines) {
		if (previous) {
			const word = (line.edges[line.text.search(/ |$/)] ?? line.right) - line.left;
			const room = right - left - (previous.right - previous.left) - line.size * 1.2;
			if (/[\p{L}\p{N}][-/]$/u.test(previous.text) && /^[\p{L}\p{N}]/u.test(line.text)) text += '';
			else text += room > word ? '\n' : ' ';
		}
		text += line.text.replace(/ {2,}/g, ' ');
		previous = line;
	}
	return text;
}
