// Which rows are parts of which. Invariant: only what list numbers and "Tổng" say; dashes and rows of another unit are never parts.
import type { PrintedRow } from './printed-rows.ts';
import { isRoman } from './row-words.ts';

export interface Relation {
	whole: number;
	parts: number[];
}

/** From the outermost whole inwards. */
export function relationsOf(rows: readonly PrintedRow[]): Relation[] {
	const depths = rows.map(depthOf);
	const hasRomans = depths.includes(1);
	const relations: Relation[] = [];
	const grand = rows.findIndex((row) => row.tt === null && !row.bullet && row.section === null && isTotal(row.label));
	if (grand >= 0) relations.push({ whole: grand, parts: indices(depths, (depth) => depth === (hasRomans ? 1 : 2)) });
	const last = rows.length - 1;
	if (grand < 0 && rows[last]?.tt === null && isTotal(rows[last]?.label ?? ''))
		relations.push({ whole: last, parts: indices(depths, (depth) => depth === (hasRomans ? 1 : 2)) });
	rows.forEach((_, whole) => {
		const depth = depths[whole] ?? 9;
		if (depth === 9) return;
		const parts: number[] = [];
		for (let at = whole + 1; at < rows.length; at++) {
			const inner = depths[at] ?? 9;
			if (inner <= depth) break;
			if (inner === depth + 1) parts.push(at);
		}
		if (parts.length > 0) relations.push({ whole, parts });
	});
	return relations
		.map(({ whole, parts }) => ({
			whole,
			parts: parts.filter((at) => (rows[at]?.numbers.length ?? 0) > 0 && rows[at]?.unit === rows[whole]?.unit),
		}))
		.filter(({ whole, parts }) => parts.length > 0 && (rows[whole]?.numbers.length ?? 0) > 0);
}

function isTotal(label: string): boolean {
	return /^(?:tổng(?: cộng| số)?|cộng)(?!\p{L})/iu.test(label);
}

function depthOf(row: PrintedRow): number {
	if (row.tt === null) return 9;
	if (isRoman(row.tt)) return 1;
	return 1 + row.tt.split('.').length;
}

function indices(depths: readonly number[], wanted: (depth: number) => boolean): number[] {
	return depths.flatMap((depth, at) => (wanted(depth) ? [at] : []));
}
