// Cuts a region of flattened tables into tables: blocks of rows, and the heads that stand before, between and behind them. Invariant:
// every item of the region belongs to exactly one block, and the list numbers decide where a table goes on over a page.
import type { PrintedRow, RowReader } from './printed-rows.ts';
import { createRowReader, readRows } from './row-reader.ts';
import { follows, isMark, isRoman, listNumber } from './row-words.ts';
import type { LineItem } from './table-lines.ts';
import { beginsRow } from './table-regions.ts';

export interface TableDraft {
	rows: PrintedRow[];
	/** The items of its heads; `sure` when none of them may belong to a neighbour. */
	head: LineItem[];
	sure: boolean;
	title: string | null;
}

interface Block {
	kind: 'head' | 'rows';
	items: LineItem[];
}

export function cutTables(region: readonly LineItem[]): TableDraft[] {
	const blocks = toBlocks(region);
	const hasUnits = region.some((item) => item.words.some((word) => word.kind === 'unit-column'));
	const tables: { reader: RowReader; blocks: number[] }[] = [];
	blocks.forEach((block, at) => {
		if (block.kind !== 'rows') return;
		const open = tables.at(-1);
		if (open && goesOn(open.reader, block.items, blocks[at - 1]?.items ?? [])) {
			open.blocks.push(at);
			readRows(open.reader, block.items);
			return;
		}
		const reader = createRowReader(hasUnits && unitsNear(blocks, at));
		readRows(reader, block.items);
		tables.push({ reader, blocks: [at] });
	});
	const titles = captionsOf(region);
	return tables.map(({ reader, blocks: own }, nth) => {
		const first = own[0] ?? 0;
		const last = own.at(-1) ?? 0;
		const before = splitHead(blocks[first - 1]?.items ?? [], nth > 0);
		const behind = splitHead(blocks[last + 1]?.items ?? [], nth < tables.length - 1);
		const inside = blocks.slice(first, last).filter((block) => block.kind === 'head');
		return {
			rows: reader.rows,
			head: [...before.second, ...inside.flatMap((block) => block.items), ...behind.first],
			sure: before.sure && behind.sure,
			title: titles.length === tables.length ? (titles[nth] ?? null) : null,
		};
	});
}

/** What of the heads between two tables is the upper one's and what the lower one's: a page's end or a second caption says so. */
function splitHead(items: LineItem[], shared: boolean): { first: LineItem[]; second: LineItem[]; sure: boolean } {
	if (!shared) return { first: items, second: items, sure: true };
	const pages = items.flatMap((item, at) => (at > 0 && item.opensPage ? [at] : []));
	const captions = items.flatMap((item, at) =>
		item.kind === 'caption' && items[at - 1]?.kind !== 'caption' ? [at] : [],
	);
	const at = pages.length === 1 ? pages[0] : captions.length === 2 ? captions[1] : undefined;
	if (at === undefined) return { first: items, second: items, sure: items.length === 0 };
	return { first: items.slice(0, at), second: items.slice(at), sure: pages.length === 1 };
}

function toBlocks(region: readonly LineItem[]): Block[] {
	const blocks: Block[] = [];
	region.forEach((item, at) => {
		const head = item.kind === 'header' || item.kind === 'caption' || isPageNumber(region, at);
		const kind = head ? 'head' : 'rows';
		const open = blocks.at(-1);
		if (open?.kind === kind) open.items.push(item);
		else blocks.push({ kind, items: [item] });
	});
	return mergeMoved(blocks);
}

/** Words between two heads that hold neither a list number nor cells were moved there out of the rows. */
function mergeMoved(blocks: readonly Block[]): Block[] {
	const merged: Block[] = [];
	blocks.forEach((block, at) => {
		const moved =
			block.kind === 'rows' &&
			at > 0 &&
			at < blocks.length - 1 &&
			block.items.every((item) => item.kind === 'text' && !beginsRow(item.text));
		const open = merged.at(-1);
		if (open?.kind === 'head' && (moved || block.kind === 'head')) open.items.push(...block.items);
		else merged.push({ kind: block.kind, items: [...block.items] });
	});
	return merged;
}

/** A lone small number beside a head. */
function isPageNumber(region: readonly LineItem[], at: number): boolean {
	const item = region[at];
	if (!item || !/^\d{1,2}$/.test(item.text)) return false;
	const isHead = (other: LineItem | undefined): boolean =>
		other === undefined || other.kind === 'header' || other.kind === 'caption';
	return isHead(region[at + 1]) || (isHead(region[at - 1]) && region[at + 1]?.opensPage === true);
}

/** Does the table go on, after a page's end and its repeated head? */
function goesOn(reader: RowReader, items: readonly LineItem[], between: readonly LineItem[]): boolean {
	const marked = items.some((item) => isMark(item.text.split(' ').at(-1) ?? ''));
	if (marked !== reader.rows.some((row) => row.marked) && reader.rows.length > 0) return false;
	for (const item of items) {
		const [first = ''] = item.text.split(' ');
		const tt = listNumber(first);
		if (tt === '1' && (!isRoman(reader.last ?? '') || between.some((head) => head.kind === 'caption'))) return false;
		if (tt !== null) return tt !== 'I' && follows(reader.last, tt);
		if (item.kind === 'numbers') return false;
	}
	// Words alone: moved titles.
	return true;
}

function unitsNear(blocks: readonly Block[], at: number): boolean {
	const near = [blocks[at - 1], blocks[at + 1], blocks[at + 3]];
	return near.some((block) => block?.items.some((item) => item.words.some((word) => word.kind === 'unit-column')));
}

function captionsOf(region: readonly LineItem[]): string[] {
	const captions: string[] = [];
	region.forEach((item, at) => {
		if (item.kind !== 'caption') return;
		if (region[at - 1]?.kind === 'caption' && captions.length > 0) captions.push(`${captions.pop()} ${item.text}`);
		else captions.push(item.text);
	});
	return captions;
}
