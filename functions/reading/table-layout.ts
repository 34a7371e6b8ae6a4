// What each column of a table is for: row number, label, unit, values, notes. Invariant: every column has one use, and a column of
// figures is never taken for labels.
import { isEmptyCell, isEnumerator, parseCell } from './table-cells.ts';
import type { GridText } from './table-grid.ts';

export type ColumnUse = 'number' | 'label' | 'unit' | 'value' | 'text';

const numberHead = /^(?:s?tt|số tt|số thứ tự|no\.?|tt\.?)$/iu;
const unitHead = /^(?:đvt|đơn vị tính|đ\/v tính)\.?$/iu;
/** "Đơn vị" may be that of a number or a body: the former is said in a word or two. */
const unclearHead = /^đơn vị$/iu;
const longestUnit = 12;
const textHead = /^(?:ghi chú|nhận xét|diễn giải|lý do|nguyên nhân|căn cứ|địa chỉ|số (?:quyết định|văn bản|hiệu))/iu;
const labelHead = /nội dung|chỉ tiêu|hoạt động|hạng mục|danh mục|tên |đề án|diễn giải|địa phương|đơn vị/iu;

export function columnUses(paths: readonly (readonly string[])[], body: readonly GridText[][]): ColumnUse[] {
	const columns = paths.map((path, column) => {
		const texts = body
			.map((row) => row[column])
			.filter((place): place is GridText => place !== undefined && !isEmptyCell(place.text));
		const own = texts.filter((place) => !place.continued);
		const numbers = own.filter((place) => place.cell?.number !== undefined || parseCell(place.text) !== null);
		const letters = own
			.filter((place) => !numbers.includes(place) && (place.cell?.columnSpan ?? 1) < paths.length / 2 + 1)
			.reduce((sum, place) => sum + place.text.length, 0);
		return { head: path.at(-1) ?? '', path, own, numbers: numbers.length, letters };
	});
	const uses = columns.map(({ head, path, own, numbers }, column): ColumnUse | null => {
		if (path.some((words) => numberHead.test(words.trim()))) return 'number';
		if (unitHead.test(head.trim()) && numbers * 2 <= own.length) return 'unit';
		const short = own.every((place) => place.text.length <= longestUnit && !/\p{Lu}\p{L}+ \p{Lu}/u.test(place.text));
		if (unclearHead.test(head.trim()) && column > 1 && short && numbers === 0) return 'unit';
		if (textHead.test(head.trim())) return 'text';
		const enumerates = own.length > 0 && own.every((place) => isEnumerator(place.text) || /^\p{L}/u.test(place.text));
		if (
			column === 0 &&
			!labelHead.test(head) &&
			enumerates &&
			own.filter((place) => isEnumerator(place.text)).length * 2 > own.length &&
			columns.length > 2
		)
			return 'number';
		return null;
	});
	const label = labelColumn(columns, uses);
	return uses.map((use, column) => {
		if (column === label) return 'label';
		if (use) return use;
		const { own, numbers } = columns[column] ?? { own: [], numbers: 0 };
		return own.length === 0 || numbers > 0 ? 'value' : 'text';
	});
}

/** The first column of words; the longest where none is headed as one. */
function labelColumn(
	columns: readonly { head: string; own: readonly unknown[]; numbers: number; letters: number }[],
	uses: readonly (ColumnUse | null)[],
): number {
	const wordy = columns.flatMap((column, i) =>
		uses[i] === null && column.letters > 0 && column.numbers * 2 < Math.max(1, column.own.length) ? [i] : [],
	);
	const headed = wordy.find((i) => labelHead.test(columns[i]?.head ?? ''));
	if (headed !== undefined) return headed;
	const [first] = wordy;
	if (first !== undefined)
		return wordy.reduce(
			(best, i) => ((columns[i]?.letters ?? 0) > 2 * (columns[best]?.letters ?? 0) ? i : best),
			first,
		);
	// Rows that are named by a year or a number alone.
	return uses.indexOf(null);
}
