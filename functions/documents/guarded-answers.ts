// What comes back from the reader's process, checked. Invariant: nothing is believed before its shape was seen, since the file that was
// read may have taken the process over.
import { z } from 'zod';
import type { Document } from './document.ts';
import { DocumentError, type DocumentErrorCode } from './document-error.ts';

const count = z.int().min(0);
const numbers = z.custom<number[]>((value) => Array.isArray(value) && value.every((one) => typeof one === 'number'));
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const page = z.number().nullable();

// Loose: a field that a reader adds comes through without this file knowing it.
const paragraphBlock = z.looseObject({
	kind: z.literal('paragraph'),
	text: z.string(),
	style: z.enum(['heading', 'list', 'body']),
	level: z.number().nullable(),
	page,
	box: box.nullable(),
	edges: numbers.optional(),
});
const tableCell = z.looseObject({
	text: z.string(),
	row: count,
	column: count,
	rowSpan: count,
	columnSpan: count,
	number: z.number().optional(),
	address: z.string().optional(),
	box: box.optional(),
	page: z.number().optional(),
});
const tableBlock = z.looseObject({
	kind: z.literal('table'),
	rows: count,
	columns: count,
	cells: z.array(tableCell),
	page,
	headerRows: count.optional(),
	sheet: z.string().optional(),
});
const document = z.looseObject({
	format: z.enum(['txt', 'docx', 'pdf', 'pdf-scan', 'xlsx', 'doc']),
	pages: z.number().nullable(),
	layout: z.enum(['lines', 'paragraphs']),
	blocks: z.array(z.discriminatedUnion('kind', [paragraphBlock, tableBlock])),
	footnotes: z.array(z.looseObject({ mark: z.string(), text: z.string() })),
	unreadPages: z.array(z.number()),
	notices: z.array(z.looseObject({ code: z.string(), vi: z.string(), en: z.string() })).optional(),
});

const line = z.string().min(1).max(600);
const refusal = z.object({ code: z.string().regex(/^[a-z-]{1,40}$/), vi: line, en: line });

function parseJson(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** Null for anything that is not a document. */
export function parseDocument(json: string): Document | null {
	const parsed = document.safeParse(parseJson(json));
	return parsed.success ? (parsed.data as Document) : null;
}

export function parseRefusal(json: string): DocumentError | null {
	const parsed = refusal.safeParse(parseJson(json));
	if (!parsed.success) return null;
	const { code, vi, en } = parsed.data;
	return new DocumentError(code as DocumentErrorCode, vi, en);
}

export function parseScannedPages(json: string): number {
	const parsed = count.max(10_000).safeParse(parseJson(json));
	return parsed.success ? parsed.data : 0;
}
