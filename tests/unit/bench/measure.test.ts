// The arithmetic of the benchmarks: medians, ratios, verdicts. Times themselves are no test's business.
import { describe, expect, it } from 'vitest';
import { median, rowOf, tableOf, timeOf } from '../../../bench/measure.ts';

describe('a measurement', () => {
	it('is the median, so that one slow run counts as one', () => {
		expect(median([5, 1, 900])).toBe(5);
		expect(median([4, 1, 2, 900])).toBe(3);
		const ticks = [0, 2, 2, 4, 4, 100];
		expect(
			timeOf(
				() => undefined,
				3,
				() => ticks.shift() ?? 0,
			),
		).toBe(2);
	});

	it('is judged by its ratio alone', () => {
		expect(rowOf('x', 30, 10, 3)).toMatchObject({ ratio: 3, met: true });
		expect(rowOf('x', 31, 10, 3)).toMatchObject({ met: false });
		expect(rowOf('x', 31, 10, null)).toMatchObject({ met: null });
	});

	it('stands in a table, beside what it was', () => {
		const rows = [rowOf('reading', 30, 10, 2), rowOf('tables', 5, 10, null)];
		const lines = tableOf(rows, [rowOf('reading', 10, 10, 2)]).split('\n');
		expect(lines[1]).toMatch(/^reading +30\.000 +10\.000 +3\.0 +<= 2 +NOT MET +1\.0$/);
		expect(lines[2]).toMatch(/^tables +5\.000 +10\.000 +0\.5 +-$/);
	});
});
