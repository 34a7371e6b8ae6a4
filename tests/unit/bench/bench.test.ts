// The parts of the benchmarks that only reckon and print. Nothing here is timed.
import { describe, expect, it } from 'vitest';
import { compareResults } from '../../../bench/compare-results.ts';
import { reportOf, reportsOf, resultsOf } from '../../../bench/longer-report.ts';
import { measure } from '../../../bench/measure.ts';
import { median } from '../../../bench/median.ts';
import { digits, renderTable } from '../../../bench/render-table.ts';
import { proseOf } from '../../../bench/report-prose.ts';
import { allMet, rowOf } from '../../../bench/row.ts';

const row = (ratio: number, target: number | null = 100, stretch?: number) =>
	rowOf(
		{ what: 'reading', against: 'the floor', target, ...(stretch ? { stretch } : {}) },
		{ ours: ratio, reference: 1 },
	);

describe('the median', () => {
	it.each([
		[[3], 3],
		[[9, 1, 2], 2],
		[[4, 1, 3, 2], 2.5],
	])('of %j is %d', (values, middle) => expect(median(values)).toBe(middle));

	it('of nothing is refused, and the values stay as they were', () => {
		expect(() => median([])).toThrow(RangeError);
		const values = [2, 1];
		median(values);
		expect(values).toEqual([2, 1]);
	});
});

describe('a target', () => {
	it('is met up to its number', () => {
		expect([row(99).met, row(100).met, row(100.1).met]).toEqual([true, true, false]);
	});

	it('that is not there is neither met nor missed, and fails nothing', () => {
		expect(row(1e9, null).met).toBeNull();
		expect(allMet([row(1e9, null), row(1)])).toBe(true);
		expect(allMet([row(1), row(101)])).toBe(false);
	});

	it('is no target of a reference that took no time', () => {
		expect(() => rowOf({ what: 'reading', against: 'nothing', target: 1 }, { ours: 1, reference: 0 })).toThrow(
			'reading',
		);
	});
});

describe('the table', () => {
	it('has a line for every row and for every one that was skipped', () => {
		const table = renderTable(
			[row(20, 100, 30), row(50, 100, 30), row(101), row(7, null)],
			[{ what: 'corpus', why: 'not there' }],
		).split('\n');
		expect(table).toHaveLength(6);
		expect(table[1]).toMatch(/^reading {2}.*20\.0 .*100 \(30\.0\) {2}met, stretch too$/);
		expect(table[2]).toMatch(/ met$/);
		expect(table[3]).toMatch(/ NOT MET$/);
		expect(table[4]).toMatch(/ for information$/);
		expect(table[5]).toMatch(/^corpus .* skipped: not there$/);
	});

	it.each([
		[0, '0'],
		[0.0213, '0.0213'],
		[1.2345, '1.23'],
		[12.345, '12.3'],
		[1234.5, '1235'],
	])('writes %d as %s', (value, text) => expect(digits(value)).toBe(text));
});

describe('the comparison', () => {
	const rated = (what: string, ratio: number, met: boolean | null = true) => ({ what, ratio, met });

	it('goes by ratios and names what is new or gone', () => {
		const lines = compareResults(
			[rated('a', 10), rated('b', 10), rated('c', 10), rated('d', 99), rated('gone', 1)],
			[rated('a', 10.5), rated('b', 5), rated('c', 20), rated('d', 101, false), rated('new', 1)],
		).split('\n');
		expect(lines.slice(1).map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
			'a 10.0 10.5 +5% as before',
			'b 10.0 5.00 -50% faster',
			'c 10.0 20.0 +100% slower',
			'd 99.0 101 +2% no longer met',
			'new - 1.00 new',
			'gone 1.00 - not measured now',
		]);
	});
});

describe('measuring', () => {
	it('repeats short works, lets them take turns and gives one cost each', async () => {
		let turns = '';
		const spin = (name: string) => () => {
			turns += name;
			for (let i = 0; i < 20_000; i++) Math.sqrt(i);
		};
		const costs = await measure([spin('a'), spin('b')], { warmUpMs: 1, sampleMs: 12, samples: 3 });
		expect(costs).toHaveLength(2);
		expect(costs.every((cost) => cost >= 0)).toBe(true);
		expect(turns).toMatch(/^a+b+(?:a+b+){3}$/);
	});
});

describe('the texts', () => {
	it('the prose ends where the first annex opens, by name or by the letters over its columns', () => {
		expect(proseOf('Theo phụ lục kèm theo.\nHết\nPhụ lục\n1 2')).toBe('Theo phụ lục kèm theo.\nHết\n');
		expect(proseOf('Hết\n A B \nTổng cộng 3\nPhụ lục 1')).toBe('Hết\n');
		expect(proseOf('không có bảng')).toBe('không có bảng');
	});

	const report = [
		'Kính gửi: Sở Công Thương',
		'Phòng báo cáo như sau:',
		'II. Kết quả',
		'1. Đào tạo nghề',
		...Array.from({ length: 10 }, (_, i) => `- Mở ${i + 2} lớp.`),
		'3',
		'1.200 triệu đồng',
		'III. Khó khăn',
		'- Thiếu vốn.',
	].join('\n');

	it('results are what stands before the difficulties, without page numbers', () => {
		const results = resultsOf(report);
		expect(results[0]).toBe('II. Kết quả');
		expect(results.at(-1)).toBe('1.200 triệu đồng');
		expect(results).not.toContain('3');
	});

	it('sections come under their own headings, and every length holds all of them', () => {
		const sections = [resultsOf(report), resultsOf(report), resultsOf(report)];
		const whole = reportOf(sections);
		expect(whole).toContain('\n2.1. Kết quả\n2.2. Đào tạo nghề\n');
		expect(whole).toContain('\n1.200 triệu đồng\n');
		expect(reportsOf(sections, 2)).toHaveLength(2);
		expect(reportsOf(sections, 3)).toEqual([whole]);
	});
});
