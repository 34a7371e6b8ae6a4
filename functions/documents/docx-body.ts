// The body of a .docx as blocks in order. Invariant: deleted text and the fallback copy of a text box are left out; a table keeps its grid.
import { type Block, type ParagraphBlock, paragraph, type TableBlock, type TableCell } from './document.ts';
import { tooLarge } from './document-error.ts';
import type { Numbering } from './list-numbers.ts';
import { parseXml } from './safe-xml.ts';

const maxCells = 200_000;
const skipped = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText']);

interface OpenParagraph {
	text: string;
	style: string | null;
	list: string | null;
	level: number;
}

interface OpenTable {
	block: TableBlock;
	row: number;
	column: number;
	cell: (TableCell & { merge: boolean }) | null;
	texts: string[];
	/** The cell that a vertical merge in this column continues. */
	above: Map<number, TableCell>;
}

export function readBody(xml: string, headings: ReadonlyMap<string, number>, numbering: Numbering): Block[] {
	const blocks: Block[] = [];
	const paragraphs: OpenParagraph[] = [];
	const tables: OpenTable[] = [];
	let skipping = 0;
	let inText = false;
	let cells = 0;

	const append = (text: string): void => {
		const current = paragraphs.at(-1);
		if (current) current.text += text;
	};
	const finishParagraph = (): void => {
		const done = paragraphs.pop();
		if (!done) return;
		const block = toParagraph(done, headings, numbering);
		const table = tables.at(-1);
		if (table?.cell) table.texts.push(block.text);
		else blocks.push(block);
	};
	const openCell = (table: OpenTable): void => {
		cells += 1;
		if (cells > maxCells) throw tooLarge(`${maxCells} ô bảng`, `${maxCells} table cells`);
		table.cell = { text: '', row: table.row, column: table.column, rowSpan: 1, columnSpan: 1, merge: false };
		table.texts = [];
	};
	const finishCell = (table: OpenTable): void => {
		const { cell } = table;
		if (!cell) return;
		const { merge, ...rest } = cell;
		const finished: TableCell = { ...rest, text: table.texts.filter((text) => text !== '').join('\n') };
		const above = merge ? table.above.get(finished.column) : undefined;
		if (above) above.rowSpan = finished.row - above.row + 1;
		else {
			table.block.cells.push(finished);
			table.above.set(finished.column, finished);
		}
		table.column += finished.columnSpan;
		table.block.columns = Math.max(table.block.columns, table.column);
		table.cell = null;
	};
	const finishTable = (): void => {
		const done = tables.pop();
		if (!done) return;
		done.block.rows = done.row + 1;
		const outer = tables.at(-1);
		if (outer?.cell) outer.texts.push(...done.block.cells.map((cell) => cell.text));
		else blocks.push(done.block);
	};

	parseXml(xml, {
		open(name, attributes) {
			if (skipped.has(name)) skipping += 1;
			if (skipping > 0) return;
			const value = attributes['w:val'] ?? '';
			const current = paragraphs.at(-1);
			const table = tables.at(-1);
			if (name === 'w:p') paragraphs.push({ text: '', style: null, list: null, level: 0 });
			else if (name === 'w:t') inText = true;
			else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') append(name === 'w:tab' ? '\t' : '\n');
			else if (name === 'w:noBreakHyphen') append('-');
			else if (name === 'w:pStyle' && current) current.style = value;
			else if (name === 'w:numId' && current) current.list = value === '0' ? null : value;
			else if (name === 'w:ilvl' && current) current.level = Number(value) || 0;
			else if (name === 'w:tbl')
				tables.push({
					block: { kind: 'table', rows: 0, columns: 0, cells: [], page: null },
					row: -1,
					column: 0,
					cell: null,
					texts: [],
					above: new Map(),
				});
			else if (name === 'w:tr' && table) {
				table.row += 1;
				table.column = 0;
			} else if ((name === 'w:gridBefore' || name === 'w:gridAfter') && table && !table.cell) {
				if (name === 'w:gridBefore') table.column += Number(value) || 0;
			} else if (name === 'w:tc' && table) openCell(table);
			else if (name === 'w:gridSpan' && table?.cell)
				table.cell.columnSpan = Math.min(Math.max(Number(value) || 1, 1), 256);
			else if (name === 'w:vMerge' && table?.cell) table.cell.merge = value !== 'restart';
		},
		close(name) {
			if (skipped.has(name)) {
				skipping -= 1;
				return;
			}
			if (skipping > 0) return;
			const table = tables.at(-1);
			if (name === 'w:t') inText = false;
			else if (name === 'w:p') finishParagraph();
			else if (name === 'w:tc' && table) finishCell(table);
			else if (name === 'w:tbl') finishTable();
		},
		text(text) {
			if (inText && skipping === 0) append(text);
		},
	});
	return blocks;
}

function toParagraph(open: OpenParagraph, headings: ReadonlyMap<string, number>, numbering: Numbering): ParagraphBlock {
	const heading = open.style === null ? undefined : headings.get(open.style);
	const label = open.list === null || open.text.trim() === '' ? '' : numbering.next(open.list, open.level);
	return paragraph(label === '' ? open.text : `${label} ${open.text}`, {
		style: heading !== undefined ? 'heading' : open.list !== null ? 'list' : 'body',
		level: heading ?? (open.list === null ? null : open.level),
	});
}
