// Goal: nothing is counted twice and missing is not zero. Method: small views worked out by hand.
import { describe, expect, it } from 'vitest';
import { type Contribution, viewOf } from '../../../functions/domain/aggregates.ts';
import { addExactly, foldCells } from '../../../functions/domain/cells.ts';
import type { SummaryCell } from '../../../functions/domain/reading.ts';

const cell = (value: number, over: Partial<SummaryCell> = {}): SummaryCell => ({
	activity: 'technology',
	source: 'all',
	measure: 'funding',
	noun: null,
	period: { from: 2021, to: 2025 },
	status: 'actual',
	value,
	figure: 'f1',
	derived: false,
	...over,
});

const from = (childId: string, cells: SummaryCell[], viaId: string | null = null): Contribution => ({
	childId,
	viaId,
	within: viaId ? [viaId] : [],
	reportId: `bc-${childId}`,
	version: 1,
	cells,
	order: '2025',
});

const asOf = '2025-04-01T00:00:00.000Z';

describe('folding cells of a report', () => {
	it('does not add the years to the whole period', () => {
		const years = [2021, 2022].map((year) => cell(10, { period: { from: year, to: year } }));
		expect([...foldCells([...years, cell(25)]).values()].map((one) => one.value)).toEqual([25]);
		expect([...foldCells(years).values()].map((one) => one.value)).toEqual([20]);
	});

	it('keeps sources, nouns and planned amounts apart', () => {
		const cells = [cell(1), cell(2, { source: 'national' }), cell(3, { status: 'planned' }), cell(4, { noun: 'lớp' })];
		expect(foldCells(cells).size).toBe(4);
	});
});

describe('a unit beside the level below', () => {
	it('shows own value, sum below and difference', () => {
		const view = viewOf(
			'p',
			[from('p', [cell(100)]), from('d1', [cell(60)]), from('d2', [cell(30)])],
			['d1', 'd2', 'd3'],
			asOf,
		);
		expect(view.cells).toMatchObject([{ own: 100, below: 90, difference: 10, children: ['d1', 'd2'] }]);
		expect(view.coverage).toEqual({ expected: 3, approved: 2, partly: [], missing: ['d3'], asOf });
	});

	it('counts a province once in the nation, by its own report where there is one', () => {
		const districts = [from('d1', [cell(60)], 'p1'), from('d2', [cell(30)], 'p2')];
		const view = viewOf('vn', [from('p1', [cell(100)]), ...districts], ['p1', 'p2'], asOf);
		expect(view.cells).toMatchObject([{ own: null, below: 130, difference: null, children: ['p1', 'd2'] }]);
		expect(view.coverage).toMatchObject({ approved: 1, partly: ['p2'], missing: [] });
	});

	it('counts a merged unit once: its successor stands for it', () => {
		const merged = { ...from('d1', [cell(100)], 'old'), within: ['old', 'new'] };
		expect(viewOf('vn', [merged, from('new', [cell(1000)])], ['new'], asOf).cells).toMatchObject([{ below: 1000 }]);
	});

	it('never adds `other`, and shows nothing where nobody reported', () => {
		const view = viewOf('p', [from('d1', [cell(5, { measure: 'other', noun: 'văn bản' })])], ['d1'], asOf);
		expect(view.cells).toEqual([]);
		expect(viewOf('p', [], ['d1'], asOf).cells).toEqual([]);
	});
});

describe('adding exactly', () => {
	it('adds decimals without drift and large amounts to the đồng', () => {
		expect(addExactly([0.1, 0.2])).toBe(0.3);
		expect(addExactly([104_000_000_000_001, 2])).toBe(104_000_000_000_003);
		expect(addExactly([20_000_000_000_001, -20_000_000_000_000])).toBe(1);
		expect(addExactly([1_000_000_000_000, 0.5])).toBe(1_000_000_000_000.5);
	});

	it('refuses what a number cannot carry', () => {
		expect(() => addExactly([Number.MAX_SAFE_INTEGER, 10])).toThrow(RangeError);
	});
});
