// A document whose flattened tables are tables again. Invariant: lines that are no table stay where and as they were; a document without such
// tables is given back untouched.
import { type Block, type Document, type ParagraphBlock, paragraph } from '../../documents/document.ts';
import { type Rebuilt, rebuildTables } from './rebuild-tables.ts';
import type { RebuiltTable } from './rebuilt-table.ts';
import { toTableBlock } from './rebuilt-table.ts';

export interface RebuiltDocument {
	document: Document;
	/** In the order in which their blocks stand in the document. */
	tables: RebuiltTable[];
	/** `about` is "table.N.rows.M", N counting these tables alone. */
	questions: Rebuilt['questions'];
}

export function rebuildDocument(document: Document): RebuiltDocument {
	const lines = document.blocks.flatMap((block, at) => (block.kind === 'paragraph' ? [{ block, at }] : []));
	const rebuilt = rebuildTables(lines.map(({ block }) => ({ text: block.text, page: block.page })));
	if (rebuilt.tables.length === 0) return { document, tables: [], questions: [] };
	const consumed = new Set(rebuilt.consumed.map((line) => lines[line]?.at));
	const starts = new Map<number, RebuiltTable[]>();
	for (const table of rebuilt.tables) {
		const at = lines[Math.min(...table.lines)]?.at ?? 0;
		starts.set(at, [...(starts.get(at) ?? []), table]);
	}
	const blocks = document.blocks.flatMap((block, at): Block[] => {
		const tables = starts.get(at) ?? [];
		const page = block.kind === 'paragraph' ? block.page : null;
		return [...tables.flatMap((table) => blocksOf(table, page)), ...(consumed.has(at) ? [] : [block])];
	});
	return { document: { ...document, blocks }, tables: rebuilt.tables, questions: rebuilt.questions };
}

function blocksOf(table: RebuiltTable, page: number | null): Block[] {
	const above = [table.annex ? 'Phụ lục' : null, table.title, ...table.captions];
	return [
		...above.flatMap((text): ParagraphBlock[] => (text === null ? [] : [paragraph(text, { page })])),
		toTableBlock(table, page),
	];
}
