// Tables that text extraction flattened to lines, put together again. Invariant: pure; a cell is filled only when the sums, or a certain row of
// another table, leave no other reading; the rest is asked.
import type { Question } from '../../domain/reading.ts';
import { type Comparable, inferFrom } from './cross-tables.ts';
import { deduceGrid, type Grid } from './header-grid.ts';
import { isMarkTable, readMarks } from './mark-tables.ts';
import { movedTexts, putTitlesBack } from './moved-titles.ts';
import { openRowsOf, settledCells } from './open-cells.ts';
import type { PrintedRow } from './printed-rows.ts';
import type { RebuiltRow, RebuiltTable } from './rebuilt-table.ts';
import { isRoman } from './row-words.ts';
import type { Work } from './search-work.ts';
import { type SolvedRow, solveRows } from './solve-rows.ts';
import { cutTables, type TableDraft } from './table-blocks.ts';
import { type LineItem, type SourceLine, tableItems } from './table-lines.ts';
import { findRegions } from './table-regions.ts';

export interface Rebuilt {
	tables: RebuiltTable[];
	/** `about` is "table.N.rows.M", or "table.N": positions in `tables` and its `rows`. */
	questions: Question[];
	/** Indices of the given lines that are tables and no prose. */
	consumed: number[];
}

/** Steps of search for one document: about a second; what is not settled by then is asked. */
const workForDocument = 4_000_000;

interface Opened {
	draft: TableDraft;
	rows: PrintedRow[];
	grid: Grid | null;
	solved: SolvedRow[] | null;
}

export function rebuildTables(lines: readonly SourceLine[]): Rebuilt {
	const work: Work = { left: workForDocument };
	const tables = findRegions(tableItems(lines)).flatMap((region) => rebuildRegion(region, lines, work));
	return {
		tables,
		questions: tables.flatMap((table, at) => askAbout(table, at)),
		consumed: [...new Set(tables.flatMap((table) => table.lines))].sort((a, b) => a - b),
	};
}

function rebuildRegion(region: readonly LineItem[], lines: readonly SourceLine[], work: Work): RebuiltTable[] {
	const drafts = cutTables(region);
	const known = sectionTitles(drafts);
	const opened = drafts.map((draft): Opened => {
		const rows = putTitlesBack(draft.rows, movedTexts(draft.head), known);
		if (isMarkTable(rows)) return { draft, rows, grid: null, solved: null };
		const grid = deduceGrid(
			rows,
			draft.head.map((item) => item.words),
			draft.sure,
		);
		return { draft, rows, grid, solved: grid && solveRows(rows, grid, work) };
	});
	const comparable = opened.map(({ draft, rows, grid, solved }): Comparable | null =>
		grid && solved ? { title: draft.title, rows, solved, grid } : null,
	);
	const finished = opened.map((one, at) => {
		const own = comparable[at];
		const others = comparable.filter((other): other is Comparable => other !== null && other !== own);
		return finish(one, own ? inferFrom(own, others) : []);
	});
	// What belongs to no row is the heads: they leave the text with the first table.
	const taken = new Set(finished.flatMap((table) => table.lines));
	const heads = [...new Set(region.map((item) => item.line))].filter((line) => !taken.has(line));
	const [first] = finished;
	if (first) first.lines = [...first.lines, ...heads].sort((a, b) => a - b);
	return finished.filter((table) => table.rows.length > 0 && lines.length > 0);
}

function sectionTitles(drafts: readonly TableDraft[]): Map<string, string> {
	const known = new Map<string, string>();
	for (const draft of drafts)
		for (const row of draft.rows)
			if (row.tt !== null && isRoman(row.tt) && row.label !== '') known.set(row.tt, row.label);
	return known;
}

