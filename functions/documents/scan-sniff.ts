// Whether a page has to be recognised as a picture. Invariant: a page with text of its own is never taken for a scan because it also holds
// a picture; a page that is one big picture with next to no text, or with text that is none, is.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { heapOf } from './pdf-engine.ts';
import type { PageText } from './pdf-page-text.ts';
import { isSyllable } from './vietnamese-syllable.ts';

const imageObject = 3;
const formObject = 5;
const mostObjects = 1000;
/** A page number, a stamp of a digital signature. */
const fewChars = 250;
const mostOfPage = 0.5;

export function isPicture(engine: WrappedPdfiumModule, page: number, { chars, turned, frame }: PageText): boolean {
	if (chars.length === 0 && turned.length === 0) return largestImage(engine, page) > 0;
	if (chars.length > fewChars && !isJunk(chars.map((char) => char.text).join(''))) return false;
	return largestImage(engine, page) >= mostOfPage * frame.width * frame.height;
}

/** Letters that hardly ever make a syllable: a font without a table of its letters, a layer of another recogniser gone wrong. */
function isJunk(text: string): boolean {
	const written = text.match(/[\p{L}\p{N}\p{P}\s]/gu)?.length ?? 0;
	if (written < text.length * 0.7) return true;
	const words = text.match(/\p{L}{2,}/gu)?.slice(0, 400) ?? [];
	return words.length >= 20 && words.filter((word) => isSyllable(word)).length < words.length * 0.4;
}

/** In square points. A form may hold the picture of the whole page. */
function largestImage(engine: WrappedPdfiumModule, page: number): number {
	const scratch = engine.pdfium.wasmExports.malloc(16);
	let largest = 0;
	const objects = Math.min(engine.FPDFPage_CountObjects(page), mostObjects);
	for (let i = 0; i < objects; i++) {
		const object = engine.FPDFPage_GetObject(page, i);
		if (!object || ![imageObject, formObject].includes(engine.FPDFPageObj_GetType(object))) continue;
		if (!engine.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) continue;
		const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(heapOf(engine).buffer, scratch, 4);
		largest = Math.max(largest, (right - left) * (top - bottom));
	}
	engine.pdfium.wasmExports.free(scratch);
	return largest;
}
