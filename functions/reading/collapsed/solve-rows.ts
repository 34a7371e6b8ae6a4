// Lays every row of a table into its columns: each row by its own totals, then the rows together by the sums of the columns. Invariant: a
// placement is given up only when sums refute it; what stays open is left open.
import { combine, type Member } from './column-sums.ts';
import type { Grid } from './header-grid.ts';
import type { PrintedNumber, PrintedRow } from './printed-rows.ts';
import { relax } from './relaxed-sums.ts';
import { type Relation, relationsOf } from './row-hierarchy.ts';
import { type Placement, placeRow } from './row-placements.ts';
import type { Work } from './search-work.ts';

export interface SolvedRow {
	/** Every placement still possible; none for a row without cells, or when no reading of it fits. */
	ways: Placement[];
	/** Too many ways to list: nothing about this row is known. */
	unknown: boolean;
	/** Sums of its own that even the best reading breaks. */
	broken: number;
	why: string[];
}

interface Table {
	rows: readonly PrintedRow[];
	solved: SolvedRow[];
	grid: Grid;
	/** Columns that add up downwards. */
	columns: number[];
	/** By row: its readings with one misprint in it. */
	misprinted: Map<number, Placement[] | null>;
	work: Work;
}

const mostBroken = 4;
/** One wrong total breaks the sum of the years and its mean. */
const brokenByMisprint = 2;

export function solveRows(rows: readonly PrintedRow[], grid: Grid, work: Work): SolvedRow[] {
	const table: Table = {
		rows,
		solved: rows.map((row) => placeAlone(row, grid, work)),
		grid,
		columns: grid.columns.flatMap((column, at) => (column.role === 'average' ? [] : [at])),
		misprinted: new Map(),
		work,
	};
	const relations = relationsOf(rows);
	for (let round = 0; round < 3; round++) {
		const before = table.solved.map((row) => row.ways.length).join();
		for (const relation of relations) applyRelation(relation, table);
		if (table.solved.map((row) => row.ways.length).join() === before) break;
	}
	return table.solved;
}

function readingsOf(row: PrintedRow): PrintedNumber[][] {
	return row.doubtful ? [row.numbers, [row.doubtful, ...row.numbers]] : [row.numbers];
}

/** null when there are too many. */
function waysWith(row: PrintedRow, grid: Grid, broken: number, work: Work): Placement[] | null {
	const found = readingsOf(row).map((numbers) => placeRow(numbers, grid, broken, work));
	return found.some((one) => one.capped) ? null : found.flatMap((one) => one.ways);
}

function placeAlone(row: PrintedRow, grid: Grid, work: Work): SolvedRow {
	if (row.numbers.length === 0) return { ways: [], unknown: false, broken: 0, why: [] };
	for (let broken = 0; broken <= mostBroken; broken++) {
		const best = waysWith(row, grid, broken, work);
		if (best?.length === 0) continue;
		// A row that breaks its own sums may hold a misprint: then the best fit need not be the true one.
		const ways = broken === 0 ? best : waysWith(row, grid, Math.max(broken, brokenByMisprint), work);
		if (!ways) return { ways: [], unknown: true, broken, why: ['quá nhiều cách xếp'] };
		const why = broken === 0 ? 'theo tổng của dòng' : `tổng của dòng sai ở ${broken} chỗ`;
		return { ways, unknown: false, broken, why: [`${why}: ${ways.length} cách`] };
	}
	return { ways: [], unknown: true, broken: mostBroken, why: ['không có cách xếp nào đúng thứ tự'] };
}

function applyRelation(relation: Relation, table: Table): void {
	const { rows, solved, columns, work } = table;
	const at = [relation.whole, ...relation.parts];
	if (at.some((index) => solved[index]?.unknown !== false)) return;
	const members = at.map((index, nth): Member => ({ ways: solved[index]?.ways ?? [], sign: nth === 0 ? -1 : 1 }));
	const name = rows[relation.whole]?.tt ?? rows[relation.whole]?.label ?? '';
	const direct = combine(members, columns, work);
	const sound = at.every((index) => solved[index]?.broken === 0);
	if (direct.alive && sound) {
		keep(at, members, direct.alive, table, `theo tổng cột của “${name}”`);
		return;
	}
	// A row that breaks its own sums has the misprint: the others need no second reading.
	const listed = sound
		? at.map((index) => misprintedWays(index, table)).flatMap((ways) => (ways ? [ways] : []))
		: at.map(() => []);
	if (listed.length === at.length) {
		const relaxed = relax(relation, members, listed, table.grid, columns, work);
		const alive = members.map((_, nth) => [
			...new Set([...(direct.alive?.[nth] ?? []), ...(relaxed.alive?.[nth] ?? [])]),
		]);
		if (alive.every((ways) => ways.length > 0)) {
			const all = members.map(
				(member, nth): Member => ({ ...member, ways: [...member.ways, ...(relaxed.added[nth] ?? [])] }),
			);
			keep(at, all, alive, table, `theo tổng cột của “${name}”${direct.alive ? '' : ', trừ chỗ tổng không khớp'}`);
			return;
		}
	}
	if (!isSum(members, table.grid)) return;
	// More than one sum is broken: rows with blank cells may look right by chance.
	for (const index of at) {
		const row = solved[index];
		const ways = misprintedWays(index, table);
		if (!row || row.ways.length === 0) continue;
		if (!ways) Object.assign(row, { ways: [], unknown: true });
		else if (ways.length > row.ways.length) Object.assign(row, { ways, broken: 1 });
		row.why.push(`tổng cột của “${name}” không khớp ở nhiều chỗ`);
	}
}

function misprintedWays(index: number, { rows, grid, misprinted, solved, work }: Table): Placement[] | null {
	const known = misprinted.get(index);
	if (known !== undefined) return known;
	const row = rows[index];
	const ways = row && (solved[index]?.ways.length ?? 0) > 0 ? waysWith(row, grid, brokenByMisprint, work) : [];
	misprinted.set(index, ways);
	return ways;
}

function keep(
	at: readonly number[],
	members: readonly Member[],
	alive: readonly (readonly number[])[],
	{ solved }: Table,
	why: string,
): void {
	at.forEach((index, nth) => {
		const row = solved[index];
		const kept = alive[nth] ?? [];
		if (!row || row.ways.length === 0) return;
		if (kept.length !== row.ways.length) row.why.push(`${why}: còn ${kept.length} cách`);
		row.ways = kept.flatMap((way) => members[nth]?.ways[way] ?? []);
	});
}

/** Is this a sum at all? The total columns tell, where they are certain. */
function isSum(members: readonly Member[], grid: Grid): boolean {
	const certain = grid.columns.flatMap((column, at) => {
		if (column.role !== 'total') return [];
		const values = members.map((member) => new Set(member.ways.map((way) => way.cells[at]?.value ?? 0)));
		if (values.some((set) => set.size > 1)) return [];
		const [whole = 0, ...parts] = values.map((set) => [...set][0] ?? 0);
		return whole === 0 ? [] : [{ whole, sum: parts.reduce((a, b) => a + b, 0) }];
	});
	if (certain.length === 0) return true;
	return certain.some(({ whole, sum }) => Math.abs(whole - sum) <= Math.max(1, whole * 0.001));
}
