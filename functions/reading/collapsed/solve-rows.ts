// Lays every row of a table into its columns: each row by its own totals, then the rows together by the sums of the columns. Invariant: a
// placement is given up only when sums refute it; what stays open is left open, and a sum that no placement keeps is reported.
import { combine, type Member, type Supported, type Work } from './column-sums.ts';
import type { Grid } from './header-grid.ts';
import type { PrintedNumber, PrintedRow } from './printed-rows.ts';
import { type Relation, relationsOf } from './row-hierarchy.ts';
import { type Placement, placeRow } from './row-placements.ts';

export interface SolvedRow {
	/** Every placement still possible; none for a row without cells, or when no reading of it fits. */
	ways: Placement[];
	/** Too many ways to list: nothing about this row is known. */
	unknown: boolean;
	/** Ways by the row's own sums alone. */
	alone: number;
	why: string[];
}

export interface ColumnFinding {
	kind: 'outside-parent' | 'column' | 'unresolved';
	whole: number;
	row: number | null;
	column: number | null;
}

export interface Solved {
	rows: SolvedRow[];
	findings: ColumnFinding[];
}

const mostBroken = 4;

export function solveRows(rows: readonly PrintedRow[], grid: Grid, work: Work): Solved {
	const solved = rows.map((row): SolvedRow => placeAlone(row, grid));
	const findings: ColumnFinding[] = [];
	const relations = relationsOf(rows);
	const columns = grid.columns.flatMap((column, at) => (column.role === 'average' ? [] : [at]));
	for (let round = 0; round < 3; round++) {
		let changed = false;
		const fresh: ColumnFinding[] = [];
		for (const relation of relations)
			changed = applyRelation(relation, rows, solved, grid, columns, work, fresh) || changed;
		findings.splice(0, findings.length, ...fresh);
		if (!changed) break;
	}
	return { rows: solved, findings };
}

function readingsOf(row: PrintedRow): PrintedNumber[][] {
	return row.doubtful ? [row.numbers, [row.doubtful, ...row.numbers]] : [row.numbers];
}

function placeAlone(row: PrintedRow, grid: Grid): SolvedRow {
	if (row.numbers.length === 0) return { ways: [], unknown: false, alone: 0, why: [] };
	for (let broken = 0; broken <= mostBroken; broken++) {
		const found = readingsOf(row).map((numbers) => placeRow(numbers, grid, broken));
		if (found.some((one) => one.capped)) return { ways: [], unknown: true, alone: 0, why: ['quá nhiều cách xếp'] };
		const ways = found.flatMap((one) => one.ways);
		if (ways.length > 0)
			return {
				ways,
				unknown: false,
				alone: ways.length,
				why: [
					broken === 0
						? `theo tổng của dòng: ${ways.length} cách`
						: `tổng của dòng sai ở ${broken} chỗ: ${ways.length} cách`,
				],
			};
	}
	return { ways: [], unknown: true, alone: 0, why: ['không có cách xếp nào đúng thứ tự'] };
}

function applyRelation(
	relation: Relation,
	rows: readonly PrintedRow[],
	solved: SolvedRow[],
	grid: Grid,
	columns: readonly number[],
	work: Work,
	findings: ColumnFinding[],
): boolean {
	const at = [relation.whole, ...relation.parts];
	if (at.some((index) => solved[index]?.unknown !== false)) return false;
	const members = at.map((index, nth): Member => ({ ways: solved[index]?.ways ?? [], sign: nth === 0 ? -1 : 1 }));
	const direct = combine(members, columns, work);
	const name = rows[relation.whole]?.tt ?? rows[relation.whole]?.label ?? '';
	if (direct.alive) return keep(at, members, direct.alive, solved, `theo tổng cột của “${name}”`);
	const relaxed = relax(relation, members, grid, columns, work);
	if (relaxed.alive) {
		findings.push(...relaxed.findings);
		return keep(at, members, relaxed.alive, solved, `theo tổng cột của “${name}”, trừ chỗ tổng không khớp`);
	}
	if (totalsAddUp(members, grid)) {
		findings.push({ kind: 'unresolved', whole: relation.whole, row: null, column: null });
		// More than one sum is broken: rows with blank cells may look right by chance.
		for (const index of relation.parts) {
			const row = solved[index];
			const printed = rows[index]?.numbers.length ?? 0;
			if (row && printed < grid.columns.length && row.ways.length > 0) {
				const wider = readingsOf(rows[index] as PrintedRow).flatMap((numbers) => placeRow(numbers, grid, 2).ways);
				if (wider.length > row.ways.length) {
					row.ways = wider;
					row.why.push('tổng cột không khớp ở nhiều chỗ');
				}
			}
		}
	}
	return false;
}

function keep(
	at: readonly number[],
	members: readonly Member[],
	alive: readonly number[][],
	solved: SolvedRow[],
	why: string,
): boolean {
	let changed = false;
	at.forEach((index, nth) => {
		const row = solved[index];
		const ways = members[nth]?.ways ?? [];
		const kept = alive[nth] ?? [];
		if (!row) return;
		if (kept.length < row.ways.length || ways !== row.ways) {
			if (kept.length < row.ways.length) row.why.push(`${why}: còn ${kept.length} cách`);
			changed = changed || kept.length !== row.ways.length;
			row.ways = kept.flatMap((way) => ways[way] ?? []);
		}
	});
	return changed;
}

interface Relaxed {
	alive: number[][] | null;
	findings: ColumnFinding[];
}

/** One thing is wrong: a row left out of the yearly columns, or one column's sum. Whatever any such reading allows stays possible. */
function relax(
	relation: Relation,
	members: readonly Member[],
	grid: Grid,
	columns: readonly number[],
	work: Work,
): Relaxed {
	const inYears = new Set(grid.columns.flatMap((column, at) => (column.role === 'year' ? [at] : [])));
	const found: { result: Supported; finding: ColumnFinding }[] = [];
	relation.parts.forEach((row, nth) => {
		const changed = members.map((member, at) => (at === nth + 1 ? { ...member, silent: inYears } : member));
		const result = combine(changed, columns, work);
		if (result.alive)
			found.push({ result, finding: { kind: 'outside-parent', whole: relation.whole, row, column: null } });
	});
	for (const column of columns) {
		const result = combine(
			members,
			columns.filter((other) => other !== column),
			work,
		);
		if (result.alive) found.push({ result, finding: { kind: 'column', whole: relation.whole, row: null, column } });
	}
	if (found.length === 0) return { alive: null, findings: [] };
	const alive = members.map((_, at) =>
		[...new Set(found.flatMap(({ result }) => result.alive?.[at] ?? []))].sort((a, b) => a - b),
	);
	return { alive, findings: found.map(({ finding }) => finding) };
}

/** Is this a sum at all? The total columns tell, where they are certain. */
function totalsAddUp(members: readonly Member[], grid: Grid): boolean {
	const certain = grid.columns.flatMap((column, at) => {
		if (column.role !== 'total') return [];
		const values = members.map((member) => new Set(member.ways.map((way) => way.cells[at]?.value ?? 0)));
		if (values.some((set) => set.size !== 1)) return [];
		const [whole = 0, ...parts] = values.map((set) => [...set][0] ?? 0);
		return whole === 0 ? [] : [{ whole, sum: parts.reduce((a, b) => a + b, 0) }];
	});
	if (certain.length === 0) return true;
	return certain.some(({ whole, sum }) => Math.abs(whole - sum) <= Math.max(1, whole * 0.001));
}
