// The rows of a binary Word file as tables, one in the other. Invariant: columns come from the edges that the rows state, so that merged
// cells span what they span in print, and a cell that continues another adds to it instead of standing for itself.

import type { ParagraphProperties } from './doc-properties.ts';
import type { DocParagraph } from './doc-story.ts';
import type { Block, TableBlock, TableCell } from './document.ts';

interface DocRow {
	texts: string[];
	properties: ParagraphProperties;
}

interface OpenTable {
	rows: DocRow[];
	texts: string[];
	lines: string[];
	/** Tables inside its cells that are grids themselves: they follow it. */
	inner: TableBlock[];
}

export interface TableReader {
	/** Takes a paragraph, with the text it shows; false when it stands in no table. */
	take(one: DocParagraph, text: string): boolean;
	end(): void;
}

const deepest = 16;

export function createTableReader(put: (block: Block) => void): TableReader {
	const open: OpenTable[] = [];
	const close = (): void => {
		const done = open.pop();
		if (!done) return;
		// A table that is cut off keeps what it had.
		if (done.texts.length + done.lines.length > 0) endRow(done, {});
		if (done.rows.length === 0) return;
		const table = tableOfRows(done.rows);
		const outer = open.at(-1);
		if (!outer) for (const block of [table, ...done.inner]) put(block);
		else if (table.rows > 1 && table.columns > 1) outer.inner.push(table, ...done.inner);
		else outer.lines.push(...table.cells.map((cell) => cell.text));
	};
	return {
		take(one, text) {
			const { properties, ended } = one;
			const inTable = properties.inTable === true || ended !== 'paragraph';
			const depth = inTable ? Math.min(Math.max(properties.depth ?? 1, 1), deepest) : 0;
			while (open.length > depth) close();
			while (open.length < depth) open.push({ rows: [], texts: [], lines: [], inner: [] });
			const table = open.at(-1);
			if (!table) return false;
			if (ended === 'row' || properties.innerRowEnd) endRow(table, properties);
			else {
				table.lines.push(text);
				if (ended === 'cell' || properties.innerCell) endCell(table);
			}
			return true;
		},
		end() {
			while (open.length > 0) close();
		},
	};
}

function endCell(table: OpenTable): void {
	table.texts.push(table.lines.filter((line) => line !== '').join('\n'));
	table.lines = [];
}

function endRow(table: OpenTable, properties: ParagraphProperties): void {
	if (table.lines.length > 0) endCell(table);
	table.rows.push({ texts: table.texts, properties });
	table.texts = [];
}

/** Edges this near, in twentieths of a point, are one edge drawn twice. */
const sameEdge = 30;

function tableOfRows(rows: readonly DocRow[]): TableBlock {
	const grid = gridOf(rows);
	const cells: TableCell[] = [];
	const above = new Map<number, TableCell>();
	let columns = 0;
	rows.forEach((row, rowIndex) => {
		let last: TableCell | null = null;
		row.texts.forEach((text, i) => {
			const [from, to] = [
				place(grid, row.properties.edges?.[i]) ?? i,
				place(grid, row.properties.edges?.[i + 1]) ?? i + 1,
			];
			const flags = row.properties.cells?.[i];
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
	const headers = rows.findIndex((row) => row.properties.headerRow !== true);
	return {
		...{ kind: 'table', rows: rows.length, columns, cells, page: null },
		...(headers > 0 ? { headerRows: headers } : {}),
	};
}

function gridOf(rows: readonly DocRow[]): number[] {
	const edges = rows.flatMap((row) => row.properties.edges ?? []).sort((a, b) => a - b);
	return edges.filter((edge, i) => i === 0 || edge - (edges[i - 1] ?? edge) > sameEdge);
}

function place(grid: readonly number[], edge: number | undefined): number | null {
	if (edge === undefined || grid.length === 0) return null;
	let found = 0;
	for (let i = 1; i < grid.length; i++) if ((grid[i] ?? 0) <= edge) found = i;
	return found;
}
