// An .xlsx as a Document: each visible worksheet's texts and tables, in the order of its tabs. Invariant: what is not read is said.
import { readXlsx as readWorkbook, type Sheet } from 'hucre/xlsx';
import type { Block, Document, Notice } from './document.ts';
import { DocumentError, damaged, encrypted, noText, tooLarge } from './document-error.ts';
import { cellErrors, farCells, formulasWithoutValue, hiddenCells, hiddenSheets, legacyConverted } from './notices.ts';
import { blocksOf } from './xlsx-blocks.ts';
import { safeWorkbook } from './xlsx-parts.ts';
import { readSheet, type SheetGrid } from './xlsx-sheet.ts';

const maxSheets = 200;
/** All that is read of a worksheet with a cell at the far end of the world. */
const nearRange = 'A1:ZZ5000';

export async function readXlsx(bytes: Uint8Array): Promise<Document> {
	const { sheets, hidden, far } = await openSheets(safeWorkbook(bytes));
	const blocks: Block[] = [];
	const notices: Notice[] = [];
	const encodings = new Set<string>();
	if (hidden.length > 0) notices.push(hiddenSheets(hidden));
	for (const sheet of sheets) {
		const grid = readSheet(sheet);
		if (far) notices.push(farCells(sheet.name, nearRange));
		blocks.push(...blocksOf(grid));
		notices.push(...noticesOf(grid));
		for (const encoding of grid.encodings) encodings.add(encoding);
	}
	notices.push(...[...encodings].map(legacyConverted));
	if (blocks.length === 0) throw noText();
	return { format: 'xlsx', pages: null, layout: 'paragraphs', blocks, footnotes: [], unreadPages: [], notices };
}

interface Opened {
	sheets: Sheet[];
	hidden: string[];
	far: boolean;
}

async function openSheets(bytes: Uint8Array): Promise<Opened> {
	const open = async (range?: string): Promise<Omit<Opened, 'far'>> => {
		const hidden: string[] = [];
		const { sheets } = await readWorkbook(bytes, {
			readStyles: true,
			...(range ? { range } : {}),
			sheets: (info) => {
				const isHidden = info.hidden || info.veryHidden;
				if (isHidden) hidden.push(info.name);
				return !isHidden;
			},
		});
		if (sheets.length > maxSheets) throw tooLarge(`${maxSheets} trang tính`, `${maxSheets} worksheets`);
		return { sheets, hidden };
	};
	try {
		return { ...(await open()), far: false };
	} catch (error) {
		if (!isTooFar(error)) throw asDocumentError(error);
	}
	try {
		return { ...(await open(nearRange)), far: true };
	} catch (error) {
		throw asDocumentError(error);
	}
}

const isTooFar = (error: unknown): boolean => error instanceof Error && /over the \d+ limit/.test(error.message);

function asDocumentError(error: unknown): DocumentError {
	if (error instanceof DocumentError) return error;
	if (error instanceof Error && error.name === 'EncryptedFileError') return encrypted();
	return damaged('.xlsx', error);
}

function noticesOf(grid: SheetGrid): Notice[] {
	const notices: Notice[] = [];
	if (grid.hiddenRows + grid.hiddenColumns > 0)
		notices.push(hiddenCells(grid.name, grid.hiddenRows, grid.hiddenColumns));
	if (grid.errors.length > 0) notices.push(cellErrors(grid.name, grid.errors));
	if (grid.withoutValue.length > 0) notices.push(formulasWithoutValue(grid.name, grid.withoutValue));
	return notices;
}
