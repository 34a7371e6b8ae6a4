// Tables without lines between their cells. Invariant: only three rows or more whose numbers stand in the same columns make one; a line that
// runs across the columns ends it, so prose is never cut up.
import { type Block, type Box, paragraph, type TableBlock, type TableCell } from './document.ts';
import type { PdfLine } from './pdf-lines.ts';

interface Piece {
	text: string;
	left: number;
	right: number;
}

interface SplitLine {
	line: PdfLine;
	pieces: Piece[];
	/** Three pieces of which two are numbers: certainly a row. */
	row: boolean;
}

type Extent = readonly [left: number, right: number];

export interface ColumnTable {
	/** Of the lines it took, the first and the last. */
	from: number;
	to: number;
	block: TableBlock;
}

const value = /^(?:[-–+]?\d[\d.,]*(?: \d{3}(?:,\d+)?)*%?|[-–]|x)$/iu;
const fewestRows = 3;
const mostHeaderLines = 6;

export function findColumnTables(
	lines: readonly PdfLine[],
	boxOf: (left: number, line: PdfLine, right: number) => Box,
	page: number,
): ColumnTable[] {
	const split = lines.map(splitLine);
	const found: ColumnTable[] = [];
	for (let at = 0; at < split.length; at++) {
		if (!split[at]?.row) continue;
		const end = runEnd(split, at);
		const columns = columnsOf(split.slice(at, end + 1));
		if (!columns) continue;
		const last = lastFitting(split, at, end, columns);
		if (split.slice(at, last + 1).filter((one) => one.row).length < fewestRows) continue;
		const from = headerStart(split, at, columns, found.at(-1)?.to ?? -1);
		found.push({ from, to: last, block: toBlock(split.slice(from, last + 1), at - from, columns, boxOf, page) });
		at = last;
	}
	return found;
}

function splitLine(line: PdfLine): SplitLine {
	const pieces: Piece[] = [];
	let start = 0;
	for (const gap of [...line.text.matchAll(/ +/g), null]) {
		const end = gap?.index ?? line.text.length;
		const next = gap ? gap.index + gap[0].length : 0;
		const right = line.edges[end] ?? line.right;
		if (gap && (line.edges[next] ?? right) - right <= line.size * 1.1) continue;
		pieces.push({ text: line.text.slice(start, end), left: line.edges[start] ?? line.left, right });
		start = next;
	}
	const numbers = pieces.filter((piece) => value.test(piece.text)).length;
	return { line, pieces, row: pieces.length >= 3 && numbers >= 2 };
}

/** The last row that follows with no more than two other lines between. */
function runEnd(split: readonly SplitLine[], at: number): number {
	let end = at;
	for (let i = at + 1; i < split.length && i - end <= 3; i++) if (split[i]?.row) end = i;
	return end;
}

function columnsOf(lines: readonly SplitLine[]): Extent[] | null {
	const rows = lines.filter((one) => one.row);
	if (rows.length < fewestRows) return null;
	const columns: [number, number][] = [];
	for (const piece of rows.flatMap((one) => one.pieces).sort((a, b) => a.left - b.left)) {
		const last = columns.at(-1);
		if (last && piece.left < last[1]) last[1] = Math.max(last[1], piece.right);
		else columns.push([piece.left, piece.right]);
	}
	const once = rows.every(
		(row) => new Set(row.pieces.map((piece) => covered(piece, columns)[0])).size === row.pieces.length,
	);
	return columns.length >= 3 && once ? columns : null;
}

/** Indexes of the columns that a piece stands over; what stands between two is over the nearer. */
function covered({ left, right }: Piece, columns: readonly Extent[]): number[] {
	const over = columns.flatMap(([from, to], i) => (left < to && right > from ? [i] : []));
	if (over.length > 0) return over;
	const middle = (left + right) / 2;
	const distance = ([from, to]: Extent): number => Math.max(from - middle, middle - to, 0);
	return [columns.reduce((best, column, i) => (distance(column) < distance(columns[best] ?? column) ? i : best), 0)];
}

/** Up to the last row before a line that runs across columns. */
function lastFitting(split: readonly SplitLine[], at: number, end: number, columns: readonly Extent[]): number {
	let last = at;
	for (let i = at; i <= end; i++) {
		const { pieces = [], row = false } = split[i] ?? {};
		if (!pieces.every((piece) => covered(piece, columns).length === 1)) break;
		if (row) last = i;
	}
	return last;
}

/** Lines over the first row that stand in or over its columns. */
function headerStart(split: readonly SplitLine[], at: number, columns: readonly Extent[], after: number): number {
	let from = at;
	for (let i = at - 1; i > after && at - i <= mostHeaderLines; i--) {
		const one = split[i];
		const below = split[i + 1];
		if (!one || !below || one.line.baseline - below.line.baseline > one.line.size * 3) break;
		const inner = one.pieces.every((piece) => covered(piece, columns).length < columns.length - 1);
		const overValues = (one.pieces[0]?.left ?? 0) >= (columns[1]?.[0] ?? 0) - one.line.size * 3;
		if (!inner || (one.pieces.length < 2 && !overValues)) break;
		from = i;
	}
	return from;
}

function toBlock(
	lines: readonly SplitLine[],
	headers: number,
	columns: readonly Extent[],
	boxOf: (left: number, line: PdfLine, right: number) => Box,
	page: number,
): TableBlock {
	const cells: TableCell[] = [];
	let row = -1;
	lines.forEach((one, i) => {
		const wraps = i > headers && !one.row && one.pieces.length === 1 && /^[\p{Ll}(]/u.test(one.pieces[0]?.text ?? '');
		if (!wraps) row += 1;
		for (const piece of one.pieces) {
			const over = covered(piece, columns);
			const column = over[0] ?? 0;
			const open = wraps ? cells.find((cell) => cell.row === row && cell.column === column) : undefined;
			if (open) open.text += ` ${piece.text}`;
			else
				cells.push({
					text: piece.text,
					row,
					column,
					rowSpan: 1,
					columnSpan: over.length,
					box: boxOf(piece.left, one.line, piece.right),
				});
		}
	});
	return { kind: 'table', rows: row + 1, columns: columns.length, cells, page };
}

/** Lines as blocks, with the tables that they hold in their places. */
export function linesToBlocks(
	lines: readonly PdfLine[],
	boxOf: (left: number, line: PdfLine, right: number) => Box,
	page: number,
): { top: number; block: Block }[] {
	const tables = findColumnTables(lines, boxOf, page);
	return lines.flatMap((line, i): { top: number; block: Block }[] => {
		const top = line.baseline + line.size;
		const table = tables.find((one) => one.from <= i && i <= one.to);
		if (table) return table.from === i ? [{ top, block: table.block }] : [];
		const box = boxOf(line.left, line, line.right);
		// On a page that is shown lying, edges along the line are no x of the page.
		const along = box[2] >= box[3] || line.text.length < 2;
		const edges = line.edges.map((x) => Math.round(x * 10) / 10);
		return [{ top, block: paragraph(line.text, { page, box, ...(along ? { edges } : {}) }) }];
	});
}
