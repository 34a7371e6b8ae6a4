// Whether a table adds up. Invariant: one error is one finding that names its row and column; what follows from it is not told again, and
// a relation that the table keeps nowhere is not held against it.
import { severityOf } from '../domain/check-rules.ts';
import type { Check, ReadTable } from '../domain/reading.ts';
import { printed } from './check-items.ts';
import { type Cause, deviation, findCauses, holds } from './table-causes.ts';
import { cellId } from './table-figures.ts';
import { expectedOf, findRelations } from './table-relations.ts';
import { ancestorsOf } from './table-tree.ts';
import { type CellAt, createValueGrid, type Relation, type ValueGrid } from './table-value-grid.ts';

export interface TableChecks {
	/** The broken relations, each cause once. */
	findings: Check[];
	/** How many relations hold, for the page that says what was checked. */
	held: number;
}

const mostFindings = 40;

export function checkTables(tables: readonly ReadTable[]): TableChecks {
	const all = tables.map((table, index) => checkTable(table, index));
	return { findings: all.flatMap((one) => one.findings), held: all.reduce((sum, one) => sum + one.held, 0) };
}

function checkTable(table: ReadTable, index: number): TableChecks {
	if (!table.meanings) return { findings: [], held: 0 };
	const grid = createValueGrid(table);
	const relations = believed(findRelations(table, grid), grid);
	const broken = relations.filter((relation) => !holds(relation, grid));
	// A total left blank states nothing that could be wrong; it only helps to find the row that was left out.
	const causes = findCauses(table, grid, relations, broken).filter(
		(cause) => cause.kind !== 'single' || grid.value(cause.mended[0].whole) !== null,
	);
	const teller: Teller = { table, index, grid };
	return {
		findings: causes.slice(0, mostFindings).map((cause) => tell(cause, teller)),
		held: relations.length - broken.length,
	};
}

/**
 * A row is not the sum of those under it, nor a column of those beside it, where no place of the table says so: it must hold at least as often
 * as not, or once among rows of a table that adds up elsewhere, or the words must call it a total.
 */
function believed(relations: readonly Relation[], grid: ValueGrid): Relation[] {
	const telling = (one: Relation): boolean => one.parts.filter((cell) => grid.value(cell) !== null).length > 1;
	const down = relations.filter((one) => one.axis === 'column' && telling(one));
	const heldDown = down.filter((one) => holds(one, grid)).length;
	const addsUp = heldDown >= 2 * (down.length - heldDown);
	const groups = Map.groupBy(relations, (relation) => relation.group);
	return [...groups.values()].flatMap((group) => {
		const broken = group.filter((one) => !holds(one, grid));
		if (broken.length === 0) return group;
		const told = group.filter(telling);
		const kept = (told.length > 0 ? told : group).filter((one) => holds(one, grid)).length;
		const stated = group.some((one) => one.stated);
		if (kept >= broken.length || (kept > 0 && (stated || (addsUp && group[0]?.axis === 'column')))) return group;
		const near = broken.every((one) => Math.abs(deviation(one, grid)) <= Math.abs(grid.value(one.whole) ?? 0) * 0.5);
		return stated && near ? group : [];
	});
}

interface Teller {
	table: ReadTable;
	index: number;
	grid: ValueGrid;
}

function tell(cause: Cause, teller: Teller): Check {
	if (cause.kind === 'cell') return tellCell(cause.cell, cause.value, cause.mended, teller);
	if (cause.kind === 'left-out') return tellLeftOut(cause, teller);
	return tellSingle(cause.mended[0], teller);
}

function tellCell(cell: CellAt, value: number, mended: readonly Relation[], teller: Teller): Check {
	const { grid } = teller;
	const both = new Set(mended.map((relation) => relation.axis)).size > 1;
	const proof = both ? 'các số cùng hàng và cùng cột' : 'các số liên quan trong bảng';
	const [relation] = mended;
	return finding(teller, {
		whole: cell,
		parts: relation
			? [relation.whole, ...relation.parts].filter((one) => one !== cell && grid.value(one) !== null)
			: [],
		expected: value,
		tolerance: relation?.tolerance ?? 0,
		statement: `${nameOf(teller)}: ${rowName(teller, cell[0])}, cột ${columnName(teller, cell[1])} ${grid.value(cell) === null ? 'để trống' : `ghi ${show(grid.value(cell) ?? 0)}`}, nhưng ${proof} cho thấy phải là ${show(value)}.`,
	});
}

