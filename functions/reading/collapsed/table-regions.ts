// Where in a document tables stand that were flattened to lines. Invariant: a region needs heads and several rows of numbers, and ends
// before the first line that reads like a sentence; prose is never eaten.
import { isCapitals } from '../line-marks.ts';
import { follows, listNumber } from './row-words.ts';
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
	while (from > 0 && isHead(items[from - 1])) from -= 1;
	if (!isHead(items[from])) from = firstRow(items, from);
	let to = last;
	while (isHead(items[to + 1])) to += 1;
	if (!isHead(items[to]) || isHead(items[from])) to = lastRow(items, from, to);
	while (isHead(items[to + 1])) to += 1;
	if (to + 2 === items.length && /^\d{1,2}$/.test(items[to + 1]?.text ?? '')) to += 1;
	return items.slice(from, to + 1);
}

function isHead(item: LineItem | undefined): boolean {
	return item !== undefined && (item.kind === 'header' || item.kind === 'caption');
}

const longestRowLine = 160;
const mostRowLines = 8;

/** Rows with few numbers prove nothing; the list goes on with them all the same. */
function lastRow(items: readonly LineItem[], from: number, last: number): number {
	let tt: string | null = null;
	let dotted = false;
	for (let at = from; at <= last; at++) {
		const text = items[at]?.text ?? '';
		const found = /^\d+$/.test(text) && isHead(items[at + 1]) ? null : rowNumber(text);
		if (found === null || (tt !== null && !follows(tt, found.tt) && found.tt !== '1')) continue;
		tt = found.tt;
		dotted = found.dotted;
	}
	let end = last;
	let open = 0;
	for (let at = last + 1; at < items.length; at++) {
		const text = items[at]?.text ?? '';
		if (isProse(text) || isCapitals(text.replace(/^\S+\s*/, '')) || text.length > longestRowLine || open > mostRowLines)
			break;
		const found = rowNumber(text);
		if (found && found.dotted === dotted && follows(tt, found.tt)) {
			tt = found.tt;
			end = at;
			open = 1;
		} else if (open === 0) break;
		else if (/(?:^|\s)\d[\d.,]*$/.test(text)) {
			end = at;
			open = 0;
		} else if (end === at - 1 && (/^\p{Ll}/u.test(text) || /^\S+$/.test(items[end]?.text ?? ''))) end = at;
		else open += 1;
		if (/\s\d[\d.,]*$/.test(text)) open = 0;
		if (open === 0 && rowNumber(items[at + 1]?.text ?? '') === null) break;
	}
	return end;
}

/** With its head behind it, a table may open with a row of few numbers. */
function firstRow(items: readonly LineItem[], from: number): number {
	for (let at = from; at >= Math.max(0, from - mostRowLines); at--) {
		const text = items[at]?.text ?? '';
		if (at < from && (isProse(text) || text.length > longestRowLine)) return from;
		if (/^(?:tổng(?: cộng| số)?|cộng)(?!\p{L})/iu.test(text) && /\s\d[\d.,]*$/.test(text)) return at;
	}
	return from;
}

function rowNumber(text: string): { tt: string; dotted: boolean } | null {
	const [first = '', second] = text.split(' ');
	const tt = listNumber(first);
	if (tt === null || (second !== undefined && !/^[\p{L}("“…]/u.test(second))) return null;
	return { tt, dotted: /[.)]$/.test(first) };
}
