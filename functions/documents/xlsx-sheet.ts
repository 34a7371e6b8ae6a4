// A worksheet as the cells a reader sees. Invariant: a hidden row or column is closed up and counted, a merged cell stands once with its
// span, and a number keeps its own value beside the way it shows.
import type { Cell, CellValue, MergeRange, Sheet } from 'hucre/xlsx';
import { printDate, printNumber } from './cell-number-format.ts';
import { tooLarge } from './document-error.ts';
import { addStretch, decodeStretches, type Stretch } from './legacy-font.ts';

const maxCells = 200_000;

export interface SheetCell {
	row: number;
	column: number;
	rowSpan: number;
	columnSpan: number;
	text: string;
	number?: number;
	address: string;
}

export interface SheetGrid {
	name: string;
	/** Filled cells by row, in the order of columns. Rows and columns count what is visible. */
	rows: Map<number, SheetCell[]>;
	rowCount: number;
	/** Rows that are ruled though empty: they belong to the table around them. */
	ruled: Set<number>;
	hiddenRows: number;
	hiddenColumns: number;
	errors: string[];
	withoutValue: string[];
	encodings: Set<string>;
}

export function columnName(column: number): string {
	let name = '';
	for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
		name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
	return name;
}

export function readSheet(sheet: Sheet): SheetGrid {
	const grid: SheetGrid = {
		name: sheet.name,
		rows: new Map(),
		rowCount: 0,
		ruled: new Set(),
		hiddenRows: 0,
		hiddenColumns: 0,
		errors: [],
		withoutValue: [],
		encodings: new Set(),
	};
	const rowPlaces = places(sheet.rows.length, (row) => sheet.rowDefs?.get(row)?.hidden === true);
	const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
	const columnPlaces = places(width, (column) => sheet.columns?.[column]?.hidden === true);
	const merges = mergesByStart(sheet.merges ?? []);
	const hiddenRows = new Set<number>();
	const hiddenColumns = new Set<number>();
	let count = 0;
	sheet.rows.forEach((values, row) => {
		let ruled = 0;
		for (const [column, value] of values.entries()) {
			const cell = sheet.cells?.get(`${row},${column}`);
			if (cell?.style?.border) ruled += 1;
			const merge = merges.get(`${row},${column}`);
			const place = visiblePlace(row, column, merge, rowPlaces, columnPlaces);
			const shown = show(grid, value, cell, `${columnName(column)}${row + 1}`);
			if (shown === null) continue;
			if (!place) {
				if (rowPlaces[row] === null) hiddenRows.add(row);
				else hiddenColumns.add(column);
				continue;
			}
			count += 1;
			if (count > maxCells) throw tooLarge(`${maxCells} ô có dữ liệu`, `${maxCells} filled cells`);
			const line = grid.rows.get(place.row) ?? [];
			grid.rows.set(place.row, line);
			line.push({ ...place, ...shown, address: `${columnName(column)}${row + 1}` });
		}
		const place = rowPlaces[row];
		if (ruled > 1 && place !== null && place !== undefined) grid.ruled.add(place);
	});
	for (const line of grid.rows.values()) line.sort((a, b) => a.column - b.column);
	grid.rowCount = rowPlaces.filter((place) => place !== null).length;
	grid.hiddenRows = hiddenRows.size;
	grid.hiddenColumns = hiddenColumns.size;
	return grid;
}

/** The visible place of each row or column; null where it is hidden. */
function places(count: number, hidden: (index: number) => boolean): (number | null)[] {
	let next = 0;
	return Array.from({ length: count }, (_, index) => (hidden(index) ? null : next++));
}

const mergesByStart = (merges: readonly MergeRange[]): Map<string, MergeRange> =>
	new Map(merges.map((merge) => [`${merge.startRow},${merge.startCol}`, merge]));

/** Where a cell shows: a merged one in what is visible of its range, even when its own row is hidden. */
function visiblePlace(
	row: number,
	column: number,
	merge: MergeRange | undefined,
	rowPlaces: readonly (number | null)[],
	columnPlaces: readonly (number | null)[],
): Pick<SheetCell, 'row' | 'column' | 'rowSpan' | 'columnSpan'> | null {
	const within = (list: readonly (number | null)[], from: number, to: number): number[] =>
		list.slice(from, to + 1).filter((place) => place !== null);
	const rows = within(rowPlaces, row, merge?.endRow ?? row);
	const columns = within(columnPlaces, column, merge?.endCol ?? column);
	const [firstRow, firstColumn] = [rows[0], columns[0]];
	if (firstRow === undefined || firstColumn === undefined) return null;
	return { row: firstRow, column: firstColumn, rowSpan: rows.length, columnSpan: columns.length };
}

function show(
	grid: SheetGrid,
	value: CellValue,
	cell: Cell | undefined,
	address: string,
): { text: string; number?: number } | null {
	if (value === null) {
		if (cell?.formula !== undefined) grid.withoutValue.push(address);
		return null;
	}
	if (cell?.type === 'error') {
		grid.errors.push(`${address} ${value}`);
		return { text: String(value) };
	}
	const format = cell?.style?.numFmt;
	if (typeof value === 'number') return { text: printNumber(value, format), number: value };
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? { text: '' } : { text: printDate(value, format) };
	if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
	const runs: NonNullable<Cell['richText']> = cell?.richText ?? [{ text: value }];
	const stretches: Stretch[] = [];
	for (const run of runs) addStretch(stretches, run.text, run.font?.name ?? cell?.style?.font?.name);
	const text = decodeStretches(stretches, grid.encodings);
	return /\S/.test(text) ? { text: text.trim() } : null;
}
