// The rows of a table as a tree: totals, sections, items, and what each is about. Invariant: a section's activity holds for its items,
// numbers of rows only say how deep they stand.
import type { Activity } from '../domain/activities.ts';
import type { TableRow } from '../domain/reading.ts';
import { classifyHeading } from './activity-words.ts';

export interface RawRow {
	tt: string;
	label: string;
	/** Has a number of its own anywhere. */
	filled: boolean;
	/** One text over the whole width. */
	banner: boolean;
}

export type RowPlace = Required<Pick<TableRow, 'role' | 'parent' | 'activity'>> & Pick<TableRow, 'tt' | 'about'>;

const totalWords = /^(?:tổng(?: số| cộng| kinh phí)?|cộng|toàn tỉnh|toàn huyện|cả tỉnh)(?!\p{L})/iu;
const noteWords = /^\(?\*?\s*(?:ghi chú|nguồn|chú thích|lưu ý|người lập)(?!\p{L})/iu;
const placeWords = /^(?:uBND )?(?:huyện|thị xã|thành phố|tP\.?|tX\.?|xã|phường|thị trấn|đặc khu|tỉnh)\s+\p{Lu}/u;
const establishmentWords =
	/^(?:công ty|dNTN|doanh nghiệp tư nhân|hTX|hợp tác xã|hộ kinh doanh|hKD|cơ sở sản xuất|cơ sở|tHT|tổ hợp tác)\s+(?:TNHH|CP|cổ phần|\p{Lu}|nông|sản xuất)/u;

/** Depth by the form of a row's number; null where it has none. */
function depthOf(tt: string): number | null {
	const bare = tt.replace(/[()\s]/g, '').replace(/[.)]+$/, '');
	if (bare === '') return null;
	if (/^[IVX]+$/.test(bare) && !/^(?:C|D|L|M)$/.test(bare)) return 2;
	if (/^[A-HĐ]$/.test(bare)) return 1;
	if (/^\d+(?:\.\d+)*$/.test(bare)) return 3 + bare.split('.').length - 1;
	if (/^[IVX]+(?:\.\d+)+$/.test(bare)) return 2 + bare.split('.').length - 1;
	if (/^[a-zđ]\d?$/.test(bare)) return 6;
	if (/^[-–]$/.test(bare)) return 7;
	return /^[+*•]$/.test(bare) ? 8 : null;
}

export function placeRows(rows: readonly RawRow[], title: string | null): RowPlace[] {
	const places: RowPlace[] = [];
	const depths: number[] = [];
	const titled = title === null ? null : classifyHeading(title).activity;
	let last = 0;
	rows.forEach((row, i) => {
		const { tt, label } = split(row);
		const numbered = depthOf(tt);
		const isTotal = numbered === null && totalWords.test(label);
		const bullet = /^[-–+*•]/u.test(label) ? 7 : null;
		// Without a number, a bullet or a word of its own it goes on with the row above.
		const depth = isTotal
			? 0
			: (numbered ?? bullet ?? (row.banner ? 1 : places.length === 0 || last === 0 ? 3 : hasNumbers(rows) ? 7 : 3));
		last = depth;
		depths.push(depth);
		const parent = parentOf(depths, i, places);
		const own = isTotal ? 'total' : classifyHeading(label).activity;
		const above = parent === null ? null : (places[parent]?.activity ?? null);
		const inherited = above !== null && above !== 'total' ? above : null;
		const role = isTotal
			? 'total'
			: !row.filled && tt === '' && noteWords.test(label)
				? 'text'
				: !row.filled && row.banner
					? 'section'
					: depth <= 2
						? 'section'
						: depth >= 7
							? 'part'
							: 'item';
		const begun = label.charAt(0).toLowerCase() + label.slice(1);
		const about = placeWords.test(begun) ? 'place' : establishmentWords.test(begun) ? 'establishment' : null;
		places.push({
			role,
			parent,
			activity: activityOf(own, inherited, titled),
			...(tt === '' ? {} : { tt }),
			...(about ? { about } : {}),
		});
	});
	return places;
}

/** A total at the foot: "Tổng cộng" after its rows belongs to nobody, and they to it. */
function parentOf(depths: readonly number[], i: number, places: readonly RowPlace[]): number | null {
	const depth = depths[i] ?? 0;
	if (depth === 0) return null;
	for (let above = i - 1; above >= 0; above--) {
		const other = depths[above] ?? 0;
		if (other < depth && !(other === 0 && places[above]?.role === 'total' && foot(depths, above))) return above;
	}
	return null;
}

/** A total that does not open the table or its part closes it. */
const foot = (depths: readonly number[], at: number): boolean =>
	at > 0 && depths.slice(0, at).some((depth) => depth > 0);

function activityOf(own: Activity | null, inherited: Activity | null, titled: Activity | null): Activity | null {
	if (own === 'total') return titled ?? 'total';
	return inherited ?? own ?? titled;
}

const hasNumbers = (rows: readonly RawRow[]): boolean => rows.some((row) => depthOf(row.tt) !== null);

/** Tables without a column for numbers write them before the label: "1. Đào tạo nghề". */
function split({ tt, label }: RawRow): { tt: string; label: string } {
	if (tt !== '') return { tt, label };
	const found = /^\(?([IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđA-H])[.)]\)?\s+(?=\S)/u.exec(label);
	return found ? { tt: found[1] ?? '', label: label.slice(found[0].length) } : { tt, label };
}