function finish({ draft, rows, grid, solved }: Opened, inferences: ReturnType<typeof inferFrom>): RebuiltTable {
	const base = {
		title: draft.title,
		unit: rows.some((row) => row.unit !== null) ? null : unitOf(draft),
		annex: draft.head.some((item) => /^phụ lục/iu.test(item.text)),
		captions: captionsOf(draft),
		lines: [...new Set(rows.flatMap((row) => row.lines))],
	};
	const marks = isMarkTable(rows)
		? readMarks(
				rows,
				draft.head.flatMap((item) => item.words),
			)
		: null;
	if (marks) return { ...base, ...marks, inferred: [] };
	if (!grid || !solved) return { ...base, ...withoutGrid(rows) };
	const inferred: RebuiltTable['inferred'] = [];
	const before = solved.map((row) => settledCells(row, grid));
	for (const inference of inferences) {
		const row = solved[inference.row];
		if (!row) continue;
		const after = settledCells({ ...row, ways: inference.ways }, grid);
		const columns = after.flatMap((cell, at) =>
			cell !== undefined && before[inference.row]?.[at] === undefined ? [at] : [],
		);
		inferred.push({ row: inference.row, columns, why: inference.why });
		solved[inference.row] = { ...row, ways: inference.ways, why: [...row.why, `suy ra: ${inference.why}`] };
	}
	return {
		...base,
		columns: grid.columns.map((column) => column.path),
		rows: rows.map((row, at): RebuiltRow => {
			const one = solved[at];
			return {
				tt: row.tt,
				section: row.section,
				label: row.bullet ? `- ${row.label}` : row.label,
				unit: row.unit,
				cells: one ? settledCells(one, grid).map((cell) => cell?.text ?? null) : [],
				lines: row.lines,
				trace: one?.why ?? [],
			};
		}),
		open: openRowsOf(rows, solved, grid),
		inferred,
	};
}

/** The head tells no grid: the rows are kept with their numbers asked. */
function withoutGrid(rows: readonly PrintedRow[]): Pick<RebuiltTable, 'columns' | 'rows' | 'open' | 'inferred'> {
	return {
		columns: [],
		rows: rows.map((row) => ({
			tt: row.tt,
			section: row.section,
			label: row.bullet ? `- ${row.label}` : row.label,
			unit: row.unit,
			cells: [],
			lines: row.lines,
			trace: ['đầu bảng không cho biết các cột'],
		})),
		open: rows.flatMap((row, at) =>
			row.numbers.length > 0
				? [{ row: at, columns: [], printed: row.numbers.map((number) => number.text), ways: null, options: [] }]
				: [],
		),
		inferred: [],
	};
}

function unitOf(draft: TableDraft): string | null {
	const units = new Set(
		draft.head.flatMap((item) => item.words.flatMap((word) => (word.kind === 'unit' ? [word.name.toLowerCase()] : []))),
	);
	const [only] = units;
	return units.size === 1 && only !== undefined ? only.replace(/^tr\.\s?/, 'triệu ') : null;
}

function captionsOf(draft: TableDraft): string[] {
	return [
		...new Set(
			draft.head.filter((item) => /^\(giai đoạn|^đơn vị tính|^ĐVT/iu.test(item.text)).map((item) => item.text),
		),
	];
}

/** More rows than anybody would answer one by one: the table itself is asked for. */
const mostQuestions = 15;

function askAbout(table: RebuiltTable, at: number): Question[] {
	const where = table.title ? `Bảng “${table.title}”` : `Bảng ${at + 1}`;
	if (table.open.length > mostQuestions) {
		const some = table.open.slice(0, 5).map((open) => `“${table.rows[open.row]?.label ?? ''}”`);
		const ask = `${where}: ${table.open.length} dòng mất vị trí cột (${some.join(', ')}…). Xin gửi bảng này dưới dạng .docx hoặc .xlsx.`;
		return [{ about: `table.${at}`, ask, options: [] }];
	}
	return table.open.map((open) => {
		const row = table.rows[open.row];
		const name = row?.tt ? `${row.section && row.section !== row.tt ? `${row.section}.` : ''}${row.tt} ` : '';
		const ways = open.ways === null || open.options.length > 0 ? '' : ` (${open.ways} cách xếp đều khớp với các tổng)`;
		return {
			about: `table.${at}.rows.${open.row}`,
			ask: `${where}, dòng ${name}“${row?.label ?? ''}”: ${open.printed.join(' | ')} nằm ở cột nào?${ways}`,
			options: open.options,
		};
	});
}
