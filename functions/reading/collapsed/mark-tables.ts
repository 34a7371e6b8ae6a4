// Tables whose cells are marks: "x" under one of several heads. Invariant: where more than one head is possible, the mark is asked.
import type { HeaderWord } from './header-words.ts';
import type { PrintedRow } from './printed-rows.ts';
import type { OpenRow, RebuiltRow } from './rebuilt-table.ts';

export interface MarkTable {
	columns: string[][];
	rows: RebuiltRow[];
	open: OpenRow[];
}

export function isMarkTable(rows: readonly PrintedRow[]): boolean {
	return rows.some((row) => row.marked) && rows.every((row) => row.numbers.length === 0);
}

export function readMarks(rows: readonly PrintedRow[], words: readonly HeaderWord[]): MarkTable | null {
	const heads = [...new Set(words.flatMap((word) => (word.kind === 'status' ? [word.name] : [])))];
	if (heads.length === 0) return null;
	// Words behind a mark can only be a note, also where the head of that column is lost.
	const notes = rows.some((row) => row.note !== '') || words.some((word) => word.kind === 'note-column');
	const columns = [...heads, ...(notes ? ['Ghi chú'] : [])].map((name) => [name]);
	const open: OpenRow[] = [];
	const placed = rows.map((row, at): RebuiltRow => {
		const cells: (string | null)[] = columns.map(() => null);
		const trace: string[] = [];
		if (row.marked && heads.length === 1) cells[0] = 'x';
		else if (row.marked) {
			open.push({
				row: at,
				columns: heads.map((_, column) => column),
				printed: ['x'],
				ways: heads.length,
				options: heads,
			});
			trace.push('dấu x mất vị trí cột');
		}
		if (notes && row.note !== '') cells[columns.length - 1] = row.note;
		return { tt: row.tt, section: row.section, label: row.label, unit: row.unit, cells, lines: row.lines, trace };
	});
	return { columns, rows: placed, open };
}
