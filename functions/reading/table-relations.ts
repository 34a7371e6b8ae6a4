// What must agree inside a table: years and their total, sources and their total, rows and the row over them, means, shares. Invariant: a
// relation is only held against a table that keeps it elsewhere, or whose words state it.
import type { ColumnMeaning, ReadTable } from '../domain/reading.ts';
import { shareRelations } from './table-shares.ts';
import { families } from './table-tree.ts';
import type { CellAt, Relation, ValueGrid } from './table-value-grid.ts';

export function expectedOf(relation: Relation, at: (cell: CellAt) => number): number {
	const [first, second] = relation.parts;
	if (relation.kind === 'share')
		return first && second ? (at(first) / at(second)) * 100 - relation.by * 100 : Number.NaN;
	const sum = relation.parts.reduce((total, cell) => total + at(cell), 0);
	return relation.kind === 'average' ? sum / relation.by : sum;
}

export function findRelations(table: ReadTable, grid: ValueGrid): Relation[] {
	const columns = columnRelations(table.meanings ?? []);
	return [...alongRows(table, grid, columns), ...downColumns(table, grid), ...shareRelations(table, grid)];
}

interface ColumnRelation {
	kind: 'sum' | 'average';
	whole: number;
	parts: number[];
	by: number;
	stated: boolean;
}

const same = (a: ColumnMeaning, b: ColumnMeaning): boolean =>
	a.measure === b.measure && a.noun === b.noun && a.unit === b.unit;
const isYear = ({ period }: ColumnMeaning): boolean => period !== null && period.from === period.to;

function columnRelations(meanings: readonly ColumnMeaning[]): ColumnRelation[] {
	const found: ColumnRelation[] = [];
	meanings.forEach((meaning, whole) => {
		if (meaning.role !== 'value' || meaning.scope === 'percent') return;
		const others = meanings.flatMap((other, i) =>
			i !== whole && other.role === 'value' && same(other, meaning) ? [i] : [],
		);
		const of = (i: number): ColumnMeaning => meanings[i] ?? meaning;
		if (meaning.scope === 'total') {
			const years = others.filter(
				(i) => of(i).scope === 'value' && of(i).source === meaning.source && isYear(of(i)) && within(of(i), meaning),
			);
			const parts = oneEachYear(years, meanings);
			if (parts.length > 1) found.push({ kind: 'sum', whole, parts, by: 1, stated: true });
		}
		if (meaning.scope === 'average') {
			const total = others.find(
				(i) => of(i).scope === 'total' && of(i).source === meaning.source && samePeriod(of(i), meaning),
			);
			const by = meaning.period ? meaning.period.to - meaning.period.from + 1 : 0;
			if (total !== undefined && by > 1) found.push({ kind: 'average', whole, parts: [total], by, stated: true });
		}
		if (meaning.source === 'all') {
			const parts = others.filter(
				(i) =>
					of(i).source !== null &&
					of(i).source !== 'all' &&
					of(i).scope === meaning.scope &&
					of(i).status === meaning.status &&
					samePeriod(of(i), meaning),
			);
			const distinct = new Set(parts.map((i) => of(i).source)).size === parts.length;
			if (parts.length > 1 && distinct) found.push({ kind: 'sum', whole, parts, by: 1, stated: false });
		}
	});
	return found;
}

const within = (year: ColumnMeaning, total: ColumnMeaning): boolean =>
	total.period === null ||
	(year.period !== null && total.period.from <= year.period.from && year.period.to <= total.period.to);
const samePeriod = (a: ColumnMeaning, b: ColumnMeaning): boolean =>
	a.period?.from === b.period?.from && a.period?.to === b.period?.to;

/** A plan beside its result: the result is what the total adds up. */
function oneEachYear(columns: readonly number[], meanings: readonly ColumnMeaning[]): number[] {
	const done = columns.filter((i) => meanings[i]?.status !== 'planned');
	const years = (list: readonly number[]): number => new Set(list.map((i) => meanings[i]?.period?.from)).size;
	if (years(columns) === columns.length) return [...columns];
	return years(done) === done.length ? done : [];
}

function alongRows(table: ReadTable, grid: ValueGrid, relations: readonly ColumnRelation[]): Relation[] {
	return relations.flatMap(({ kind, whole, parts, by, stated }) =>
		table.rows.flatMap((_, row): Relation[] => {
			const cells = parts.map((column): CellAt => [row, column]);
			const filled = cells.filter((cell) => grid.value(cell) !== null);
			// A row whose years are left blank says nothing against its total.
			if (grid.value([row, whole]) === null || filled.length === 0) return [];
			return [
				{
					kind,
					axis: 'row',
					group: `${kind}:${whole}`,
					whole: [row, whole],
					parts: cells,
					by,
					stated,
					tolerance: toleranceOf(grid, [row, whole], filled, by),
				},
			];
		}),
	);
}

function downColumns(table: ReadTable, grid: ValueGrid): Relation[] {
	const found: Relation[] = [];
	for (const [whole, children] of families(table)) {
		const over = table.rows[whole];
		const meanings = table.meanings ?? [];
		for (let column = 0; column < table.columns.length; column++) {
			const meaning = meanings[column];
			if (meaning?.role !== 'value' || meaning.scope === 'percent' || meaning.scope === 'average') continue;
			const parts = children
				.filter((child) => (table.rows[child]?.unit ?? '') === (over?.unit ?? ''))
				.map((child): CellAt => [child, column]);
			const filled = parts.filter((cell) => grid.value(cell) !== null);
			// A blank over filled rows is nought, unless the whole row only names a part of the table.
			if (filled.length === 0 || (grid.value([whole, column]) === null && !countsAnything(table, grid, whole)))
				continue;
			found.push({
				kind: 'sum',
				axis: 'column',
				group: `rows:${whole}`,
				whole: [whole, column],
				parts,
				by: 1,
				stated: over?.role === 'total',
				tolerance: toleranceOf(grid, [whole, column], filled, 1),
			});
		}
	}
	return found;
}

const countsAnything = (table: ReadTable, grid: ValueGrid, row: number): boolean =>
	table.columns.some((_, column) => grid.value([row, column]) !== null);

/** Half of the last printed place of each amount; counts are exact. */
export function toleranceOf(grid: ValueGrid, whole: CellAt, parts: readonly CellAt[], by: number): number {
	const half = (cell: CellAt): number => (grid.counted(cell) && grid.quantum(cell) >= 1 ? 0 : grid.quantum(cell) / 2);
	const own = by > 1 ? grid.quantum(whole) / 2 : half(whole);
	return own + parts.reduce((sum, cell) => sum + half(cell), 0) / by + 1e-9;
}
