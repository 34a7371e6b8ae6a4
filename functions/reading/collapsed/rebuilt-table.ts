// The form of a table that was put together again, and how it goes to the readers of tables. Invariant: a cell that the document does not
// fix is empty and listed as open; every cell that is filled stands as it was printed.
import type { TableBlock, TableCell } from '../../documents/document.ts';

export interface RebuiltRow {
	tt: string | null;
	/** Roman number of the section it stands in. */
	section: string | null;
	label: string;
	unit: string | null;
	/** As printed, by value column; null where nothing stands or nothing is certain. */
	cells: (string | null)[];
	/** Indices of the given lines it was read from. */
	lines: number[];
	/** Why its cells stand where they stand. */
	trace: string[];
}

export interface OpenRow {
	row: number;
	/** The columns in which the possible readings differ. */
	columns: number[];
	/** The printed numbers or marks that are not placed. */
	printed: string[];
	/** How many readings the sums allow; null when they were too many to count. */
	ways: number | null;
	options: string[];
}

export interface RebuiltTable {
	title: string | null;
	unit: string | null;
	/** "Phụ lục" stands in its head. */
	annex: boolean;
	/** Lines that stand over it: "(Giai đoạn 2014 - 2020)", "Đơn vị tính: …". */
	captions: string[];
	/** The words over each value column, from top to bottom. */
	columns: string[][];
	rows: RebuiltRow[];
	open: OpenRow[];
	inferred: { row: number; columns: number[]; why: string }[];
	/** Indices of the given lines it takes out of the text. */
	lines: number[];
}

/** As a table of the document, for what reads tables of any format. */
export function toTableBlock(table: RebuiltTable, page: number | null = null): TableBlock {
	const units = table.rows.some((row) => row.unit !== null);
	const levels = Math.max(1, ...table.columns.map((path) => path.length));
	const cells: TableCell[] = [];
	const put = (text: string, row: number, column: number, rowSpan = 1, columnSpan = 1): void => {
		cells.push({ text, row, column, rowSpan, columnSpan });
	};
	const front = units ? ['TT', 'Nội dung', 'ĐVT'] : ['TT', 'Nội dung'];
	front.forEach((text, column) => {
		put(text, 0, column, levels);
		put('ABC'.charAt(column), levels, column);
	});
	for (let level = 0; level < levels; level++) {
		let from = 0;
		while (from < table.columns.length) {
			const path = table.columns[from] ?? [];
			let to = from + 1;
			while (to < table.columns.length && sameHead(path, table.columns[to] ?? [], level)) to += 1;
			const text = path[level];
			if (text !== undefined)
				put(text, level, front.length + from, level === path.length - 1 ? levels - level : 1, to - from);
			from = to;
		}
	}
	table.columns.forEach((_, column) => {
		put(String(column + 1), levels, front.length + column);
	});
	table.rows.forEach((row, at) => {
		const line = levels + 1 + at;
		if (row.tt !== null) put(row.tt, line, 0);
		put(row.label, line, 1);
		if (units && row.unit !== null) put(row.unit, line, 2);
		row.cells.forEach((text, column) => {
			if (text !== null) put(text, line, front.length + column);
		});
	});
	return {
		kind: 'table',
		rows: levels + 1 + table.rows.length,
		columns: front.length + table.columns.length,
		cells,
		page,
	};
}

function sameHead(a: readonly string[], b: readonly string[], level: number): boolean {
	for (let at = 0; at <= level; at++) if (a[at] !== b[at]) return false;
	return a.length > level;
}
