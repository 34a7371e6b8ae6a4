// A unit's view with its children for one period and programme. Invariant: missing is not zero; units are those of the days the figures
// are from, so that a report of a merged district still stands under its own province.

import type { Contribution } from '../../domain/aggregates.ts';
import { type View, viewOf } from '../../domain/aggregates.ts';
import { parsePeriod } from '../../domain/periods.ts';
import type { SummaryCell } from '../../domain/reading.ts';
import { childrenOf, findUnit } from '../../domain/register/register.ts';
import type { Unit } from '../../domain/register/unit.ts';
import type { Programme } from '../../domain/report.ts';
import { loadContributions } from '../../ledger/publications.ts';
import type { ItemStore } from '../../ports/item-store.ts';

export interface AggregateQuery {
	unit: Unit;
	period: string;
	programme: Programme;
	/** Null for now. */
	asOf: string | null;
}

export interface ChildRow {
	unit: Unit;
	/** `below`: not by its own report but by those of units below it. */
	has: 'own' | 'below' | 'nothing';
	cells: number;
	/** The child's total funding over all sources, where it is known without adding unlike things. */
	funding: number | null;
	/** Reports behind the child's figures. */
	reports: string[];
}

export interface Aggregate {
	view: View;
	children: ChildRow[];
	/** The unit's own approved report, if any. */
	ownReport: string | null;
	/** The day whose units are shown. */
	unitsOf: string;
}

/** The last day of the period on which all units that reported existed: boundaries are dated (rule 15). */
function dayOfUnits(query: AggregateQuery, contributions: readonly Contribution[]): string {
	const parsed = parsePeriod(query.period);
	const days = [parsed.ok ? parsed.period.end : null, query.unit.validTo];
	for (const { childId, viaId } of contributions) {
		if (childId === query.unit.id) continue;
		days.push(findUnit(viaId ?? childId)?.validTo ?? null);
	}
	return days.filter((day) => day !== null).sort()[0] ?? query.unit.validFrom;
}

const isTotalFunding = (cell: Pick<SummaryCell, 'activity' | 'measure' | 'source' | 'status'>): boolean =>
	cell.activity === 'total' && cell.measure === 'funding' && cell.source === 'all' && cell.status === 'actual';

function childRow(unit: Unit, contributions: readonly Contribution[], asOf: string): ChildRow {
	const own = contributions.filter((one) => one.childId === unit.id);
	const below = contributions.filter((one) => one.viaId === unit.id);
	const used = own.length > 0 ? own : below;
	const { cells } = viewOf(
		unit.id,
		used.map((one) => ({ ...one, viaId: null, within: [] })),
		[],
		asOf,
	);
	const total = cells.find(isTotalFunding);
	return {
		unit,
		has: own.length > 0 ? 'own' : below.length > 0 ? 'below' : 'nothing',
		cells: cells.length,
		funding: total ? (total.own ?? total.below) : null,
		reports: used.map((one) => one.reportId),
	};
}

export async function loadAggregate(store: ItemStore, query: AggregateQuery, now: string): Promise<Aggregate> {
	const { unit, period, programme, asOf } = query;
	const contributions = await loadContributions(store, { unitId: unit.id, period, programme, asOf });
	const unitsOf = dayOfUnits(query, contributions);
	const expected = childrenOf(unit.id, unitsOf);
	const children = expected.map((child) => childRow(child, contributions, asOf ?? now));
	return {
		view: viewOf(
			unit.id,
			contributions,
			expected.map((child) => child.id),
			asOf ?? now,
		),
		children: children.sort((a, b) => Number(a.has === 'nothing') - Number(b.has === 'nothing')),
		ownReport: contributions.find((one) => one.childId === unit.id)?.reportId ?? null,
		unitsOf,
	};
}
