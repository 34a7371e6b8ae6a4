// The benchmarks as a table for a person. Invariant: every row and every skipped one is shown; columns line up.
import type { Row, Skipped } from './row.ts';

/** Three digits that say something. */
export function digits(value: number): string {
	if (value === 0) return '0';
	const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
	return value.toFixed(Math.min(decimals, 4));
}

export function verdict({ met, ratio, stretch }: Row): string {
	if (met === null) return 'for information';
	if (!met) return 'NOT MET';
	return stretch !== undefined && ratio <= stretch ? 'met, stretch too' : 'met';
}

export function alignColumns(lines: readonly (readonly string[])[], left: ReadonlySet<number>): string {
	const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
	return lines
		.map((line) =>
			line
				.map((cell, column) =>
					left.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
				)
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

export function renderTable(rows: readonly Row[], skipped: readonly Skipped[]): string {
	const body = rows.map((row) => [
		row.what,
		digits(row.ours),
		row.against,
		digits(row.reference),
		digits(row.ratio),
		row.target === null ? '-' : `${digits(row.target)}${row.stretch === undefined ? '' : ` (${digits(row.stretch)})`}`,
		verdict(row),
	]);
	const missing = skipped.map(({ what, why }) => [what, '-', '-', '-', '-', '-', `skipped: ${why}`]);
	return alignColumns(
		[['what', 'ms', 'against', 'ms', 'ratio', 'at most (stretch)', ''], ...body, ...missing],
		new Set([0, 2, 6]),
	);
}
