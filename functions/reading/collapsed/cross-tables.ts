// What one table of a document says about another that counts the same things: rows with the same subject fill the same years. Invariant:
// only placements that the table's own sums allow are chosen, only by a row that is itself certain, and what is chosen is marked.
import type { Grid } from './header-grid.ts';
import { containment } from './label-words.ts';
import type { PrintedRow } from './printed-rows.ts';
import type { Placement } from './row-placements.ts';
import type { SolvedRow } from './solve-rows.ts';

export interface Comparable {
	title: string | null;
	rows: readonly PrintedRow[];
	solved: readonly SolvedRow[];
	grid: Grid;
}

export interface Inference {
	row: number;
	ways: Placement[];
	why: string;
}

export function inferFrom(table: Comparable, others: readonly Comparable[]): Inference[] {
	const found = new Map<number, Inference>();
	const waysOf = (row: number): readonly Placement[] => found.get(row)?.ways ?? table.solved[row]?.ways ?? [];
	table.rows.forEach((row, at) => {
		const ways = waysOf(at);
		if (ways.length < 2) return;
		const inference =
			fromParent(table, at, ways, waysOf) ??
			fromOthers(table, row, ways, others) ??
			sourceFromSection(table, row, ways, others);
		if (inference) found.set(at, { row: at, ...inference });
	});
	return [...found.values()];
}

type Choice = Omit<Inference, 'row'> | null;

/** A dash counts what the row above it counts, in the same years. */
function fromParent(
	table: Comparable,
	at: number,
	ways: readonly Placement[],
	waysOf: (row: number) => readonly Placement[],
): Choice {
	const row = table.rows[at];
	if (!row || row.tt !== null) return null;
	let above = at - 1;
	while (above >= 0 && table.rows[above]?.tt === null) above -= 1;
	const parent = table.rows[above];
	if (!parent || parent.section !== row.section) return null;
	const pattern = certainPattern(waysOf(above), table.grid);
	return pattern === null
		? null
		: choose(ways, table.grid, pattern, `cùng các năm với dòng ${nameOf(parent)} phía trên`);
}

function fromOthers(
	table: Comparable,
	row: PrintedRow,
	ways: readonly Placement[],
	others: readonly Comparable[],
): Choice {
	for (const other of others) {
		if (!sameColumns(table.grid, other.grid)) continue;
		const ranked = other.rows
			.map((candidate, at) => ({ candidate, at, score: scoreOf(row, candidate) }))
			.filter(({ score }) => score >= 0.55)
			.sort((a, b) => b.score - a.score);
		const [best, second] = ranked;
		if (!best || (second && best.score - second.score < 0.05)) continue;
		const pattern = certainPattern(other.solved[best.at]?.ways ?? [], other.grid);
		if (pattern === null) continue;
		const chosen = choose(
			ways,
			table.grid,
			pattern,
			`cùng các ô có số với dòng ${nameOf(best.candidate)} của bảng “${other.title ?? ''}”`,
		);
		if (chosen) return chosen;
	}
	return null;
}

/** Only the source is open, and the section has nothing of the other source in those years elsewhere. */
function sourceFromSection(
	table: Comparable,
	row: PrintedRow,
	ways: readonly Placement[],
	others: readonly Comparable[],
): Choice {
	const slotsOf = (way: Placement): string[] => patternOf(way, table.grid).split(' ');
	const sourceOf = (way: Placement): string => [...new Set(slotsOf(way).map((slot) => slot.split('.')[1]))].join();
	if (row.section === null || ways.some((way) => sourceOf(way).includes(','))) return null;
	for (const other of others) {
		if (!sameColumns(table.grid, other.grid)) continue;
		const at = other.rows.findIndex((one) => one.tt === row.section);
		const pattern = certainPattern(other.solved[at]?.ways ?? [], other.grid);
		if (pattern === null) continue;
		const allowed = new Set(pattern.split(' '));
		const kept = ways.filter((way) => slotsOf(way).every((slot) => allowed.has(slot)));
		if (kept.length > 0 && kept.length < ways.length && new Set(kept.map(sourceOf)).size === 1)
			return {
				ways: kept,
				why: `mục ${row.section} của bảng “${other.title ?? ''}” không có nguồn kia trong các năm này`,
			};
	}
	return null;
}

function choose(ways: readonly Placement[], grid: Grid, pattern: string, why: string): Choice {
	const kept = ways.filter((way) => patternOf(way, grid) === pattern);
	return kept.length > 0 && kept.length < ways.length ? { ways: kept, why } : null;
}

function scoreOf(row: PrintedRow, candidate: PrintedRow): number {
	if (row.section !== candidate.section || candidate.bullet || candidate.tt === row.section) return 0;
	return containment(row.label, candidate.label) + (candidate.tt !== null && candidate.tt === row.tt ? 0.15 : 0);
}

/** Which year and source cells are filled: "0.0 0.1 3.0". */
function patternOf(way: Placement, grid: Grid): string {
	const filled = new Set<string>();
	way.cells.forEach((cell, at) => {
		const column = grid.columns[at];
		if (cell && column?.role === 'year') filled.add(`${column.year}.${column.source}`);
	});
	return [...filled].join(' ');
}

function certainPattern(ways: readonly Placement[], grid: Grid): string | null {
	const patterns = new Set(ways.map((way) => patternOf(way, grid)));
	const [only] = patterns;
	return patterns.size === 1 && only ? only : null;
}

function sameColumns(a: Grid, b: Grid): boolean {
	return a.years.join() === b.years.join() && a.sources.join() === b.sources.join();
}

function nameOf(row: PrintedRow): string {
	return row.section !== null && row.tt !== row.section ? `${row.section}.${row.tt ?? ''}` : (row.tt ?? row.label);
}
