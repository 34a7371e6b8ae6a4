// The sums that no placement keeps, in words. Invariant: only what every reading left agrees on is said to be broken.
import type { Grid } from './header-grid.ts';
import type { PrintedRow } from './printed-rows.ts';
import type { RebuiltFinding } from './rebuilt-table.ts';
import type { Placement } from './row-placements.ts';
import type { Broken } from './row-sums.ts';
import type { Solved } from './solve-rows.ts';

export function describeFindings(rows: readonly PrintedRow[], solved: Solved, grid: Grid): RebuiltFinding[] {
	const found: RebuiltFinding[] = [];
	solved.rows.forEach((row, at) => {
		const [first] = row.ways;
		if (!first) return;
		for (const broken of first.broken)
			if (row.ways.every((way) => way.broken.some((other) => sameBreak(other, broken))))
				found.push(ofRow(broken, rows, at, grid));
	});
	const outside = solved.findings.filter((finding) => finding.kind === 'outside-parent');
	const columns = solved.findings.filter((finding) => finding.kind === 'column');
	for (const { kind, whole, row, column } of solved.findings) {
		const over = nameOf(rows[whole]);
		if (kind === 'outside-parent' && row !== null)
			found.push({
				kind,
				row,
				column: null,
				expected: null,
				found: null,
				statement: `Dòng ${nameOf(rows[row])} không được cộng vào các cột năm của ${over}${outside.length > 1 || columns.length > 0 ? ' (hoặc một chỗ khác của mục này sai)' : ''}.`,
			});
		if (kind === 'column' && column !== null) {
			const values = columnValues(solved, whole, rows, column);
			found.push({
				kind: 'column-sum',
				row: whole,
				column,
				expected: values?.sum ?? null,
				found: values?.whole ?? null,
				statement: `Cột ${(grid.columns[column]?.path ?? []).join(' / ')}: các dòng của ${over} không cộng thành số ghi ở ${over}.`,
			});
		}
		if (kind === 'unresolved')
			found.push({
				kind,
				row: whole,
				column: null,
				expected: null,
				found: null,
				statement: `Các dòng của ${over} không cộng thành ${over} ở nhiều cột.`,
			});
	}
	return found;
}

function sameBreak(a: Broken, b: Broken): boolean {
	return a.kind === b.kind && a.source === b.source && a.measure === b.measure;
}

function ofRow(broken: Broken, rows: readonly PrintedRow[], row: number, grid: Grid): RebuiltFinding {
	const role = broken.kind === 'average' ? 'average' : 'total';
	const column = grid.columns.findIndex(
		(one) => one.role === role && one.source === broken.source && one.measure === broken.measure,
	);
	const where = (grid.columns[column]?.path ?? []).join(' / ');
	const expected = Math.round(broken.expected * 1e6) / 1e6;
	const name = nameOf(rows[row]);
	return {
		kind: broken.kind === 'average' ? 'row-average' : 'row-total',
		row,
		column,
		expected,
		found: broken.found,
		statement:
			broken.kind === 'total-missing'
				? `Dòng ${name}: có số ở các năm nhưng không có ở ${where}.`
				: `Dòng ${name}, ${where}: ghi ${show(broken.found)}, tính lại là ${show(expected)}.`,
	};
}

function columnValues(
	solved: Solved,
	whole: number,
	rows: readonly PrintedRow[],
	column: number,
): { whole: number; sum: number } | null {
	const depth = rows[whole]?.tt ?? null;
	const parts = rows.flatMap((row, at) =>
		depth !== null && at !== whole && row.section === depth && row.tt !== null && !row.tt.includes('.') ? [at] : [],
	);
	const value = (at: number): number | null => certain(solved.rows[at]?.ways ?? [], column);
	const total = value(whole);
	const values = parts.map(value);
	if (parts.length === 0 || total === null || values.some((one) => one === null)) return null;
	return { whole: total, sum: values.reduce<number>((sum, one) => sum + (one ?? 0), 0) };
}

function certain(ways: readonly Placement[], column: number): number | null {
	const values = new Set(ways.map((way) => way.cells[column]?.value ?? 0));
	const [only] = values;
	return values.size === 1 && only !== undefined ? only : ways.length === 0 ? 0 : null;
}

function nameOf(row: PrintedRow | undefined): string {
	if (!row) return '';
	const number =
		row.tt === null ? '' : `${row.section !== null && row.section !== row.tt ? `${row.section}.` : ''}${row.tt} `;
	return `${number}“${row.label}”`;
}

function show(value: number | null): string {
	return value === null ? '' : String(value).replace('.', ',');
}
