// When the rows of a part do not add up: what one thing gone wrong would explain it. Invariant: every reading that any single error allows
// stays possible, so that an error never makes a wrong placement look certain.
import { combine, type Member, type Supported } from './column-sums.ts';
import type { Grid } from './header-grid.ts';
import type { Relation } from './row-hierarchy.ts';
import type { Placement } from './row-placements.ts';
import type { Work } from './search-work.ts';

export interface Relaxed {
	/** By member: indices of the ways that stay, counting on into `added`. */
	alive: number[][] | null;
	/** Ways that only a misprint in the row allows. */
	added: Placement[][];
}

export function relax(
	relation: Relation,
	members: readonly Member[],
	/** By member: its readings with one misprint; none where they need not be looked at. */
	misprinted: readonly (readonly Placement[])[],
	grid: Grid,
	columns: readonly number[],
	work: Work,
): Relaxed {
	const inYears = new Set(grid.columns.flatMap((column, at) => (column.role === 'year' ? [at] : [])));
	const found: number[][][] = [];
	const note = ({ alive }: Supported): void => {
		if (alive) found.push(alive);
	};
	const without = (column: number): number[] => columns.filter((other) => other !== column);
	const swap = (nth: number, change: Partial<Member>): Member[] =>
		members.map((member, at) => (at === nth ? { ...member, ...change } : member));

	// A part that is in the totals of the whole and in none of its years; a column that is wrong somewhere; a misprint in one row.
	for (const nth of relation.parts.keys()) note(combine(swap(nth + 1, { silent: inYears }), columns, work));
	for (const column of columns) note(combine(members, without(column), work));

	const added = misprinted.map((wider, nth) => otherWays(wider, members[nth]?.ways ?? []));
	for (const [nth, more] of added.entries()) {
		if (more.length === 0) continue;
		const raised = swap(nth, { ways: more });
		const own = members[nth]?.ways.length ?? 0;
		for (const left of [columns, ...columns.map(without)]) {
			const result = combine(raised, left, work);
			if (!result.alive) continue;
			found.push(result.alive.map((ways, at) => (at === nth ? ways.map((way) => way + own) : ways)));
		}
	}
	if (found.length === 0) return { alive: null, added };
	const alive = members.map((_, at) => [...new Set(found.flatMap((alive) => alive[at] ?? []))].sort((a, b) => a - b));
	return { alive, added };
}

function otherWays(wider: readonly Placement[], own: readonly Placement[]): Placement[] {
	const keyOf = (way: Placement): string => way.cells.map((cell) => cell?.text ?? '').join('|');
	const known = new Set(own.map(keyOf));
	return wider.filter((way) => !known.has(keyOf(way)));
}
