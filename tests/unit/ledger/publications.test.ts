// Goal: views are exact under duplicate, late and competing publications. Method: every order of the same publications, each twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SummaryCell } from '../../../functions/domain/reading.ts';
import { keys } from '../../../functions/ledger/items.ts';
import type { PublicationItem } from '../../../functions/ledger/publication-items.ts';
import { applyPublication, loadContributions } from '../../../functions/ledger/publications.ts';
import { createMemoryItemStore } from '../../support/memory-item-store.ts';
import { districtId, route } from '../../support/report-fixture.ts';

const province = route.chain[1]!.unitId;
const cell = (value: number): SummaryCell => ({
	activity: 'technology',
	source: 'all',
	measure: 'funding',
	noun: null,
	period: { from: 2024, to: 2024 },
	status: 'actual',
	value,
	figure: 'f1',
	derived: false,
});
const publication = (version: number, programme: 'national' | 'local' = 'national'): PublicationItem => ({
	...keys.publication('bc-1', version, 1, 0),
	ofVersion: version,
	type: 'publication',
	reportId: 'bc-1',
	version,
	levelIndex: 1,
	level: route.chain[1]!,
	unitId: districtId,
	period: '2024',
	programme,
	cells: [cell(version * 100)],
	order: `2025-03-0${version}T00:00:00.000Z#bc-1#00000${version}`,
});
const view = (
	store: ReturnType<typeof createMemoryItemStore>,
	programme: 'national' | 'local',
	asOf: string | null = null,
) => loadContributions(store, { unitId: province, period: '2024', programme, asOf });

describe('publications', () => {
	const all = [publication(1), publication(2), publication(3, 'local')];

	it('give the same views in any order, twice and at once, and keep their past', async () => {
		await fc.assert(
			fc.asyncProperty(fc.shuffledSubarray([...all, ...all], { minLength: 6 }), async (sequence) => {
				const store = createMemoryItemStore();
				await Promise.all(sequence.slice(0, 3).map((one) => applyPublication(store, one)));
				for (const one of sequence.slice(3)) await applyPublication(store, one);
				expect(await view(store, 'local')).toMatchObject([{ version: 3, cells: [{ value: 300 }] }]);
				expect(await view(store, 'national')).toEqual([]);
				expect(await view(store, 'national', '2025-03-02T12:00:00.000Z')).toMatchObject([{ version: 2 }]);
				expect(await view(store, 'national', '2025-03-01T12:00:00.000Z')).toMatchObject([{ version: 1 }]);
			}),
			{ numRuns: 60 },
		);
	});

	it('move to the other programme, they are not two', async () => {
		const store = createMemoryItemStore();
		for (const one of all) await applyPublication(store, one);
		expect(await view(store, 'national')).toEqual([]);
		expect(await view(store, 'local')).toHaveLength(1);
	});
});
