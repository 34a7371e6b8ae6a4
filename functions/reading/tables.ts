// Tables that the format keeps as grids. Invariant: a cell's place is its grid place; what is no number stays the text it was.
import type { Document, TableBlock } from '../documents/document.ts';
import type { ReadTable } from '../domain/reading.ts';
import { frameLines } from './frame-tables.ts';
import { normaliseLine } from './normalise.ts';
import { parseDecimal, toNumber } from './numbers.ts';

export function readTables(documents: readonly Document[]): ReadTable[] {
	return documents.flatMap((document) => {
		const tables: ReadTable[] = [];
		document.blocks.forEach((block, i) => {
			if (block.kind !== 'table' || isLayout(block)) return;
			const above = document.blocks
				.slice(Math.max(0, i - 3), i)
				.flatMap((one) => (one.kind === 'paragraph' ? [normaliseLine(one.text)] : []))
				.filter((text) => text !== '');
			tables.push(readTable(block, above));
		});
		return tables;
	});
}

/** Word users put heads, signature blocks and pictures into tables. */
function isLayout(block: TableBlock): boolean {
	return (
		block.columns < 2 || frameLines(block) !== null || !block.cells.some((cell) => /\d/.test(cell.text) && cell.row > 0)
	);
}

function readTable(block: TableBlock, above: readonly string[]): ReadTable {
	const grid = toGrid(block);
	const headerRows = countHeaderRows(grid);
	const header = grid.slice(0, headerRows);
	const labelColumn = widestTextColumn(grid.slice(headerRows));
	const columns = Array.from({ length: block.columns }, (_, column) => path(header, column));
	const captions = above.filter((text) => /bảng|biểu|phụ lục|kết quả|tổng hợp|kinh phí/iu.test(text));
	const unit =
		/(?:ĐVT|đơn vị(?: tính)?)\s*:\s*([\p{L} ]+)/iu.exec([...above, ...header.flat()].join(' '))?.[1]?.trim() ?? null;
	return {
		title: captions.at(-1) ?? null,
		unit,
		columns: columns.filter((_, column) => column !== labelColumn),
		rows: grid.slice(headerRows).map((row) => ({
			label: row[labelColumn] ?? '',
			cells: row.filter((_, column) => column !== labelColumn).map(toCell),
		})),
	};
}

function toGrid(block: TableBlock): string[][] {
	const grid = Array.from({ length: block.rows }, () => Array.from({ length: block.columns }, () => ''));
	for (const cell of block.cells) {
		const text = normaliseLine(cell.text);
		// A merged cell of the header names each column under it; a merged number stands once.
		const across = toCell(text) === text ? cell.columnSpan : 1;
		for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, block.rows); row++)
			for (let column = cell.column; column < Math.min(cell.column + across, block.columns); column++) {
				const line = grid[row];
				if (line && (row === cell.row || toCell(text) === text)) line[column] = text;
			}
	}
	return grid;
}

function countHeaderRows(grid: readonly string[][]): number {
	const first = grid.findIndex((row, i) => i > 0 && row.filter((text) => typeof toCell(text) === 'number').length >= 1);
	return first < 0 ? 1 : first;
}

function widestTextColumn(rows: readonly string[][]): number {
	const widths: number[] = [];
	for (const row of rows)
		row.forEach((text, column) => {
			widths[column] = (widths[column] ?? 0) + (typeof toCell(text) === 'number' ? 0 : text.length);
		});
	return widths.indexOf(Math.max(0, ...widths));
}

function path(header: readonly string[][], column: number): string[] {
	const words = header.map((row) => row[column] ?? '').filter((text) => text !== '');
	return words.filter((text, i) => text !== words[i - 1]);
}

function toCell(text: string): number | string | null {
	if (text === '' || text === '-') return null;
	const value = parseDecimal(text);
	return value ? toNumber(value) : text;
}
