// A .pdf with a text layer as printed lines and tables. Invariant: pages, characters and memory are capped; a page without text is never passed over in silence.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { type Block, type Box, type Document, paragraph, type TableBlock } from './document.ts';
import { DocumentError, damaged, encrypted, noText, tooLarge } from './document-error.ts';
import { RecogniserStartError } from './ocr-recogniser.ts';
import { linesToBlocks } from './pdf-columns.ts';
import { heapOf, startPdfEngine } from './pdf-engine.ts';
import { findGrids, type Grid } from './pdf-grid.ts';
import { type PdfLine, toLines } from './pdf-lines.ts';
import { type PageText, readPageText } from './pdf-page-text.ts';
import { drawingBudget, readRulings } from './pdf-rulings.ts';
import { joinTablePages } from './pdf-table-pages.ts';
import { takeTables } from './pdf-tables.ts';
import { withScans } from './scan-document.ts';
import { scanPages } from './scan-pages.ts';
import { isPicture } from './scan-sniff.ts';

const maxPages = 500;
const maxChars = 2_000_000;
const passwordError = 4;

/** `scanned` is told how many pages must be recognised, before that begins. */
export async function readPdf(bytes: Uint8Array, scanned?: (pages: number) => void): Promise<Document> {
	const engine = await startPdfEngine();
	try {
		return await readWith(engine, bytes, scanned);
	} catch (error) {
		// An abort of the wasm engine is how a file that fills its memory ends.
		if (error instanceof WebAssembly.RuntimeError)
			throw tooLarge('bộ nhớ để mở tệp PDF', 'memory needed to open the PDF');
		throw error instanceof DocumentError || error instanceof RecogniserStartError ? error : damaged('.pdf', error);
	}
}

async function readWith(
	engine: WrappedPdfiumModule,
	bytes: Uint8Array,
	told: (pages: number) => void = () => undefined,
): Promise<Document> {
	const { pdfium } = engine;
	const pointer = pdfium.wasmExports.malloc(bytes.length);
	if (!pointer) throw tooLarge('bộ nhớ', 'memory');
	heapOf(engine).set(bytes, pointer);
	const document = engine.FPDF_LoadMemDocument(pointer, bytes.length, '');
	if (!document) throw engine.FPDF_GetLastError() === passwordError ? encrypted() : damaged('.pdf');
	const pages = engine.FPDF_GetPageCount(document);
	if (pages < 1) throw damaged('.pdf');
	if (pages > maxPages) throw tooLarge(`${maxPages} trang`, `${maxPages} pages`);
	const scratch = pdfium.wasmExports.malloc(64);
	const blocks: Block[] = [];
	const edges = new Map<TableBlock, readonly number[]>();
	const drawing = drawingBudget();
	let chars = 0;
	const unreadPages: number[] = [];
	const pictures: number[] = [];
	for (let index = 0; index < pages; index++) {
		const page = engine.FPDF_LoadPage(document, index);
		if (!page) {
			unreadPages.push(index + 1);
			continue;
		}
		const text = readPageText(engine, page, scratch, maxChars - chars);
		chars += text.chars.length + text.turned.length;
		if (isPicture(engine, page, text)) pictures.push(index + 1);
		else if (text.chars.length > 0) {
			const grids = findGrids(readRulings(engine, page, text.frame, scratch, drawing));
			blocks.push(...pageBlocks(text, grids, index + 1, edges));
		}
		engine.FPDF_ClosePage(page);
	}
	const written = joinTablePages(blocks, edges);
	if (pictures.length === 0) {
		if (blocks.length === 0) throw unreadPages.length > 0 ? damaged('.pdf') : noText();
		return { format: 'pdf', pages, layout: 'lines', blocks: written, footnotes: [], unreadPages };
	}
	told(pictures.length);
	const recognised = await scanPages(engine, document, pictures);
	return withScans({ pages, blocks: written, unreadPages }, recognised);
}

/** Lines and tables of one page from top to bottom. */
function pageBlocks(
	{ chars, turned, frame }: PageText,
	grids: readonly Grid[],
	page: number,
	edges: Map<TableBlock, readonly number[]>,
): Block[] {
	const { tables, rest } = takeTables([...chars, ...turned], grids, frame, page);
	const placed: { top: number; block: Block }[] = tables.map(({ block, xs, ys }) => {
		edges.set(block, xs);
		return { top: ys[0] ?? 0, block };
	});
	const boxOf = (left: number, { baseline, size }: PdfLine, right: number): Box =>
		frame.shown(left, baseline - size * 0.2, right, baseline + size);
	placed.push(...linesToBlocks(toLines(rest.filter((char) => !char.at)), boxOf, page));
	for (const line of toLines(rest.filter((char) => char.at)))
		placed.push({ top: Number.NEGATIVE_INFINITY, block: paragraph(line.text, { page }) });
	return placed.sort((a, b) => b.top - a.top).map(({ block }) => block);
}
