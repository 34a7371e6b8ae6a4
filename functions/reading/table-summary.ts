// What the annex adds to the values that would be published. Invariant (design rule 11): where the prose states a cell, the prose stands (what
// the annex says otherwise is a finding); a row inside another is never added to it.
import { addExactly } from '../domain/cells.ts';
import type { ReadTable, SummaryCell } from '../domain/reading.ts';
import type { RowFact } from './table-facts.ts';

type Span = { from: number; to: number };

const keyOf = ({
	activity,
	source,
	measure,
	noun,
	period,
}: Pick<SummaryCell, 'activity' | 'source' | 'measure' | 'noun' | 'period'>): string =>
	[activity, source ?? 'all', measure, noun, period.from, period.to].join('|');

export function tableSummary(
	facts: readonly RowFact[],
	tables: readonly ReadTable[],
	prose: readonly SummaryCell[],
	report: Span | null,
): SummaryCell[] {
	const stated = new Set(prose.map(keyOf));
	const cells: SummaryCell[] = [];
	// The first table that gives a cell gives it: the money table and the table of results seldom share one, and then they agree or are asked about.
	tables.forEach((_, table) => {
		const own = facts.filter((fact) => fact.table === table && fact.measure !== 'other' && fact.role !== 'part');
		for (const cell of [...headRows(own), ...itemRows(own, report)]) {
			const key = keyOf(cell);
			if (stated.has(key)) continue;
			stated.add(key);
			cells.push(cell);
		}
	});
	return cells;
}

const nounOf = ({ measure, noun }: RowFact): string | null =>
	measure === 'funding' || measure === 'projects' ? null : (noun?.toLowerCase() ?? null);

const toCell = (fact: RowFact): SummaryCell => ({
	activity: fact.activity,
	source: fact.source,
	measure: fact.measure,
	noun: nounOf(fact),
	period: fact.period,
	status: fact.status,
	value: fact.value,
	figure: fact.ids[0] ?? '',
	derived: fact.ids.length > 1,
	why: { rule: fact.ids.length > 1 ? 'annex-rows-added' : 'annex', used: fact.ids, leftOut: [] },
});

/** Grand total and sections stand for all under them. */
function headRows(facts: readonly RowFact[]): SummaryCell[] {
	return facts.flatMap((fact) => {
		if (fact.role === 'item' || fact.role === 'part' || (fact.role === 'section' && fact.activity === 'total'))
			return [];
		return [toCell(fact)];
	});
}

/** Where a section has no value of its own, its rows together: of the report's whole period only. */
function itemRows(facts: readonly RowFact[], report: Span | null): SummaryCell[] {
	const sections = new Set(
		facts.filter((fact) => fact.role === 'section').map((fact) => keyOf({ ...fact, noun: nounOf(fact) })),
	);
	const rows = facts.filter(
		(fact) =>
			fact.role === 'item' &&
			fact.activity !== 'total' &&
			report !== null &&
			fact.period.from === report.from &&
			fact.period.to === report.to &&
			!sections.has(keyOf({ ...fact, noun: nounOf(fact) })),
	);
	return [...Map.groupBy(rows, (fact) => keyOf({ ...fact, noun: nounOf(fact) })).values()].flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		const value = addExactly(group.map((fact) => fact.value));
		return [toCell({ ...first, value, ids: group.flatMap((fact) => fact.ids) })];
	});
}
