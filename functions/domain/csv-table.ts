// Tables as text (RFC 4180, and as Excel writes it): a mark before UTF-8, comma or semicolon, any line break. Invariant: what is written is read
// back as it was, and no cell that is written is a formula to a spreadsheet; every row knows the line it begins on.

export interface CsvRow {
	/** Of the file, from 1: cells may hold line breaks. */
	line: number;
	cells: string[];
}

export type CsvDelimiter = ',' | ';';

/** A quote that is never closed swallows the rest of the file: the line on which it opens. */
export type CsvTable = { ok: true; rows: CsvRow[] } | { ok: false; unclosedAt: number };

const byteOrderMark = '\uFEFF';

/** Of the first line, outside of quotes: the mark that stands there more often. */
export function delimiterOf(text: string): CsvDelimiter {
	const first =
		text
			.slice(0, 10_000)
			.trimStart()
			.replace(/"[^"]*"/g, '')
			.split(/[\r\n]/, 1)[0] ?? '';
	return first.split(';').length > first.split(',').length ? ';' : ',';
}

/** Spreadsheets run what begins like this; the apostrophe before it is itself guarded, so that reading gives back what was written. */
const risky = /^['=+\-@\t\r]/;
const guarded = /^'(?=['=+\-@\t\r])/;

const isBlank = ({ cells }: CsvRow): boolean => cells.every((cell) => cell.trim() === '');

/** Rows without anything in them are left out. */
export function readCsv(text: string, delimiter: CsvDelimiter = delimiterOf(text)): CsvTable {
	const source = text.startsWith(byteOrderMark) ? text.slice(1) : text;
	const cell = new RegExp(`"([^"]*(?:""[^"]*)*)"([^${delimiter}\\r\\n]*)|([^${delimiter}\\r\\n]*)`, 'y');
	const rows: CsvRow[] = [];
	let row: CsvRow = { line: 1, cells: [] };
	let line = 1;
	for (let at = 0; at <= source.length; ) {
		cell.lastIndex = at;
		const [whole = '', inside, behind = '', bare = ''] = cell.exec(source) ?? [];
		if (inside === undefined && bare.startsWith('"')) return { ok: false, unclosedAt: line };
		row.cells.push((inside === undefined ? bare : inside.replaceAll('""', '"') + behind).replace(guarded, ''));
		line += whole.match(/\r\n?|\n/g)?.length ?? 0;
		at += whole.length;
		if (source[at] === delimiter) {
			at += 1;
			continue;
		}
		rows.push(row);
		at += source.startsWith('\r\n', at) ? 2 : 1;
		line += 1;
		row = { line, cells: [] };
	}
	return { ok: true, rows: rows.filter((one) => !isBlank(one)) };
}

const written = (cell: string, delimiter: CsvDelimiter): string => {
	const safe = risky.test(cell) ? `'${cell}` : cell;
	return safe.includes(delimiter) || /["\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** With the mark by which Excel knows that it is UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[], delimiter: CsvDelimiter = ','): string =>
	byteOrderMark + rows.map((cells) => `${cells.map((cell) => written(cell, delimiter)).join(delimiter)}\r\n`).join('');
