// Which one error explains several broken relations of a table. Invariant: a cause mends at least two of them and breaks none that holds;
// what it mends is not told again.
import type { ReadTable } from '../domain/reading.ts';
import { ancestorsOf, expectedOf } from './table-relations.ts';
import type { CellAt, Relation, ValueGrid } from './table-value-grid.ts';

export type Cause =
	| { kind: 'cell'; cell: CellAt; value: number; mended: Relation[] }
	/** A row that its section and the totals above leave out, in these columns; none: only the totals over periods count it. */
	| { kind: 'left-out'; row: number; over: number; columns: number[]; mended: Relation[] }
	| { kind: 'single'; mended: [Relation] };

type Changes = ReadonlyMap<string, number>;

interface Hypothesis {
	cause: Cause;
	changes: Changes;
}

const keyOf = ([row, column]: CellAt): string => `${row}:${column}`;
const mostBroken = 120;

export function findCauses(
	table: ReadTable,
	grid: ValueGrid,
	relations: readonly Relation[],
	broken: readonly Relation[],
): Cause[] {
	const touching = new Map<string, Relation[]>();
	for (const relation of relations)
		for (const cell of [relation.whole, ...relation.parts])
			touching.set(keyOf(cell), [...(touching.get(keyOf(cell)) ?? []), relation]);
	let open = [...broken];
	const causes: Cause[] = [];
	while (open.length > 0 && open.length <= mostBroken) {
		const best = bestCause(table, grid, open, touching);
		if (!best) break;
		causes.push(best);
		open = open.filter((relation) => !best.mended.includes(relation));
	}
	return [...causes, ...open.map((relation): Cause => ({ kind: 'single', mended: [relation] }))];
}

function bestCause(
	table: ReadTable,
	grid: ValueGrid,
	open: readonly Relation[],
	touching: ReadonlyMap<string, Relation[]>,
): Cause | null {
	let best: Cause | null = null;
	let score = 1;
	const consider = (cause: Cause, penalty: number): void => {
		if (cause.mended.length - penalty > score) [best, score] = [cause, cause.mended.length - penalty];
	};
	for (const { cause, changes } of open.flatMap((relation) => hypotheses(table, grid, relation, open))) {
		const touched = new Set([...changes.keys()].flatMap((key) => touching.get(key) ?? []));
		const mended = open.filter((relation) => touched.has(relation) && holds(relation, grid, changes));
		const harmed = [...touched].filter((one) => holds(one, grid) && !holds(one, grid, changes));
		if (harmed.length === 0) consider({ ...cause, mended } as Cause, 0.01 * changes.size);
	}
	for (const cause of uncounted(table, grid, open)) consider(cause, 0);
	return best;
}

export function holds(relation: Relation, grid: ValueGrid, changes: Changes = new Map()): boolean {
	const at = (cell: CellAt): number => (grid.value(cell) ?? 0) + (changes.get(keyOf(cell)) ?? 0);
	return Math.abs(expectedOf(relation, at) - at(relation.whole)) <= relation.tolerance;
}

export function deviation(relation: Relation, grid: ValueGrid): number {
	return expectedOf(relation, (cell) => grid.value(cell) ?? 0) - (grid.value(relation.whole) ?? 0);
}

function hypotheses(table: ReadTable, grid: ValueGrid, relation: Relation, open: readonly Relation[]): Hypothesis[] {
	if (relation.kind !== 'sum') return [];
	const off = deviation(relation, grid);
	const found: Hypothesis[] = [];
	const add = (cell: CellAt, by: number): void => {
		const value = (grid.value(cell) ?? 0) + by;
		if (value < 0) return;
		const cause: Cause = { kind: 'cell', cell, value, mended: [] };
		found.push({ cause, changes: new Map([[keyOf(cell), by]]) });
		// A wrong cell that the totals above it were added up from.
		const above = ancestorsOf(table, cell[0]).map((row): CellAt => [row, cell[1]]);
		const chain = [cell, ...above].filter((one) => grid.value(one) !== null);
		if (chain.length > 1) found.push({ cause, changes: new Map(chain.map((one) => [keyOf(one), by])) });
	};
	add(relation.whole, off);
	for (const part of relation.parts) if (grid.value(part) !== null) add(part, -off);
	if (relation.axis === 'column')
		for (const [row] of relation.parts) {
			const leftOut = leftOutOf(table, grid, row, relation.whole[0], open);
			if (leftOut) found.push(leftOut);
		}
	return found;
}

/** The row over it lacks exactly this row, in every column where it is off. */
function leftOutOf(
	table: ReadTable,
	grid: ValueGrid,
	row: number,
	over: number,
	open: readonly Relation[],
): Hypothesis | null {
	const columns = open.flatMap((relation) => {
		const column = relation.whole[1];
		const value = grid.value([row, column]);
		const lacks =
			relation.axis === 'column' &&
			relation.whole[0] === over &&
			value !== null &&
			Math.abs(deviation(relation, grid) - value) <= relation.tolerance;
		return lacks ? [column] : [];
	});
	if (columns.length === 0) return null;
	const rows = [over, ...ancestorsOf(table, over)];
	const changes = new Map(
		columns.flatMap((column) =>
			rows.flatMap((one): [string, number][] =>
				one !== over && grid.value([one, column]) === null
					? []
					: [[keyOf([one, column]), grid.value([row, column]) ?? 0]],
			),
		),
	);
	return { cause: { kind: 'left-out', row, over, columns, mended: [] }, changes };
}

/** Totals over periods exceed their periods by just what a row counts in total, whose own periods are blank. */
function uncounted(table: ReadTable, grid: ValueGrid, open: readonly Relation[]): Cause[] {
	const along = open.filter((relation) => relation.axis === 'row' && relation.kind === 'sum');
	return table.rows.flatMap((_, row): Cause[] => {
		const above = ancestorsOf(table, row);
		const mended = along.filter((relation) => {
			const value = grid.value([row, relation.whole[1]]);
			const blank = relation.parts.every(([, column]) => grid.value([row, column]) === null);
			return (
				value !== null &&
				blank &&
				above.includes(relation.whole[0]) &&
				Math.abs(deviation(relation, grid) + value) <= relation.tolerance
			);
		});
		const [over] = above;
		return mended.length > 0 && over !== undefined ? [{ kind: 'left-out', row, over, columns: [], mended }] : [];
	});
}
