// A table of any format as a rectangle of texts. Invariant: a merged heading stands over every column it covers, a merged value stands
// once; rows above the header that only name the table are captions.
import type { TableBlock, TableCell } from '../documents/document.ts';
import { normaliseLine } from './normalise.ts';
import { parseCell } from './table-cells.ts';

export interface GridText {
	text: string;
	/** Absent where nothing stands, or where a merged cell only continues. */
	cell?: TableCell;
	/** Covered by a cell that begins above or to the left. */
	continued: boolean;
}

export interface TextGrid {
	rows: GridText[][];
	columns: number;
	captions: string[];
}

const maxPlaces = 400_000;

export function toTextGrid(block: TableBlock): TextGrid {
	const columns = Math.max(1, Math.min(block.columns, Math.floor(maxPlaces / Math.max(1, block.rows))));
	const rows: GridText[][] = Array.from({ length: block.rows }, () =>
		Array.from({ length: columns }, () => ({ text: '', continued: false })),
	);
	for (const cell of block.cells) {
		const text = normaliseLine(cell.text);
		const words = cell.number === undefined && parseCell(text) === null;
		for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, block.rows); row++)
			for (let column = cell.column; column < Math.min(cell.column + cell.columnSpan, columns); column++) {
				const first = row === cell.row && column === cell.column;
				const line = rows[row];
				if (line) line[column] = { text: first || words ? text : '', ...(first ? { cell } : {}), continued: !first };
			}
	}
	const filled = rows.filter((row) => row.some((place) => place.text !== ''));
	const captions: string[] = [];
	while (filled.length > 2 && isCaption(filled[0] ?? [], columns)) {
		const text = filled[0]?.find((place) => place.text !== '')?.text;
		if (text) captions.push(text);
		filled.shift();
	}
	return { rows: filled, columns, captions };
}

/** One text over the whole width, before anything is set out in columns. */
function isCaption(row: readonly GridText[], columns: number): boolean {
	const texts = row.filter((place) => place.text !== '' && !place.continued);
	return (
		columns > 2 &&
		texts.length === 1 &&
		(texts[0]?.cell?.rowSpan ?? 1) === 1 &&
		parseCell(texts[0]?.text ?? '') === null
	);
}
