// What the words of a table's rows, columns and title say by themselves. Invariant: each is read once a table, however many cells it has.
import type { Activity } from '../domain/activities.ts';
import type { Figure, Measure, ReadTable, Source } from '../domain/reading.ts';
import { classifyHeading } from './activity-words.ts';
import { type CountedNoun, countedNounAt } from './nouns.ts';
import { sourceOfHeading } from './source-words.ts';
import { headedMeasure, headedSource, statusOf } from './table-columns.ts';
import { type MoneyUnitFound, moneyUnitIn } from './table-units.ts';
import { yearsIn } from './year-words.ts';

export interface RowWords {
	measured: { measure: Measure; noun: string | null } | null;
	/** Its own "ĐVT": money, or a noun. */
	money: MoneyUnitFound | null;
	noun: CountedNoun | null;
	/** Of its label or the caption. */
	captioned: MoneyUnitFound | null;
	/** Its own, or that of a row over it. */
	source: Source | null;
	period: { from: number; to: number } | null;
	status: Figure['status'] | null;
	/** Names a source, a year or khuyến công as such: a line of the whole programme. */
	ofAll: boolean;
	spends: boolean;
}

export interface ColumnWords {
	activity: Activity | null;
	money: MoneyUnitFound | null;
	quantity: boolean;
	path: string;
}

export interface TableWords {
	rows: RowWords[];
	columns: ColumnWords[];
	money: MoneyUnitFound | null;
	source: Source | null;
	economy: boolean;
	/** The greatest number in it. */
	most: number;
}

const remembered = new WeakMap<ReadTable, TableWords>();

export function wordsOf(table: ReadTable): TableWords {
	const known = remembered.get(table);
	if (known) return known;
	const title = table.title ?? '';
	const sources = table.rows.map(({ label }) =>
		label.length < 90 ? headedSource(label.replace(/^[-+*]\s*/u, '')) : null,
	);
	let most = 0;
	for (const row of table.rows) for (const cell of row.cells) if (typeof cell === 'number') most = Math.max(most, cell);
	const made: TableWords = {
		rows: table.rows.map((row, at): RowWords => {
			const [years] = row.label.length < 40 ? yearsIn(row.label) : [];
			return {
				measured: headedMeasure(row.label),
				money: row.unit === undefined ? null : moneyUnitIn(row.unit),
				noun: row.unit === undefined ? null : countedNounAt(row.unit.split('/')[0] ?? '', 0),
				captioned: moneyUnitIn(`${row.label} ${table.unit ?? ''}`),
				source: sourceOver(table, sources, at),
				period: years && /^(?:năm|giai đoạn|\d|tổng)/iu.test(row.label) ? { from: years.from, to: years.to } : null,
				status: row.label.length < 40 ? statusOf(row.label) : null,
				ofAll: row.label === '' || /khuyến công/iu.test(row.label) || sources[at] !== null || years !== undefined,
				spends: /kinh phí|hỗ trợ/iu.test(`${row.label} ${title}`),
			};
		}),
		columns: table.columns.map((path, column): ColumnWords => {
			const unit = table.meanings?.[column]?.unit ?? null;
			return {
				activity: classifyHeading(path.join(' ')).activity,
				money: unit === null ? null : moneyUnitIn(unit),
				quantity: /số lượng/iu.test(path.join(' ')),
				path: path.join(' / '),
			};
		}),
		money: table.unit === null ? null : moneyUnitIn(table.unit),
		source: sourceOfHeading(title),
		economy: /doanh thu|giá trị/iu.test(title),
		most,
	};
	remembered.set(table, made);
	return made;
}

function sourceOver(table: ReadTable, sources: readonly (Source | null)[], row: number): Source | null {
	for (let at: number | null = row, steps = 0; at !== null && steps < 8; steps++) {
		const named = sources[at] ?? null;
		if (named) return named;
		at = table.rows[at]?.parent ?? null;
	}
	return null;
}
