// When the rows of a part do not add up: what one thing gone wrong would explain it. Invariant: every reading that any single error allows
// stays possible, so that an error never makes a wrong placement look certain.
import { combine, type Member, type Supported } from './column-sums.ts';
import type { Grid } from './header-grid.ts';
import type { Relation } from './row-hierarchy.ts';
import type { Placement } from './row-placements.ts';
import type { Work } from './search-work.ts';

export interface ColumnFinding {
	kind: 'outside-parent' | 'column' | 'unresolved';
	whole: number;
	row: number | null;
	column: number | null;
}

export interface Relaxed {
	/** By member: indices of the ways that stay, counting on into `added`. */
	alive: number[][] | null;
	/** Ways that only a misprint in the row allows. */
	added: Placement[][];
	findings: ColumnFinding[];
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
	const { whole } = relation;
	const inYears = new Set(grid.columns.flatMap((column, at) => (column.role === 'year' ? [at] : [])));
	const found: { alive: number[][]; finding: ColumnFinding | null }[] = [];
	const note = (result: Supported, finding: ColumnFinding | null): void => {
		if (result.alive) found.push({ alive: result.alive, finding });
	};
	const without = (column: number): number[] => columns.filter((other) => other !== column);
	const swap = (nth: number, change: Partial<Member>): Member[] =>
		members.map((member, at) => (at === nth ? { ...member, ...change } : member));

	relation.parts.forEach((row, nth) => {
		note(combine(swap(nth + 1, { silent: inYears }), columns, work), {
			kind: 'outside-parent',
			whole,
			row,
			column: null,
		});
	});
	for (const column of columns)
		note(combine(members, without(column), work), { kind: 'column', whole, row: null, column });

	const added = misprinted.map((wider, nth) => otherWays(wider, members[nth]?.ways ?? []));
	for (const [nth, more] of added.entries()) {
		if (more.length === 0) continue;
		const raised = swap(nth, { ways: more });
		const own = members[nth]?.ways.length ?? 0;
		for (const left of [columns, ...columns.map(without)]) {
			const result = combine(raised, left, work);
			if (!result.alive) continue;
			found.push({
				alive: result.alive.map((ways, at) => (at === nth ? ways.map((way) => way + own) : ways)),
				finding: null,
			});
		}
	}
	if (found.length === 0) return { alive: null, added, findings: [] };
	const alive = members.map((_, at) => [...new Set(found.flatMap((one) => one.alive[at] ?? []))].sort((a, b) => a - b));
	const findings = found.flatMap(({ finding }) => finding ?? []);
	return {
		alive,
		added,
		findings: findings.length > 0 ? findings : [{ kind: 'unresolved', whole, row: null, column: null }],
	};
}

function otherWays(wider: readonly Placement[], own: readonly Placement[]): Placement[] {
	const keyOf = (way: Placement): string => way.cells.map((cell) => cell?.text ?? '').join('|');
	const known = new Set(own.map(keyOf));
	return wider.filter((way) => !known.has(keyOf(way)));
}
