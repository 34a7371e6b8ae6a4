// The tables of a report as they were read, each cell with the address that published values point to. Invariant: a cell that was not certain is
// shown empty, never filled in; a very long table says what it leaves out.
import type { ReadTable } from '../../domain/reading.ts';
import { formatNumber } from '../format.ts';
import type { Language, Text } from '../text.ts';

/** Rows on one page: what a person scrolls through, and what a page can carry. */
const mostRows = 200;

const levelsOf = (columns: readonly (readonly string[])[]): number =>
	Math.max(1, ...columns.map((path) => path.length));

/** One row of the header per level; neighbours under one word are one cell. */
function headerCells(columns: ReadTable['columns'], level: number): { text: string; span: number }[] {
	const cells: { text: string; span: number }[] = [];
	let before: string | null = null;
	for (const path of columns) {
		const over = path.slice(0, level + 1).join('|');
		const last = cells.at(-1);
		if (last && over === before && path.length > level) last.span += 1;
		else cells.push({ text: path[level] ?? '', span: 1 });
		before = over;
	}
	return cells;
}

const shown = (cell: number | string | null, language: Language): string =>
	cell === null ? '' : typeof cell === 'number' ? formatNumber(cell, language) : cell;

const TableCard = ({
	table,
	index,
	language,
	text,
}: {
	table: ReadTable;
	index: number;
	language: Language;
	text: Text;
}) => {
	const { reading } = text;
	const more = table.rows.length - mostRows;
	return (
		<details class="read-table">
			<summary>
				<strong lang="vi">{table.title ?? reading.tableNumber(index + 1)}</strong>{' '}
				<small>
					{reading.tableSize(table.rows.length, table.columns.length)}
					{table.unit ? ` · ${table.unit}` : ''}
				</small>
			</summary>
			<section class="table" tabindex={0} aria-label={table.title ?? reading.tableNumber(index + 1)}>
				<table class="grid" lang="vi">
					<thead>
						{Array.from({ length: levelsOf(table.columns) }, (_, level) => (
							<tr>
								{level === 0 ? (
									<th scope="col" rowspan={levelsOf(table.columns)}>
										{reading.tableRow}
									</th>
								) : null}
								{headerCells(table.columns, level).map(({ text: words, span }) => (
									<th scope={span > 1 ? 'colgroup' : 'col'} colspan={span}>
										{words}
									</th>
								))}
							</tr>
						))}
					</thead>
					<tbody>
						{table.rows.slice(0, mostRows).map((row, at) => (
							<tr class={row.role === 'total' || row.role === 'section' ? 'total' : undefined}>
								<th scope="row">{[row.tt, row.label].filter(Boolean).join('. ')}</th>
								{row.cells.map((cell, column) => (
									<td class="number" id={`cell-t${index + 1}r${at + 1}c${column + 1}`}>
										{shown(cell, language)}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{more > 0 ? <p class="soft">{reading.tableMore(more)}</p> : null}
		</details>
	);
};

export const ReadTables = ({ tables, language, text }: { tables: ReadTable[]; language: Language; text: Text }) =>
	tables.length === 0 ? null : (
		<section class="card" aria-labelledby="tables">
			<h2 id="tables">{text.reading.tablesTitle(tables.length)}</h2>
			<p class="soft">{text.reading.tablesHint}</p>
			{tables.map((table, index) => (
				<TableCard table={table} index={index} language={language} text={text} />
			))}
		</section>
	);
