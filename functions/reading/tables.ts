// Tables that the format keeps as grids, with what their columns and rows mean. Invariant: a cell's place is its grid place; what is no
// number stays the text it was.
import type { Document, TableBlock } from '../documents/document.ts';
import type { CellPlace, ReadTable, TableRow } from '../domain/reading.ts';
import { frameLines } from './frame-tables.ts';
import { normaliseLine } from './normalise.ts';
import { toCell, writesEnglish } from './table-cells.ts';
import { columnMeanings } from './table-columns.ts';
import { type GridText, toTextGrid } from './table-grid.ts';
import { readHeader } from './table-header.ts';
import { columnUses } from './table-layout.ts';
import { placeRows, type RawRow } from './table-rows.ts';
import { captionUnitOf } from './table-units.ts';
import { yearsIn } from './year-words.ts';

export function readTables(documents: readonly Document[]): ReadTable[] {
	return documents.flatMap((document, file) => {
		const tables: ReadTable[] = [];
		document.blocks.forEach((block, i) => {
			if (block.kind !== 'table' || isLayout(block)) return;
			tables.push(readTable(block, captionsAbove(document, i), file));
		});
		return tables;
	});
}

/** Word users put heads, signature blocks and pictures into tables. */
function isLayout(block: TableBlock): boolean {
	return (
		block.columns < 2 ||
		frameLines(block) !== null ||
		!block.cells.some((cell) => (/\d/.test(cell.text) || /^\s*x\s*$/i.test(cell.text)) && cell.row > 0)
	);
}

/** The lines over a table, back to the table or page before. */
function captionsAbove(document: Document, at: number): string[] {
	const lines: string[] = [];
	for (let i = at - 1; i >= 0 && lines.length < 8; i--) {
		const block = document.blocks[i];
		if (block?.kind !== 'paragraph') break;
		const text = normaliseLine(block.text);
		if (text === '') continue;
		// A caption that wraps: "(ĐVT: triệu / đồng)".
		if (document.layout === 'lines' && /^\p{Ll}/u.test(lines[0] ?? '')) lines[0] = `${text} ${lines[0]}`;
		else lines.unshift(text);
		if (text.length > 300) break;
	}
	return lines;
}

export function readTable(block: TableBlock, above: readonly string[], file = 0): ReadTable {
	const grid = toTextGrid(block);
	const header = readHeader(grid);
	const body = grid.rows.slice(header.body);
	const uses = columnUses(header.paths, body);
	const captions = [...above, ...grid.captions];
	const title = titleOf(captions);
	const kept = uses.flatMap((use, column) => (use === 'value' || use === 'text' ? [column] : []));
	const columnOf = (use: string): number => uses.indexOf(use as (typeof uses)[number]);
	const [number, label, unit] = [columnOf('number'), columnOf('label'), columnOf('unit')];
	const english = writesEnglish(body.flatMap((row) => row.map((place) => place.text)));
	const labelOf = (row: readonly GridText[]): string =>
		row[label]?.text || (row[number]?.cell?.columnSpan ?? 1) > 1 ? row[label]?.text || row[number]?.text || '' : '';
	const raw = body.map((row): RawRow => {
		const text = labelOf(row);
		const spanned = row[number]?.cell !== undefined && (row[number]?.cell?.columnSpan ?? 1) > 1;
		return {
			tt: spanned ? '' : (row[number]?.text ?? ''),
			label: text,
			filled: kept.some(
				(column) => typeof toCell(row[column]?.text ?? '', row[column]?.cell?.number, english) === 'number',
			),
			banner: row.some((place) => (place.cell?.columnSpan ?? 1) > grid.columns / 2 && place.text !== ''),
		};
	});
	const placed = placeRows(raw, title);
	return {
		title,
		unit: captionUnitOf([...captions, ...header.paths.flat()]),
		columns: kept.map((column) => header.paths[column] ?? []),
		meanings: columnMeanings(
			kept.map((column) => header.paths[column] ?? []),
			kept.map((column) => uses[column] ?? 'text'),
		),
		rows: body.map((row, i): TableRow => {
			const unitText = unit < 0 ? '' : (row[unit]?.text ?? '');
			return {
				label: raw[i]?.label ?? '',
				cells: kept.map((column) =>
					toCell(row[column]?.continued ? '' : (row[column]?.text ?? ''), row[column]?.cell?.number, english),
				),
				...placed[i],
				...(unitText === '' ? {} : { unit: unitText }),
				places: kept.map((column) => placeOf(row[column], block.page)),
			};
		}),
		file,
		period: periodOf(captions),
		status: titledStatus(title),
		...(block.page === null ? {} : { page: block.page }),
		...(block.sheet === undefined ? {} : { sheet: block.sheet }),
	};
}

function placeOf(place: GridText | undefined, page: number | null): CellPlace | null {
	const cell = place?.cell;
	if (!cell || place.text === '') return null;
	const at = cell.page ?? page;
	return {
		text: place.text,
		...(at === null ? {} : { page: at }),
		...(cell.address === undefined ? {} : { cell: cell.address }),
		...(cell.box === undefined ? {} : { box: [...cell.box] }),
	};
}

/** "(Giai đoạn 2014 - 2020)": the last caption that names years without being a reference to a document. */
function periodOf(captions: readonly string[]): ReadTable['period'] {
	const named = captions.filter(
		(text) => !/kèm theo|căn cứ|ngày .* tháng|\/(?:QĐ|BC|TT|NĐ|KH)-/iu.test(text) && text.length < 200,
	);
	const [years] = named.toReversed().flatMap((text) => yearsIn(text).slice(0, 1));
	return years ? { from: years.from, to: years.to } : null;
}

/** "Kế hoạch kinh phí năm 2026" tells of plans; "Kết quả thực hiện kế hoạch" does not. */
function titledStatus(title: string | null): ReadTable['status'] {
	if (title === null || /thực hiện|kết quả|tình hình|giải ngân/iu.test(title)) return null;
	return /(?<!\p{L})(?:kế hoạch|dự kiến|dự toán|nhu cầu|đăng ký|phương hướng)(?!\p{L})/iu.test(title)
		? 'planned'
		: null;
}

/** The line that names the table: in capitals, or the last that begins or speaks like a title. */
function titleOf(captions: readonly string[]): string | null {
	const lines = captions.filter(
		(text) => !/^\(|^đơn vị|^ĐVT|^phụ lục(?: (?:số )?[\dIVX]+)?$/iu.test(text) && text.length < 300,
	);
	const capitals = lines.filter((text) => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase());
	const spoken = lines.filter((text) => /bảng|biểu|phụ lục|kết quả|tổng hợp|kinh phí/iu.test(text));
	return capitals.at(-1) ?? spoken.at(-1) ?? null;
}
