// Where the texts and the tables of a worksheet are. Invariant: every filled cell is in exactly one block, in the order of the rows.
import { type Block, paragraph, type TableBlock } from './document.ts';
import type { SheetCell, SheetGrid } from './xlsx-sheet.ts';

type Row = readonly SheetCell[];

export function blocksOf(grid: SheetGrid): Block[] {
	return bandsOf(grid).flatMap((band) => splitBand(band, grid.name));
}

/** Runs of rows with nothing between them; an empty row does not part a table whose next row goes on with figures. */
function bandsOf(grid: SheetGrid): Row[][] {
	const bands: Row[][] = [];
	let covered = -1;
	let last = -1;
	for (const at of [...grid.rows.keys()].sort((a, b) => a - b)) {
		const row = grid.rows.get(at) ?? [];
		const band = bands.at(-1);
		const gap = Array.from({ length: Math.min(Math.max(0, at - last - 1), 3) }, (_, i) => last + 1 + i);
		const joined =
			at <= covered + 1 || gap.every((empty) => grid.ruled.has(empty)) || (gap.length === 1 && goesOn(band, row));
		if (band && joined) band.push(row);
		else bands.push([row]);
		last = Math.max(at, covered);
		for (const cell of row) covered = Math.max(covered, cell.row + Math.min(cell.rowSpan, 50) - 1);
	}
	return bands;
}

const figures = (row: Row): number => row.filter((cell) => cell.number !== undefined).length;
const rightmost = (row: Row): number => most(row, (cell) => cell.column + cell.columnSpan);
const leftmost = (rows: readonly Row[]): number => -most(rows, (row) => -(row[0]?.column ?? Number.POSITIVE_INFINITY));

/** A worksheet has more rows than a call takes arguments. */
function most<One>(list: readonly One[], value: (one: One) => number): number {
	return list.reduce((found, one) => Math.max(found, value(one)), Number.NEGATIVE_INFINITY);
}

function goesOn(band: readonly Row[] | undefined, row: Row): boolean {
	if (!band || row.length < 2 || figures(row) < 1) return false;
	const numbersBefore = band.slice(-3).some((one) => figures(one) > 0);
	return numbersBefore && (row[0]?.column ?? 0) >= leftmost(band) && rightmost(row) <= most(band, rightmost);
}

/** A line of text that stands alone in its row. */
const isText = (row: Row): boolean => row.length === 1 && row[0]?.number === undefined;

const closing = /^\s*(?:ghi chú|chú thích|nguồn|người|nơi nhận|\*|\(|(?:TM|KT|TL|TUQ)\s*\.|tổng số .* \(bằng chữ)/iu;

function splitBand(band: readonly Row[], sheet: string): Block[] {
	const blocks: Block[] = [];
	let rows = [...band];
	const takeTexts = (): void => {
		while (rows[0] && isText(rows[0])) blocks.push(...rows.splice(0, 1).map((row) => paragraph(row[0]?.text ?? '')));
	};
	takeTexts();
	// The head of a document, two or three texts side by side, ends where a line stands alone again before any grid begins.
	for (let end = headEnd(rows); end > 0; end = headEnd(rows)) {
		blocks.push(tableOf(rows.slice(0, end), sheet));
		rows = rows.slice(end);
		takeTexts();
	}
	const below: Block[] = [];
	const width = most(rows, rightmost) - leftmost(rows);
	for (let row = rows.at(-1); rows.length > 1 && row && isText(row); row = rows.at(-1)) {
		const [cell] = row;
		if (!cell || !(closing.test(cell.text) || (cell.columnSpan > 2 && cell.columnSpan * 2 >= width))) break;
		below.unshift(paragraph(cell.text));
		rows.pop();
	}
	if (rows.length > 0) blocks.push(tableOf(rows, sheet));
	return [...blocks, ...below];
}

function headEnd(rows: readonly Row[]): number {
	const end = rows.findIndex((row) => row.length > 3 || figures(row) > 0 || isText(row));
	const row = rows[end];
	if (end < 1 || !row || !isText(row)) return 0;
	// A grid's own header is as wide as the grid; a head is followed by its title over the grid.
	const next = rows.slice(end).find((one) => !isText(one));
	return next && figures(next) === 0 ? end : 0;
}

function tableOf(rows: readonly Row[], sheet: string): TableBlock {
	const cells = rows.flat();
	const top = rows[0]?.[0]?.row ?? 0;
	const left = leftmost(rows);
	const bottom = most(cells, (cell) => cell.row);
	const height = bottom - top + 1;
	return {
		kind: 'table',
		rows: height,
		columns: most(rows, rightmost) - left,
		cells: cells.map((cell) => ({
			...cell,
			row: cell.row - top,
			column: cell.column - left,
			rowSpan: Math.min(cell.rowSpan, height - (cell.row - top)),
		})),
		page: null,
		sheet,
	};
}
