// One row of a table over several years, against numbers that the prose tells of each of them in the same words: what the row counts in most
// years it counts in all. Invariant: only told where those words agree with the row in two periods, and another number of the sentence is what
// stands in the period where they do not.
import type { CheckItem } from './check-items.ts';
import type { RowFact } from './table-facts.ts';

const leastAgreeing = 2;

/** "tham gia" of "116 sản phẩm tham gia, 50 sản phẩm đạt cấp tỉnh" */
function wordsBehind({ draft }: CheckItem): string {
	const [said = ''] = /^[^.,;:()]*/.exec(draft.paragraph.paragraph.text.slice(draft.quantity.end)) ?? [];
	return said.trim().toLowerCase();
}

const rowOf = ({ table, row, source, measure }: RowFact): string => [table, row, source, measure].join('|');

export interface SeriesBreak {
	fact: RowFact;
	item: CheckItem;
}

/** Numbers whose words the row follows in other periods, but not in this one. */
export function seriesBreaks(
	said: ReadonlyMap<RowFact, readonly CheckItem[]>,
	agrees: (item: CheckItem, fact: RowFact) => boolean,
): SeriesBreak[] {
	const rows = Map.groupBy(said.keys(), rowOf);
	return [...rows.values()].flatMap((facts) => {
		const told = facts.flatMap((fact) => (said.get(fact) ?? []).map((item) => ({ fact, item })));
		return [...Map.groupBy(told, ({ item }) => wordsBehind(item))].flatMap(([words, series]) => {
			const agreeing = new Set(series.filter(({ fact, item }) => agrees(item, fact)).map(({ fact }) => fact));
			if (words === '' || agreeing.size < leastAgreeing) return [];
			return series.filter(
				({ fact }) => !agreeing.has(fact) && (said.get(fact) ?? []).some((other) => agrees(other, fact)),
			);
		});
	});
}
