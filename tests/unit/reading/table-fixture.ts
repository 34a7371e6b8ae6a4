// Tables and documents made of rows of text. Invariant: '<' continues the cell to the left and '^' the cell above, as merged cells do.
import type { Document, TableBlock, TableCell } from '../../../functions/documents/document.ts';
import { paragraph } from '../../../functions/documents/document.ts';
import type { ReadTable } from '../../../functions/domain/reading.ts';
import { readTables } from '../../../functions/reading/tables.ts';
import { docx, para } from '../documents/docx-fixture.ts';

type Rows = readonly (readonly string[])[];

/** "a | b | c" a line, as people draw tables. */
export const rowsOf = (drawn: string): string[][] =>
	drawn
		.trim()
		.split('\n')
		.map((line) => line.split('|').map((text) => text.trim()));

export function tableBlock(rows: Rows): TableBlock {
	const cells: TableCell[] = [];
	rows.forEach((row, r) => {
		row.forEach((text, c) => {
			if (text === '<' || text === '^') return;
			let columnSpan = 1;
			while (row[c + columnSpan] === '<') columnSpan += 1;
			let rowSpan = 1;
			while (rows[r + rowSpan]?.[c] === '^') rowSpan += 1;
			cells.push({ text, row: r, column: c, rowSpan, columnSpan });
		});
	});
	return { kind: 'table', rows: rows.length, columns: Math.max(...rows.map((row) => row.length)), cells, page: null };
}

export function documentOf(captions: readonly string[], ...drawn: string[]): Document {
	return {
		format: 'docx',
		pages: null,
		layout: 'paragraphs',
		blocks: [...captions.map((text) => paragraph(text)), ...drawn.map((one) => tableBlock(rowsOf(one)))],
		footnotes: [],
		unreadPages: [],
	};
}

export function read(drawn: string, ...captions: string[]): ReadTable {
	const [table] = readTables([documentOf(captions, drawn)]);
	if (!table) throw new Error('no table was read');
	return table;
}

/** The same as a Word file. */
export function docxTable(captions: readonly string[], drawn: string): Uint8Array {
	const rows = rowsOf(drawn);
	const body = rows.map((row, r) => {
		const cells = row.map((text, c) => {
			if (text === '<') return '';
			let span = 1;
			while (row[c + span] === '<') span += 1;
			const merge = text === '^' ? '<w:vMerge/>' : rows[r + 1]?.[c] === '^' ? '<w:vMerge w:val="restart"/>' : '';
			return `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}</w:tcPr>${para(text === '^' ? '' : text)}</w:tc>`;
		});
		return `<w:tr>${cells.join('')}</w:tr>`;
	});
	return docx(`${captions.map((text) => para(text)).join('')}<w:tbl>${body.join('')}</w:tbl>`);
}
