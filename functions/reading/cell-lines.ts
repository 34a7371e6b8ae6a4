// The total row of a table of money that came out one cell a line. Invariant: only taken where the row has exactly one number for every
// column of the head, so that no blank cell can have moved any of them.
import type { Document } from '../documents/document.ts';
import type { Measure, Source } from '../domain/reading.ts';
import { normaliseLine } from './normalise.ts';
import { parseDecimal, quantum, shift, toNumber } from './numbers.ts';
import { sourceOfHeading } from './source-words.ts';
import { captionUnitOf, moneyUnitIn } from './table-units.ts';
import { yearsIn } from './year-words.ts';

export interface CellLineTotal {
	title: string;
	label: string;
	cells: { measure: Extract<Measure, 'funding' | 'projects'>; source: Source; value: number; step: number }[];
	years: { from: number; to: number } | null;
}

const orderColumn = /^(?:S?TT|Số TT)$/iu;
const labelColumn = /^(?:nội dung|chỉ tiêu|hạng mục|lĩnh vực|tên)(?!\p{L})/iu;
const totalRow = /^(?:tổng(?: cộng| số)?|cộng)$/iu;
const overAll = /^(?:tổng(?: cộng| số)?(?: kinh phí| tiền)?|cộng)$/iu;
const mostColumns = 12;
/** How far above its head a table is named. */
const captionLines = 6;

export function cellLineTotals(documents: readonly Document[]): CellLineTotal[] {
	return documents.flatMap(({ blocks }) => {
		const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [normaliseLine(block.text)] : ['|']));
		const filled = lines.filter((line) => line !== '');
		return filled.flatMap((_, at) => totalAt(filled, at) ?? []);
	});
}

function totalAt(lines: readonly string[], at: number): CellLineTotal | null {
	if (!orderColumn.test(lines[at] ?? '') || !labelColumn.test(lines[at + 1] ?? '')) return null;
	const start = at + 2;
	const length = lines.slice(start, start + mostColumns + 1).findIndex((line) => totalRow.test(line));
	if (length < 2) return null;
	const head = lines.slice(start, start + length);
	const numbers = runOfNumbers(lines.slice(start + length + 1, start + 2 * length + 3));
	// The number of the next row stands right behind the last cell: with it, a row as long as the head lacks one.
	const numbered = numbers.at(-1) === '1';
	const complete = numbers.length === length + (numbered ? 1 : 0);
	const above = lines.slice(Math.max(0, at - captionLines), at);
	const places = moneyUnitIn(captionUnitOf(above) ?? '')?.places;
	if (!complete || places === undefined) return null;
	const cells = head.flatMap((title, column) => cellOf(title, numbers[column] ?? '', places));
	const title = above.findLast((line) => /kinh phí|vốn|đề án/iu.test(line)) ?? '';
	const [years = null] = yearsIn(title);
	return /kế hoạch|dự kiến|dự toán/iu.test(title) ? null : { title, label: lines[start + length] ?? '', cells, years };
}

function runOfNumbers(lines: readonly string[]): string[] {
	const end = lines.findIndex((line) => !/^\d[\d.,]*$/.test(line) || parseDecimal(line) === null);
	return lines.slice(0, end < 0 ? lines.length : end);
}

function cellOf(title: string, number: string, places: number): CellLineTotal['cells'] {
	const parsed = parseDecimal(number);
	if (!parsed) return [];
	if (/^(?:tổng )?số (?:đề|dự) án$/iu.test(title))
		return [{ measure: 'projects', source: 'all', value: toNumber(parsed), step: 0 }];
	const source = overAll.test(title) ? 'all' : sourceOfHeading(title);
	const money = shift(parsed, places);
	return source ? [{ measure: 'funding', source, value: toNumber(money), step: quantum(money) }] : [];
}
