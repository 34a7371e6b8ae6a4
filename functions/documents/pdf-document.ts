// A .pdf with a text layer as printed lines. Invariant: pages, characters and memory are capped; a page without text is never passed over in silence.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { type Document, type ParagraphBlock, paragraph } from './document.ts';
import { DocumentError, damaged, encrypted, noText, scanned, tooLarge } from './document-error.ts';
import { heapOf, startPdfEngine } from './pdf-engine.ts';
import { type PdfChar, toLines } from './pdf-lines.ts';

const maxPages = 500;
const maxChars = 2_000_000;
const passwordError = 4;
const imageObject = 3;

export async function readPdf(bytes: Uint8Array): Promise<Document> {
	const engine = await startPdfEngine();
	try {
		return readWith(engine, bytes);
	} catch (error) {
		// An abort of the wasm engine is how a file that fills its memory ends.
		if (error instanceof WebAssembly.RuntimeError)
			throw tooLarge('bộ nhớ để mở tệp PDF', 'memory needed to open the PDF');
		throw error instanceof DocumentError ? error : damaged('.pdf', error);
	}
}

function readWith(engine: WrappedPdfiumModule, bytes: Uint8Array): Document {
	const { pdfium } = engine;
	const pointer = pdfium.wasmExports.malloc(bytes.length);
	if (!pointer) throw tooLarge('bộ nhớ', 'memory');
	heapOf(engine).set(bytes, pointer);
	const document = engine.FPDF_LoadMemDocument(pointer, bytes.length, '');
	if (!document) throw engine.FPDF_GetLastError() === passwordError ? encrypted() : damaged('.pdf');
	const pages = engine.FPDF_GetPageCount(document);
	if (pages < 1) throw damaged('.pdf');
	if (pages > maxPages) throw tooLarge(`${maxPages} trang`, `${maxPages} pages`);
	const scratch = pdfium.wasmExports.malloc(32);
	const blocks: ParagraphBlock[] = [];
	let chars = 0;
	const unreadPages: number[] = [];
	for (let index = 0; index < pages; index++) {
		const page = engine.FPDF_LoadPage(document, index);
		if (!page) {
			unreadPages.push(index + 1);
			continue;
		}
		const height = engine.FPDF_GetPageHeightF(page);
		const read = readPage(engine, page, scratch, maxChars - chars);
		chars += read.length;
		if (read.length === 0 && holdsImage(engine, page)) unreadPages.push(index + 1);
		for (const line of toLines(read)) {
			const top = height - line.baseline - line.size;
			blocks.push(
				paragraph(line.text, {
					page: index + 1,
					box: [round(line.left), round(top), round(line.right - line.left), round(line.size * 1.2)],
				}),
			);
		}
		engine.FPDF_ClosePage(page);
	}
	if (blocks.length === 0) throw unreadPages.length > 0 ? scanned() : noText();
	return { format: 'pdf', pages, layout: 'lines', blocks, footnotes: [], unreadPages };
}

function readPage(engine: WrappedPdfiumModule, page: number, scratch: number, budget: number): PdfChar[] {
	const text = engine.FPDFText_LoadPage(page);
	if (!text) return [];
	const count = engine.FPDFText_CountChars(text);
	if (count > budget) throw tooLarge('2 triệu ký tự', '2 million characters');
	const chars: PdfChar[] = [];
	for (let i = 0; i < count; i++) {
		const code = engine.FPDFText_GetUnicode(text, i);
		if (code === 0 || engine.FPDFText_IsGenerated(text, i) === 1) continue;
		if (!engine.FPDFText_GetCharBox(text, i, scratch, scratch + 8, scratch + 16, scratch + 24)) continue;
		// The heap may move when it grows, so the view is taken anew each time.
		const box = new Float64Array(heapOf(engine).buffer, scratch, 4);
		const [left = 0, right = 0] = box;
		const allotted = engine.FPDFText_GetLooseCharBox(text, i, scratch)
			? new Float32Array(heapOf(engine).buffer, scratch, 4)
			: null;
		const [from = left, , to = right] = allotted ?? [];
		const baseline = engine.FPDFText_GetCharOrigin(text, i, scratch, scratch + 8)
			? (new Float64Array(heapOf(engine).buffer, scratch, 2)[1] ?? 0)
			: 0;
		const size = engine.FPDFText_GetFontSize(text, i) || 12;
		chars.push({ text: letter(code), left, right, from, to, baseline, size });
	}
	engine.FPDFText_ClosePage(text);
	return chars;
}

/** PDFium marks a hyphen at a line's end as U+0002 or U+FFFE. */
function letter(code: number): string {
	return code === 2 || code === 0xfffe ? '-' : String.fromCodePoint(code);
}

function holdsImage(engine: WrappedPdfiumModule, page: number): boolean {
	const objects = Math.min(engine.FPDFPage_CountObjects(page), 1000);
	for (let i = 0; i < objects; i++) {
		const object = engine.FPDFPage_GetObject(page, i);
		if (object && engine.FPDFPageObj_GetType(object) === imageObject) return true;
	}
	return false;
}

const round = (value: number): number => Math.round(value * 10) / 10;
