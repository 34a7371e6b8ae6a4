// Where a table's header ends, and the words over each column. Invariant: a line that only counts columns ("A B 1 2 3") is in neither
// header nor body; years are words of a header, never values.
import { isEnumerator, isYear, parseCell } from './table-cells.ts';
import type { GridText, TextGrid } from './table-grid.ts';

export interface TableHeader {
	/** Texts over each column from top to bottom, each once. */
	paths: string[][];
	/** First row of the body. */
	body: number;
}

const deepest = 8;

export function readHeader(grid: TextGrid): TableHeader {
	const { rows, columns } = grid;
	const numbering = rows.slice(0, deepest).findIndex((row, i) => i > 0 && countsColumns(row));
	const end = numbering > 0 ? numbering : headerEnd(rows);
	return {
		paths: Array.from({ length: columns }, (_, column) => pathOf(rows.slice(0, end), column)),
		body: numbering > 0 ? numbering + 1 : end,
	};
}

/** "A | B | 1 | 2 | 3 | 4 = 2 + 3": begins with A or 1, also over the labels. */
function countsColumns(row: readonly GridText[]): boolean {
	const texts = row.map((place) => place.text.replace(/[()[\]\s]/g, ''));
	const filled = texts.filter((text) => text !== '');
	if (filled.length < 3 || !/^[A1a]$/.test(filled[0] ?? '') || !/^[B2b1]$/.test(filled[1] ?? '')) return false;
	return filled.every((text) => /^(?:[A-Za-z]|\d{1,2})(?:[=:].*)?$/.test(text));
}

function headerEnd(rows: readonly GridText[][]): number {
	const spans = Math.max(1, ...(rows[0] ?? []).map((place) => place.cell?.rowSpan ?? 1));
	let end = 0;
	while (end < Math.min(rows.length, deepest) && !(end > 0 && isBody(rows[end] ?? [])) && !hasValues(rows[end] ?? []))
		end += 1;
	// A header that is followed by nothing but words is its first row, with what is merged into it.
	if (end === Math.min(rows.length, deepest)) return Math.min(spans, rows.length - 1);
	return end;
}

const hasValues = (row: readonly GridText[]): boolean => {
	const numbers = row
		.slice(1)
		.filter((place) => !place.continued && (place.cell?.number !== undefined || parseCell(place.text) !== null));
	return numbers.some((place) => !isYear(place.text));
};

/** Begins with a number or letter of its own before a label. */
function isBody(row: readonly GridText[]): boolean {
	const [first, ...rest] = row;
	if (hasValues(row) || isBanner(row)) return true;
	if (!first || first.continued || !isEnumerator(first.text)) return false;
	return rest.some((place) => /\p{L}{2}/u.test(place.text));
}

/** One text across the columns, under a header: the name of a part of the table. */
const isBanner = (row: readonly GridText[]): boolean =>
	row.length > 2 && row.some((place) => (place.cell?.columnSpan ?? 1) >= row.length - 1 && place.text !== '');

function pathOf(header: readonly GridText[][], column: number): string[] {
	const words = header.map((row) => row[column]?.text ?? '').filter((text) => text !== '');
	return words.filter((text, i) => text !== words[i - 1]);
}
