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
	const relations: Relation[] = [];
	const opening = rows.findIndex((row) => row.tt === null && !row.bullet && row.section === null && isTotal(row.label));
	const last = rows.length - 1;
	const closing = rows[last]?.tt === null && isTotal(rows[last]?.label ?? '') ? last : -1;
	const grand = opening >= 0 ? opening : closing;
	if (grand >= 0) {
		const outermost = Math.min(...depths);
		const parts = rows.flatMap((row, at) => (depths[at] === outermost && at !== grand && !row.bullet ? [at] : []));
		relations.push({ whole: grand, parts });
	}
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
		.map(({ whole, parts }) => ({ whole, parts: parts.filter((at) => (rows[at]?.numbers.length ?? 0) > 0) }))
		.filter(
			({ whole, parts }) =>
				parts.length > 0 &&
				(rows[whole]?.numbers.length ?? 0) > 0 &&
				parts.every((at) => rows[at]?.unit === rows[whole]?.unit),
		);
}

function isTotal(label: string): boolean {
	return /^(?:tổng(?: cộng| số)?|cộng)(?!\p{L})/iu.test(label);
}

/** Rows without a number are outermost only where no row has one. */
function depthOf(row: PrintedRow): number {
	if (row.tt === null) return 9;
	if (isRoman(row.tt)) return 1;
	return 1 + row.tt.split('.').length;
}
