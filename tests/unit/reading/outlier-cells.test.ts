// Goal: only what is far from every earlier report is told, and nothing where nothing was reported before.
import { describe, expect, it } from 'vitest';
import { comparablePeriods } from '../../../functions/check-report/earlier-reports.ts';
import { outlierFindings } from '../../../functions/check-report/outliers.ts';
import { outlierRules } from '../../../functions/domain/check-rules.ts';
import type { Reading, SummaryCell } from '../../../functions/domain/reading.ts';
import { findOutliers } from '../../../functions/reading/outlier-cells.ts';

const cell = (value: number, over: Partial<SummaryCell> = {}): SummaryCell => ({
	activity: 'training',
	source: 'local',
	measure: 'funding',
	noun: null,
	period: { from: 2024, to: 2024 },
	status: 'actual',
	value,
	figure: 'f1',
	derived: false,
	...over,
});
const year = (period: number, value: number, over: Partial<SummaryCell> = {}) => ({
	period: `${period}`,
	cells: [cell(value, { period: { from: period, to: period }, ...over })],
});
const million = 1_000_000;

describe('a figure', () => {
	it('five times as large as before is told with the nearest earlier value', () => {
		const found = findOutliers([cell(1_000 * million)], [year(2023, 200 * million), year(2022, 100 * million)]);
		expect(found).toMatchObject([{ before: 200 * million, period: '2023', factor: 5, unitLike: false }]);
	});

	it('a thousand times as small looks like a slip of the unit', () => {
		expect(findOutliers([cell(200_000)], [year(2023, 200 * million)])).toMatchObject([{ unitLike: true }]);
	});

	it.each([
		['less than five times as large', 999 * million, [year(2023, 200 * million)]],
		['like one of the earlier ones', 1_000 * million, [year(2023, 100 * million), year(2022, 900 * million)]],
		['between the earlier ones', 1_000 * million, [year(2023, 100 * million), year(2022, 9_000 * million)]],
		['too small to weigh', 90 * million, [year(2023, 10 * million)]],
		['of another source than before', 1_000 * million, [year(2023, 100 * million, { source: 'national' })]],
		['of another status than before', 1_000 * million, [year(2023, 100 * million, { status: 'planned' })]],
		['that was nothing before', 1_000 * million, [year(2023, 0)]],
		['never told before', 1_000 * million, []],
	])('%s is not told', (_, value, earlier) => {
		expect(findOutliers([cell(value)], earlier)).toEqual([]);
	});

	it('that counts is weighed from a number on', () => {
		const classes = { measure: 'participants', noun: 'lao động' } as const;
		expect(findOutliers([cell(10, classes)], [year(2023, 1, classes)])).toEqual([]);
		expect(findOutliers([cell(300, classes)], [year(2023, 30, classes)])).toMatchObject([{ factor: 10 }]);
	});
});

it('a programme that grew as a whole is told in a few findings', () => {
	const nouns = Array.from({ length: 20 }, (_, i) => `nhóm ${i}`);
	const cells = nouns.map((noun, i) => cell(1_000 + i, { measure: 'participants', noun, figure: `f${i}` }));
	const before = { period: '2023', cells: nouns.map((noun) => cell(100, { measure: 'participants', noun })) };
	const found = outlierFindings({ summary: cells } as unknown as Reading, '2024', [before]);
	expect(found).toHaveLength(outlierRules.mostTold + 1);
	expect(found.at(-1)?.figures).toHaveLength(20 - outlierRules.mostTold);
	expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
});

describe('comparable periods', () => {
	it.each([
		['2024', ['2023', '2022', '2021']],
		['2024-H1', ['2023-H1', '2022-H1', '2021-H1']],
		['2024-Q4', ['2023-Q4', '2022-Q4', '2021-Q4']],
		['2024-05', ['2023-05', '2022-05', '2021-05']],
		['2024-9M', ['2023-9M', '2022-9M', '2021-9M']],
		['2021-2025', ['2016-2020', '2011-2015', '2006-2010']],
		['1991', ['1990']],
		['không phải kỳ', []],
	])('of %s', (period, earlier) => {
		expect(comparablePeriods(period)).toEqual(earlier);
	});
});
