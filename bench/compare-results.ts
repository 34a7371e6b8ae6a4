// What changed since the last results. Invariant: ratios are compared, never times, which belong to the machine of their run; a row that
// is new or gone is named.
import { alignColumns, digits } from './render-table.ts';
import type { Row } from './row.ts';

/** Between two runs of the same program on a busy machine ratios differ by about as much. */
const noise = 0.15;

export type Rated = Pick<Row, 'what' | 'ratio' | 'met'>;

function changeOf(before: Rated, now: Rated): string {
	if (before.met !== now.met && before.met !== null && now.met !== null) return now.met ? 'met now' : 'no longer met';
	const change = now.ratio / before.ratio - 1;
	if (Math.abs(change) < noise) return 'as before';
	return change < 0 ? 'faster' : 'slower';
}

export function compareResults(before: readonly Rated[], now: readonly Rated[]): string {
	const known = new Map(before.map((row) => [row.what, row]));
	const lines = now.map((row) => {
		const last = known.get(row.what);
		known.delete(row.what);
		if (!last) return [row.what, '-', digits(row.ratio), '', 'new'];
		const percent = Math.round((row.ratio / last.ratio - 1) * 100);
		return [
			row.what,
			digits(last.ratio),
			digits(row.ratio),
			`${percent > 0 ? '+' : ''}${percent}%`,
			changeOf(last, row),
		];
	});
	const gone = [...known.values()].map((row) => [row.what, digits(row.ratio), '-', '', 'not measured now']);
	return alignColumns([['ratio of', 'last', 'now', 'change', ''], ...lines, ...gone], new Set([0, 4]));
}
