// Every cell of a table that holds a number, as a figure. Invariant: what the cell, its column, its row, its section and its title say is
// taken in this order; value and unit are as printed, money in whole đồng.
import type {
	CellScope,
	ColumnMeaning,
	Figure,
	Measure,
	ReadTable,
	ReportPeriod,
	Source,
	TableRow,
} from '../domain/reading.ts';
import { classifyHeading } from './activity-words.ts';
import { countedNounAt } from './nouns.ts';
import { sourceOfHeading } from './source-words.ts';
import { parseCell } from './table-cells.ts';
import { headedMeasure, headedSource, statusOf } from './table-columns.ts';
import { moneyUnitIn } from './table-units.ts';
import { yearsIn } from './year-words.ts';

export interface TableFigure extends Figure {
	/** Indexes in `tables`, its `rows` and its `columns`. */
	table: number;
	row: number;
	column: number;
	role: CellScope;
	/** What is counted; null for money, shares and what no word names. */
	noun: string | null;
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
	const meaning = table.meanings?.[column];
	const raw = row.cells[column];
	const parsed = typeof raw === 'number' ? { value: raw, unit: null } : typeof raw === 'string' ? parseCell(raw) : null;
	if (!parsed || meaning?.role === 'text') return null;
	const period = meaning?.period ?? rowPeriod(row) ?? table.period ?? reported;
	if (!period) return null;
	const role: CellScope = parsed.unit === '%' ? 'percent' : (meaning?.scope ?? 'value');
	const counted =
		role === 'percent'
			? { measure: 'other' as const, noun: null, places: null, sure: true }
			: measureOf(context, parsed.unit);
	const money = counted.places !== null;
	const source = sourceOf(context, counted.measure);
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
		status: meaning?.status ?? statusOfRow(row) ?? table.status ?? 'actual',
		bound: 'exact',
		valueTo: null,
		confidence: Math.max(0.3, 0.97 - 0.2 * doubts),
		quote: `${row.label} | ${(table.columns[column] ?? []).join(' / ')}: ${printed}`,
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

interface Counted {
	measure: Measure;
	noun: string | null;
	/** Of money: zeros after the printed number. */
	places: number | null;
	/** The words say it, rather than our guess. */
	sure: boolean;
}

export function measureOf(
	{ table, row, column }: Pick<CellContext, 'table' | 'row' | 'column'>,
	cellUnit: string | null,
): Counted {
	const meaning = table.meanings?.[column];
	const count = (noun: string | null, measure: Measure): Counted => ({
		measure,
		noun,
		places: null,
		sure: measure !== 'other' || noun !== null,
	});
	if (cellUnit !== null) return count(cellUnit, countedNounAt(cellUnit, 0)?.measure ?? 'other');
	const label = headedMeasure(row.label);
	const rowMoney = row.unit === undefined ? null : moneyUnitIn(row.unit);
	if (meaning?.measure && meaning.measure !== 'funding' && meaning.noun !== null)
		return count(meaning.noun, meaning.measure);
	if (meaning?.measure) return inMoney(meaning, table, rowMoney);
	if (rowMoney) {
		const spent =
			label?.measure === 'funding' || (label === null && /kinh phí|hỗ trợ/iu.test(`${row.label} ${table.title ?? ''}`));
		return { measure: spent ? 'funding' : 'other', noun: null, places: rowMoney.places, sure: label !== null };
	}
	if (row.unit !== undefined) {
		const noun = countedNounAt(row.unit.split('/')[0] ?? '', 0);
		return noun ? count(noun.noun, noun.measure) : count(row.unit.toLowerCase(), label?.measure ?? 'other');
	}
	if (label && label.noun !== null) return count(label.noun, label.measure);
	const captioned = moneyUnitIn(`${row.label} ${table.unit ?? ''}`);
	if (captioned && !/số lượng/iu.test((table.columns[column] ?? []).join(' ')))
		return {
			measure: label?.measure ?? (/doanh thu|giá trị/iu.test(table.title ?? '') ? 'other' : 'funding'),
			noun: null,
			places: captioned.places,
			sure: true,
		};
	return {
		measure: label?.measure === 'funding' ? 'funding' : 'other',
		noun: null,
		places: label?.measure === 'funding' ? 6 : null,
		sure: false,
	};
}

/** Money is in the unit of its column, its row or its table; without any, in million đồng or đồng as the size of the numbers has it. */
function inMoney(meaning: ColumnMeaning, table: ReadTable, rowMoney: { places: number } | null): Counted {
	const measure = meaning.measure ?? 'other';
	const unit =
		(meaning.unit === null ? null : moneyUnitIn(meaning.unit)) ??
		rowMoney ??
		(table.unit === null ? null : moneyUnitIn(table.unit));
	if (unit) return { measure, noun: null, places: unit.places, sure: true };
	if (measure !== 'funding') return { measure, noun: null, places: null, sure: false };
	const most = Math.max(0, ...table.rows.flatMap((row) => row.cells.filter((cell) => typeof cell === 'number')));
	return { measure, noun: null, places: most >= 1_000_000 ? 0 : 6, sure: false };
}

function sourceOf({ table, row, column }: CellContext, measure: Measure): Source | null {
	const named = table.meanings?.[column]?.source ?? rowSource(table, row) ?? sourceOfHeading(table.title ?? '');
	return named ?? (sourceless.has(measure) ? null : 'all');
}

function rowSource(table: ReadTable, row: TableRow): Source | null {
	for (let at: TableRow | undefined = row, steps = 0; at && steps < 8; steps++) {
		const named = at.label.length < 90 ? headedSource(at.label.replace(/^[-+*]\s*/u, '')) : null;
		if (named) return named;
		at = at.parent === null || at.parent === undefined ? undefined : table.rows[at.parent];
	}
	return null;
}

function activityOf({ table, row, column }: CellContext): { key: Figure['activity']; sure: boolean } {
	const columned = classifyHeading((table.columns[column] ?? []).join(' ')).activity;
	const own = row.activity ?? null;
	if (columned && (own === null || own === 'total' || row.about !== undefined)) return { key: columned, sure: true };
	return own === null ? { key: 'total', sure: row.about !== undefined || row.label === '' } : { key: own, sure: true };
}

function rowPeriod(row: TableRow): Period | null {
	const [years] = row.label.length < 40 ? yearsIn(row.label) : [];
	return years && /^(?:năm|giai đoạn|\d|tổng)/iu.test(row.label) ? { from: years.from, to: years.to } : null;
}

const statusOfRow = (row: TableRow): Figure['status'] | null => (row.label.length < 40 ? statusOf(row.label) : null);
