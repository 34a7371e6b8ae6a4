// Percentages of a table against the columns they were worked out from. Invariant: which two columns those are is told by the rows that
// agree, so a column of percentages of something else is left alone.
import type { ReadTable } from '../domain/reading.ts';
import type { CellAt, Relation, ValueGrid } from './table-value-grid.ts';

interface Candidate {
	part: number;
	whole: number;
	/** 1: growth, "tăng 12 %"; 0: share, "đạt 112 %". */
	by: 0 | 1;
	holds: number;
	tried: number;
}

export function shareRelations(table: ReadTable, grid: ValueGrid): Relation[] {
	const meanings = table.meanings ?? [];
	const values = meanings.flatMap(({ role, scope }, i) => (role === 'value' && scope !== 'percent' ? [i] : []));
	if (values.length > 24) return [];
	return meanings.flatMap(({ role, scope }, column) => {
		if (role !== 'value' || scope !== 'percent') return [];
		const best = bestOf(column, values, table, grid);
		return best ? relationsOf(column, best, table, grid) : [];
	});
}

function bestOf(column: number, values: readonly number[], table: ReadTable, grid: ValueGrid): Candidate | null {
	let best: Candidate | null = null;
	for (const part of values)
		for (const whole of values)
			for (const by of [0, 1] as const) {
				if (part === whole) continue;
				const made = relationsOf(column, { part, whole, by, holds: 0, tried: 0 }, table, grid);
				const holds = made.filter((one) => keeps(one, grid)).length;
				if (holds > (best?.holds ?? 0)) best = { part, whole, by, holds, tried: made.length };
			}
	return best && best.holds >= 2 && best.holds >= best.tried * 0.6 ? best : null;
}

function keeps({ parts, whole, by, tolerance }: Relation, grid: ValueGrid): boolean {
	const [a, b] = parts.map((cell) => grid.value(cell) ?? 0);
	return Math.abs(((a ?? 0) / (b ?? 1)) * 100 - by * 100 - (grid.value(whole) ?? 0)) <= tolerance;
}

function relationsOf(column: number, { part, whole, by }: Candidate, table: ReadTable, grid: ValueGrid): Relation[] {
	return table.rows.flatMap((_, row): Relation[] => {
		const parts: CellAt[] = [
			[row, part],
			[row, whole],
		];
		const [a, b] = parts.map((cell) => grid.value(cell));
		if (a === null || a === undefined || !b || grid.value([row, column]) === null) return [];
		const rounding = parts.reduce(
			(sum, cell) => sum + (grid.counted(cell) ? 0 : grid.quantum(cell) / 2 / Math.abs(grid.value(cell) || 1)),
			0,
		);
		return [
			{
				kind: 'share',
				axis: 'row',
				group: `share:${column}`,
				whole: [row, column],
				parts,
				by,
				stated: false,
				tolerance: grid.quantum([row, column]) * 0.6 + rounding * Math.abs((a / b) * 100) + 1e-9,
			},
		];
	});
}