function tellLeftOut({ row, over, columns, mended }: Extract<Cause, { kind: 'left-out' }>, teller: Teller): Check {
	const { table, grid } = teller;
	const above = [over, ...ancestorsOf(table, over)].map((one) => rowName(teller, one)).join(', ');
	const totals = mended.filter((relation) => relation.axis === 'row').toSorted((a, b) => a.whole[0] - b.whole[0]);
	const shown = totals.find((relation) => !grid.counted(relation.whole)) ?? totals[0] ?? mended[0];
	const where =
		columns.length > 0
			? `ở ${columns.length} cột (${[...new Set(columns.map((column) => (table.columns[column] ?? [])[0] ?? ''))].join('; ')})`
			: 'ở cột nào của từng kỳ, dù cột tổng có tính';
	const amounts = totals
		.filter((relation) => relation.whole[0] === totals[0]?.whole[0])
		.map((relation) => {
			const sum = expectedOf(relation, (cell) => grid.value(cell) ?? 0);
			return `${columnName(teller, relation.whole[1])}: các kỳ cộng lại ${show(sum)}, ghi ${show(grid.value(relation.whole) ?? 0)}`;
		});
	const consequence =
		amounts.length > 0
			? ` Vì vậy ${rowName(teller, totals[0]?.whole[0] ?? over)} không khớp (${amounts.join('; ')}).`
			: '';
	return finding(teller, {
		whole: shown?.whole ?? [over, 0],
		parts: shown?.parts.filter((cell) => grid.value(cell) !== null) ?? [],
		expected: shown ? expectedOf(shown, (cell) => grid.value(cell) ?? 0) : 0,
		tolerance: shown?.tolerance ?? 0,
		statement: `${nameOf(teller)}: ${rowName(teller, row)} không được cộng vào ${above} ${where}.${consequence}`,
	});
}

function tellSingle(relation: Relation, teller: Teller): Check {
	const { grid } = teller;
	const expected = expectedOf(relation, (cell) => grid.value(cell) ?? 0);
	const [row, column] = relation.whole;
	const what =
		relation.kind === 'average'
			? `trung bình của ${relation.by} kỳ`
			: relation.kind === 'share'
				? 'tỷ lệ tính lại'
				: relation.axis === 'row'
					? 'các cột cộng lại'
					: 'các hàng thành phần cộng lại';
	const found = grid.value(relation.whole) ?? 0;
	const off = relation.kind === 'sum' ? ` (lệch ${show(Math.abs(expected - found))})` : '';
	return finding(teller, {
		whole: relation.whole,
		parts: relation.parts.filter((cell) => grid.value(cell) !== null),
		expected,
		tolerance: relation.tolerance,
		kind: relation.kind,
		severity: severityOf(relation.stated ? 'table-stated' : 'table-guessed'),
		statement: `${nameOf(teller)}: ${rowName(teller, row)}, cột ${columnName(teller, column)} ghi ${show(found)}, nhưng ${what} là ${show(expected)}${off}.`,
	});
}

interface Told {
	whole: CellAt;
	parts: readonly CellAt[];
	expected: number;
	tolerance: number;
	statement: string;
	kind?: Relation['kind'];
	severity?: Check['severity'];
}

function finding({ index, grid }: Teller, told: Told): Check {
	const scale = told.kind === 'share' ? 0 : grid.places(told.whole);
	const scaled = (value: number): number => (scale === 0 ? tidy(value) : Math.round(value * 10 ** scale));
	return {
		kind: told.kind ?? 'sum',
		holds: false,
		statement: told.statement,
		parts: told.parts.map(([row, column]) => cellId(index, row, column)),
		whole: cellId(index, ...told.whole),
		expected: scaled(told.expected),
		found: scaled(grid.value(told.whole) ?? 0),
		tolerance: scaled(told.tolerance),
		severity: told.severity ?? severityOf('table-stated'),
	};
}

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;
const show = (value: number): string => printed(Math.round(value * 1000) / 1000);
const brief = (text: string): string => (text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text);

function nameOf({ table, index }: Teller): string {
	return table.title ? `Bảng "${brief(table.title)}"` : `Bảng ${index + 1}`;
}

function rowName({ table }: Teller, row: number): string {
	const { tt, label = '' } = table.rows[row] ?? {};
	const numbered = tt && !label.startsWith(tt) ? `${tt.replace(/\.$/, '')}. ` : '';
	return `hàng "${numbered}${brief(label)}"`;
}

function columnName({ table }: Teller, column: number): string {
	return `"${brief((table.columns[column] ?? []).join(' / '))}"`;
}
