// Where in a document tables stand that were flattened to lines. Invariant: a region needs heads and several rows of numbers, and ends
// before the first line that reads like a sentence; prose is never eaten.
import type { LineItem } from './table-lines.ts';

const widestGap = 45;
const longestLabel = 14;
const longestItem = 320;

export function findRegions(items: readonly LineItem[]): LineItem[][] {
	const regions: LineItem[][] = [];
	let start = -1;
	let last = -1;
	const close = (): void => {
		if (start >= 0) {
			const region = extend(items, start, last);
			if (isTable(region)) regions.push(region);
		}
		start = -1;
	};
	items.forEach((item, at) => {
		if (!item.seed) return;
		if (start >= 0 && !bridges(items.slice(last + 1, at))) close();
		if (start < 0) start = at;
		last = at;
	});
	close();
	return regions;
}

function isTable(region: readonly LineItem[]): boolean {
	const kinds = new Set(region.flatMap((item) => item.words.map((word) => word.kind)));
	const grid = ['year', 'source', 'measure', 'numbering', 'status'].filter((kind) =>
		kinds.has(kind as 'year' | 'source'),
	);
	return (
		region.filter((item) => item.kind === 'numbers').length >= 3 &&
		(grid.length >= 2 || (grid.length === 1 && kinds.has('label-column')))
	);
}

export function beginsRow(text: string): boolean {
	return /^(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5})(?:[.)]?\s|$)|^[-+–]\s*\p{L}/u.test(text);
}

function isProse(text: string): boolean {
	if (text.length > longestItem || /^(?:Phần|Chương)\s+(?:thứ\s|[IVX]+(?!\p{L})|\d)/iu.test(text)) return true;
	return (
		text.length > 40 &&
		/\d[\d.,]*\s+(?:đề án|triệu|tỷ|nghìn|cơ sở|lớp|lao động|sản phẩm|gian hàng)(?!\p{L})/iu.test(text)
	);
}

function bridges(gap: readonly LineItem[]): boolean {
	if (gap.length > widestGap || gap.some((item) => isProse(item.text))) return false;
	let run = 0;
	for (const item of gap) {
		run = item.kind === 'text' && !beginsRow(item.text) ? run + 1 : 0;
		if (run > longestLabel) return false;
	}
	return true;
}

function extend(items: readonly LineItem[], start: number, last: number): LineItem[] {
	let from = start;
	while (from > 0 && isFrame(items[from - 1])) from -= 1;
	let to = last;
	while (to + 1 < items.length && (isFrame(items[to + 1]) || isLastRow(items[to + 1]))) to += 1;
	return items.slice(from, to + 1);
}

function isFrame(item: LineItem | undefined): boolean {
	return item !== undefined && (item.kind === 'header' || item.kind === 'caption' || /^\d{1,2}$/.test(item.text));
}

/** A last row without numbers: "7 Khác…". */
function isLastRow(item: LineItem | undefined): boolean {
	return (
		item !== undefined && item.text.length < 70 && /^(?:\d{1,2}|[-+])\s+\p{L}[^.:;]*(?:…|\.{3})?$/u.test(item.text)
	);
}
