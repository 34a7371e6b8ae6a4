// How long something takes, against something else in the same run. Invariant: medians of many runs after a warm-up; only ratios are judged, since
// a machine's own speed is nobody's merit.
export interface Row {
	what: string;
	/** Milliseconds, median. */
	ours: number;
	reference: number;
	/** ours / reference */
	ratio: number;
	/** The most the ratio may be; null: told, not judged. */
	target: number | null;
	met: boolean | null;
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
	return (low + high) / 2;
}

/** Milliseconds of one run, median over `runs` after as many again to warm up, at most ten. */
export function timeOf(run: () => unknown, runs: number, clock: () => number = () => performance.now()): number {
	for (let i = 0; i < Math.min(10, runs); i += 1) run();
	return median(
		Array.from({ length: runs }, () => {
			const start = clock();
			run();
			return clock() - start;
		}),
	);
}

export function rowOf(what: string, ours: number, reference: number, target: number | null): Row {
	const ratio = ours / reference;
	return { what, ours, reference, ratio, target, met: target === null ? null : ratio <= target };
}

const verdict = ({ met }: Row): string => (met === null ? '' : met ? 'met' : 'NOT MET');

/** One line a row, aligned; with the change against an earlier run where one is given. */
export function tableOf(rows: readonly Row[], before: readonly Row[] = []): string {
	const head = ['what', 'ours ms', 'reference ms', 'ratio', 'target', '', before.length > 0 ? 'before' : ''];
	const lines = rows.map((row) => {
		const old = before.find(({ what }) => what === row.what);
		const target = row.target === null ? '-' : `<= ${row.target}`;
		const cells = [row.what, row.ours.toFixed(3), row.reference.toFixed(3), row.ratio.toFixed(1), target, verdict(row)];
		return [...cells, old ? old.ratio.toFixed(1) : ''];
	});
	const all = [head, ...lines];
	const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
	const padded = (cell: string, column: number): string =>
		column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
	return all.map((line) => line.map(padded).join('  ').trimEnd()).join('\n');
}
