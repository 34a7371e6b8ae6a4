// What the unit's earlier reports of comparable periods say: the same part of earlier years, the same programme, as approved. Invariant: of each
// period the version that counts now, and never one of the report that is being checked.
import { outlierRules } from '../domain/check-rules.ts';
import { parsePeriod } from '../domain/periods.ts';
import type { ReportHead } from '../domain/report.ts';
import { keys } from '../ledger/items.ts';
import type { ContributionItem } from '../ledger/publication-items.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { EarlierCells } from '../reading/outlier-cells.ts';

/** "2024-H1" -> "2023-H1", "2022-H1"; "2021-2025" -> "2016-2020": nearest first. */
export function comparablePeriods(period: string): string[] {
	const parsed = parsePeriod(period);
	if (!parsed.ok) return [];
	const { kind, from, to, end } = parsed.period;
	const span = to - from + 1;
	return Array.from({ length: outlierRules.periods }, (_, i) => (i + 1) * span).flatMap((back) => {
		const earlier = parsePeriod({ kind, from: from - back, to: to - back, end: `${to - back}${end.slice(4)}` });
		return earlier.ok ? [earlier.id] : [];
	});
}

export async function loadEarlierCells(store: ItemStore, head: ReportHead): Promise<EarlierCells[]> {
	const { unitId, programme, reportId } = head;
	if (!programme) return [];
	const found = await Promise.all(
		comparablePeriods(head.period).map(async (period) => {
			// A unit's own approval publishes its report in its own view.
			const item = await store.get(keys.contribution(unitId, period, programme, unitId));
			return { period, item: item as ContributionItem | null };
		}),
	);
	return found.flatMap(({ period, item }) =>
		item && !item.withdrawn && item.reportId !== reportId ? [{ period, cells: item.cells }] : [],
	);
}
