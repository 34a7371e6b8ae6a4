// What changed between two versions: changed, new and gone cells, and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellChanges } from '../../../functions/domain/cell-changes.ts';
import type { SummaryCell } from '../../../functions/domain/reading.ts';

const cell = (value: number, of: Partial<SummaryCell> = {}): SummaryCell => ({
	activity: 'training',
	source: 'all',
	measure: 'funding',
	noun: null,
	period: { from: 2024, to: 2024 },
	status: 'actual',
	value,
	figure: 'f1',
	derived: false,
	...of,
});

describe('changes between versions', () => {
	it('are told once each, with both values', () => {
		const before = [cell(100), cell(7, { measure: 'events', noun: 'lớp' }), cell(5, { activity: 'products' })];
		const after = [
			cell(120),
			cell(7, { measure: 'events', noun: 'lớp', figure: 'f9' }),
			cell(3, { source: 'national' }),
		];
		expect(
			cellChanges(before, after).map((one) => [one.cell.activity, one.cell.source, one.before, one.after]),
		).toEqual([
			['training', 'all', 100, 120],
			['training', 'national', null, 3],
			['products', 'all', 5, null],
		]);
	});

	it('of a year are not those of another', () => {
		expect(cellChanges([cell(1)], [cell(1, { period: { from: 2023, to: 2023 } })])).toHaveLength(2);
	});

	it('are none for the same version, and the same backwards with before and after exchanged', () => {
		const cells = fc.uniqueArray(fc.record({ from: fc.integer({ min: 2000, max: 2030 }), value: fc.nat() }), {
			selector: ({ from }) => from,
		});
		const made = cells.map((all) => all.map(({ from, value }) => cell(value, { period: { from, to: from } })));
		fc.assert(
			fc.property(made, made, (a, b) => {
				expect(cellChanges(a, a)).toEqual([]);
				const turned = cellChanges(b, a).map(({ before, after }) => [after, before].join());
				expect(
					cellChanges(a, b)
						.map(({ before, after }) => [before, after].join())
						.sort(),
				).toEqual(turned.sort());
			}),
		);
	});
});
