// What a table says of a row for the whole report: one value per source and measure, and what its periods add up to. Invariant: a value over
// sources is only made where the row gives each of them once.
import type { Measure, ReadTable, Source } from '../domain/reading.ts';
import type { TableFigure } from './table-figures.ts';

export interface RowFact {
	table: number;
	row: number;
	label: string;
	/** `part`: inside the row before it ("- trong đó nữ"), to which it adds nothing. */
	role: 'total' | 'section' | 'item' | 'part';
	activity: TableFigure['activity'];
	source: Source | null;
	measure: Measure;
	/** What is counted, from the row's own unit column or the column's header. */
	noun: string | null;
	status: TableFigure['status'];
	value: number;
	/** One step of what is printed, in the unit of `value`. */
	step: number;
	ids: string[];
	period: { from: number; to: number };
	/** Where the table gives periods and a total: what the periods add up to. */
	overPeriods: number | null;
}

type Span = RowFact['period'];

export function rowFacts(
	tables: readonly ReadTable[],
	figures: readonly TableFigure[],
	report: Span | null,
): RowFact[] {
	const byRow = Map.groupBy(
		figures.filter((figure) => figure.role === 'value' || figure.role === 'total'),
		(figure) => `${figure.table}|${figure.row}`,
	);
	return [...byRow.values()].flatMap((cells) => {
		const [first] = cells;
		const row = first && tables[first.table]?.rows[first.row];
		if (!first || !row || row.role === 'text' || row.about) return [];
		const facts = [...Map.groupBy(cells, (cell) => `${cell.source}|${cell.measure}`).values()].flatMap((group) =>
			factsOf(group, row.label, roleOf(row.role), report),
		);
		return [...facts, ...overSources(facts)];
	});
}

const roleOf = (role: ReadTable['rows'][number]['role']): RowFact['role'] =>
	role === 'total' || role === 'section' || role === 'part' ? role : 'item';

/** The row's value for the report's period, and one for each of its years. */
function factsOf(group: readonly TableFigure[], label: string, role: RowFact['role'], report: Span | null): RowFact[] {
	const [first] = group;
	if (!first) return [];
	const common = {
		table: first.table,
		row: first.row,
		label,
		role,
		activity: first.activity,
		source: first.source,
		measure: first.measure,
		noun: first.noun,
		status: first.status,
	};
	const step = Math.max(1, ...group.map(stepOf));
	const values = group.filter((cell) => cell.role === 'value');
	const total = group.find((cell) => cell.role === 'total');
	const sum = values.reduce((all, cell) => all + cell.value, 0);
	const of = (cell: TableFigure, overPeriods: number | null): RowFact => ({
		...common,
		status: cell.status,
		value: cell.value,
		step,
		ids: [cell.id],
		period: cell.period,
		overPeriods,
	});
	const yearly = values.map((cell) => of(cell, null));
	if (total) return [of(total, values.length > 1 ? sum : null), ...yearly];
	const spans = report !== null && values.length > 1 && values.every((cell) => within(cell.period, report));
	return spans
		? [
				{ ...common, value: sum, step, ids: values.map((cell) => cell.id), period: report, overPeriods: null },
				...yearly,
			]
		: yearly;
}

const within = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.to <= outer.to;

/** "1.389,6" in triệu đồng was printed to 100.000 đồng. */
function stepOf({ value, unit }: TableFigure): number {
	if (unit !== 'VND') return 1;
	for (const step of [1_000_000, 100_000, 10_000, 1000]) if (value % step === 0) return step;
	return 1;
}

/** KCQG and KCĐP of one row together, where the row has no cell over both. */
function overSources(facts: readonly RowFact[]): RowFact[] {
	const groups = Map.groupBy(facts, (fact) => `${fact.measure}|${fact.period.from}|${fact.period.to}`);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		const parts = group.filter((fact) => fact.source === 'national' || fact.source === 'local');
		if (!first || parts.length === 0 || group.some((fact) => fact.source === 'all' || fact.source === null)) return [];
		if (new Set(parts.map((fact) => fact.source)).size !== parts.length) return [];
		const sums = parts.map((fact) => fact.overPeriods ?? fact.value);
		return [
			{
				...first,
				source: 'all' as const,
				value: parts.reduce((sum, fact) => sum + fact.value, 0),
				step: Math.max(...parts.map((fact) => fact.step)) * parts.length,
				ids: parts.flatMap((fact) => fact.ids),
				overPeriods: parts.some((fact) => fact.overPeriods !== null) ? sums.reduce((a, b) => a + b, 0) : null,
			},
		];
	});
}
