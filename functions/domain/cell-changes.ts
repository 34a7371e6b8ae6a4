// What changed between two versions of a report, cell by cell of what would be published. Invariant: complete: every cell that is in one of them
// only, or with another value, is told once; equal ones are not.
import { cellKey } from './cells.ts';
import type { SummaryCell } from './reading.ts';

export interface CellChange {
	cell: SummaryCell;
	/** Null where the cell is not in that version. */
	before: number | null;
	after: number | null;
}

const keyOf = (cell: SummaryCell): string => `${cellKey(cell)}|${cell.period.from}|${cell.period.to}`;

export function cellChanges(before: readonly SummaryCell[], after: readonly SummaryCell[]): CellChange[] {
	const old = new Map(before.map((cell) => [keyOf(cell), cell]));
	const now = new Map(after.map((cell) => [keyOf(cell), cell]));
	const kept = [...now].flatMap(([key, cell]): CellChange[] => {
		const was = old.get(key);
		return was?.value === cell.value ? [] : [{ cell, before: was?.value ?? null, after: cell.value }];
	});
	const gone = [...old].flatMap(([key, cell]): CellChange[] =>
		now.has(key) ? [] : [{ cell, before: cell.value, after: null }],
	);
	return [...kept, ...gone];
}
