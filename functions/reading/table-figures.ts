// Every cell of a table that holds a number, as a figure. Invariant: what the cell, its column, its row, its section and its title say is
// taken in this order; value and unit are as printed, money in whole đồng.
import type { CellScope, Figure, Measure, ReadTable, ReportPeriod, TableRow } from '../domain/reading.ts';
import { parseCell } from './table-cells.ts';
import { measureOf } from './table-measures.ts';
import { ancestorsOf } from './table-tree.ts';
import { wordsOf } from './table-words.ts';

export interface TableFigure extends Figure {
	/** Indexes in `tables`, its `rows` and its `columns`. */
	table: number;
	row: number;
	column: number;
	role: CellScope;
	/** What is counted; null for money, shares and what no word names. */
	noun: string | null;
	/** The figure of the nearest row over it in the same column, which contains this one; null at the top. */
	within: string | null;
}

type Period = Pick<ReportPeriod, 'from' | 'to'>;

export const cellId = (table: number, row: number, column: number): string => `t${table + 1}r${row + 1}c${column + 1}`;

export function tableFigures(tables: readonly ReadTable[], period: Period | null): TableFigure[] {
	return tables.flatMap((table, index) =>
		table.rows.flatMap((row, at) =>
			row.cells.flatMap((_, column) => {
				const figure = cellFigure({ table, index, row, at, column }, period);
				return figure ? [figure] : [];
			}),
		),
	);
}

interface CellContext {
	table: ReadTable;
	index: number;
	row: TableRow;
	at: number;
	column: number;
}

const sourceless = new Set<Measure>(['products', 'jobs', 'other']);

function cellFigure(context: CellContext, reported: Period | null): TableFigure | null {
	const { table, index, row, at, column } = context;
	const words = wordsOf(table);
	const meaning = table.meanings?.[column];
	const raw = row.cells[column];
	const parsed = typeof raw === 'number' ? { value: raw, unit: null } : typeof raw === 'string' ? parseCell(raw) : null;
	if (!parsed || meaning?.role === 'text') return null;
	const period = meaning?.period ?? words.rows[at]?.period ?? table.period ?? reported;
	if (!period) return null;
	const role: CellScope = parsed.unit === '%' ? 'percent' : (meaning?.scope ?? 'value');
	const counted =
		role === 'percent'
			? { measure: 'other' as const, noun: null, places: null, sure: true }
			: measureOf(table, at, column, parsed.unit);
	const money = counted.places !== null;
	const named = meaning?.source ?? words.rows[at]?.source ?? words.source;
	const source = named ?? (sourceless.has(counted.measure) ? null : 'all');
	const place = row.places?.[column];
	const activity = activityOf(context);
	const doubts = [counted.sure, activity.sure, meaning?.measure !== undefined].filter((sure) => !sure).length;
	const printed = place?.text ?? String(raw);
	return {
		id: cellId(index, at, column),
		table: index,
		row: at,
		column,
		role,
		noun: counted.noun,
		within: withinOf(context),
		activity: activity.key,
		source,
		covers:
			counted.measure !== 'funding'
				? 'unknown'
				: source === 'beneficiary'
					? 'total'
					: source === 'all'
						? 'unknown'
						: 'support',
		measure: role === 'average' ? 'other' : counted.measure,
		value: counted.places === null ? parsed.value : Math.round(Number(`${parsed.value}e${counted.places}`)),
		unit: unitOf(role, money, counted.noun),
		period: { from: period.from, to: period.to },
		status: meaning?.status ?? words.rows[at]?.status ?? table.status ?? 'actual',
		bound: 'exact',
		valueTo: null,
		confidence: Math.max(0.3, 0.97 - 0.2 * doubts),
		quote: `${row.label} | ${words.columns[column]?.path ?? ''}: ${printed}`,
		place: {
			file: table.file ?? 0,
			page: place?.page ?? table.page ?? null,
			table: index,
			row: at,
			column,
			...(table.sheet === undefined ? {} : { sheet: table.sheet }),
			...(place?.cell === undefined ? {} : { cell: place.cell }),
			...(place?.box === undefined ? {} : { boxes: [place.box] }),
		},
	};
}

function unitOf(role: CellScope, money: boolean, noun: string | null): string {
	if (role === 'percent') return '%';
	const unit = money ? 'VND' : (noun ?? '');
	return role === 'average' ? `${unit}/năm` : unit;
}

function activityOf({ table, row, at, column }: CellContext): { key: Figure['activity']; sure: boolean } {
	const words = wordsOf(table);
	const columned = words.columns[column]?.activity ?? null;
	const own = row.activity ?? null;
	if (columned && (own === null || own === 'total' || row.about !== undefined)) return { key: columned, sure: true };
	if (own !== null) return { key: own, sure: true };
	return { key: 'total', sure: row.about !== undefined || words.rows[at]?.ofAll === true };
}

function withinOf({ table, index, at, column }: CellContext): string | null {
	const over = ancestorsOf(table, at).find((row) => typeof table.rows[row]?.cells[column] === 'number');
	return over === undefined ? null : cellId(index, over, column);
}
