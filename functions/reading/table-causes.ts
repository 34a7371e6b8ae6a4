// Which one error explains several broken relations of a table. Invariant: a cause mends at least two of them and breaks none that holds;
// what it mends is not told again.
import type { ReadTable } from '../domain/reading.ts';
import { expectedOf } from './table-relations.ts';
import { ancestorsOf } from './table-tree.ts';
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

/** The relations of one table, ready to be tried with other values. */
interface Bench {
	table: ReadTable;
	grid: ValueGrid;
	touching: ReadonlyMap<string, readonly Relation[]>;
	broken: ReadonlySet<Relation>;
	/** What each relation is off by, once the causes found so far are mended. */
	deviations: Map<Relation, number>;
}

export function findCauses(
	table: ReadTable,
	grid: ValueGrid,
	relations: readonly Relation[],
	broken: readonly Relation[],
): Cause[] {
	const touching = new Map<string, Relation[]>();
	for (const relation of relations)
		for (const cell of [relation.whole, ...relation.parts]) {
			const list = touching.get(keyOf(cell));
			if (list) list.push(relation);
			else touching.set(keyOf(cell), [relation]);
		}
	const deviations = new Map(relations.map((relation) => [relation, deviation(relation, grid)]));
	const bench: Bench = { table, grid, touching, broken: new Set(broken), deviations };
	let open = [...broken];
	const causes: Cause[] = [];
	while (open.length > 0 && open.length <= mostBroken) {
		const best = bestCause(bench, open);
		if (!best) break;
		causes.push(best.cause);
		for (const relation of touchedBy(bench, best.changes))
			bench.deviations.set(relation, deviationWith(bench, relation, best.changes));
		open = open.filter((relation) => !best.cause.mended.includes(relation));
	}
	return [...causes, ...open.map((relation): Cause => ({ kind: 'single', mended: [relation] }))];
}

const touchedBy = ({ touching }: Bench, changes: Changes): Relation[] => [
	...new Set([...changes.keys()].flatMap((key) => touching.get(key) ?? [])),
];

function bestCause(bench: Bench, open: readonly Relation[]): Hypothesis | null {
	const { broken } = bench;
	const unsolved = new Set(open);
	let best: Hypothesis | null = null;
	let score = 1;
	const consider = (cause: Cause, changes: Changes): void => {
		const worth = cause.mended.length - 0.01 * changes.size;
		if (worth > score) [best, score] = [{ cause, changes }, worth];
	};
	for (const relation of open)
		for (const { cause, changes } of hypotheses(bench, relation, open, unsolved)) {
			const touched = touchedBy(bench, changes);
			if (touched.some((one) => !broken.has(one) && !holdsWith(bench, one, changes))) continue;
			const mended = touched.filter((one) => unsolved.has(one) && holdsWith(bench, one, changes));
			consider({ ...cause, mended } as Cause, changes);
		}
	for (const cause of uncounted(bench, open)) consider(cause, new Map());
	return best;
}

export function holds(relation: Relation, grid: ValueGrid): boolean {
	return Math.abs(deviation(relation, grid)) <= relation.tolerance;
}

export function deviation(relation: Relation, grid: ValueGrid): number {
	return expectedOf(relation, (cell) => grid.value(cell) ?? 0) - (grid.value(relation.whole) ?? 0);
}

const holdsWith = (bench: Bench, relation: Relation, changes: Changes): boolean =>
	Math.abs(deviationWith(bench, relation, changes)) <= relation.tolerance;

/** Sums move by what their cells move: a column of thousands of rows is not added up again for each guess. */
function deviationWith({ grid, deviations, touching }: Bench, relation: Relation, changes: Changes): number {
	if (relation.kind === 'share') {
		const at = (cell: CellAt): number => (grid.value(cell) ?? 0) + (changes.get(keyOf(cell)) ?? 0);
		return expectedOf(relation, at) - at(relation.whole);
	}
	let off = deviations.get(relation) ?? 0;
	for (const [key, by] of changes) {
		if (key === keyOf(relation.whole)) off -= by;
		else if (touching.get(key)?.includes(relation)) off += by / relation.by;
	}
	return off;
}

function hypotheses(
	bench: Bench,
	relation: Relation,
	open: readonly Relation[],
	unsolved: ReadonlySet<Relation>,
): Hypothesis[] {
	if (relation.kind !== 'sum') return [];
	const { table, grid, touching } = bench;
	const off = bench.deviations.get(relation) ?? 0;
	const found: Hypothesis[] = [];
	const explains = (cells: readonly CellAt[]): boolean =>
		new Set(cells.flatMap((cell) => (touching.get(keyOf(cell)) ?? []).filter((one) => unsolved.has(one)))).size > 1;
	const add = (cell: CellAt, by: number): void => {
		const value = (grid.value(cell) ?? 0) + by;
		if (value < 0) return;
		const cause: Cause = { kind: 'cell', cell, value, mended: [] };
		if (explains([cell])) found.push({ cause, changes: new Map([[keyOf(cell), by]]) });
		// A wrong cell that the totals above it were added up from.
		const above = ancestorsOf(table, cell[0]).map((row): CellAt => [row, cell[1]]);
		const chain = [cell, ...above].filter((one) => grid.value(one) !== null);
		if (chain.length > 1 && explains(chain))
			found.push({ cause, changes: new Map(chain.map((one) => [keyOf(one), by])) });
	};
	add(relation.whole, off);
	for (const part of relation.parts) if (grid.value(part) !== null) add(part, -off);
	if (relation.axis === 'column')
		for (const part of relation.parts) {
			const value = grid.value(part);
			if (value === null || Math.abs(off - value) > relation.tolerance) continue;
			const leftOut = leftOutOf(bench, part[0], relation.whole[0], open);
			if (leftOut) found.push(leftOut);
		}
	return found;
}

/** The row over it lacks exactly this row, in every column where it is off. */
function leftOutOf(bench: Bench, row: number, over: number, open: readonly Relation[]): Hypothesis | null {
	const { table, grid, deviations } = bench;
	const columns = open.flatMap((relation) => {
		const column = relation.whole[1];
		const value = grid.value([row, column]);
		const lacks =
			relation.axis === 'column' &&
			relation.whole[0] === over &&
			value !== null &&
			Math.abs((deviations.get(relation) ?? 0) - value) <= relation.tolerance;
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
function uncounted({ table, grid, deviations }: Bench, open: readonly Relation[]): Cause[] {
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
				Math.abs((deviations.get(relation) ?? 0) + value) <= relation.tolerance
			);
		});
		const [over] = above;
		return mended.length > 0 && over !== undefined ? [{ kind: 'left-out', row, over, columns: [], mended }] : [];
	});
}
