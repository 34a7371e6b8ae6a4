// The scanned pages of a PDF, recognised within limits. Invariant: what is over a limit or unreadable is named, the rest is read all the
// same, and no thread is left when it ends, however it ends.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { createRecogniser } from './ocr-recogniser.ts';
import { type Drawn, drawPage, type Recognisers, readPage, type ScannedPage } from './scan-page.ts';

export interface ScanLimits {
	pages: number;
	pageMs: number;
	/** For all pages of a file; the page under way is finished. */
	fileMs: number;
}

/** Two recognitions at once: 3 s a page on two quiet cores, three times that on a busy one. */
export const scanLimits: ScanLimits = { pages: 60, pageMs: 30_000, fileMs: 240_000 };

export interface Scanned {
	pages: Map<number, ScannedPage>;
	/** Over the limits: never looked at. */
	skipped: number[];
	/** Looked at in vain. */
	unreadable: number[];
}

export async function scanPages(
	engine: WrappedPdfiumModule,
	document: number,
	wanted: readonly number[],
	limits: ScanLimits = scanLimits,
): Promise<Scanned> {
	const scanned: Scanned = { pages: new Map(), skipped: wanted.slice(limits.pages), unreadable: [] };
	const recognisers: Recognisers = [createRecogniser(), createRecogniser()];
	const end = performance.now() + limits.fileMs;
	try {
		for (const page of wanted.slice(0, limits.pages)) {
			if (performance.now() > end) {
				scanned.skipped.push(page);
				continue;
			}
			const drawn = draw(engine, document, page);
			const read = drawn ? await readPage(drawn, recognisers, limits.pageMs) : null;
			if (read) scanned.pages.set(page, read);
			else scanned.unreadable.push(page);
		}
	} finally {
		await Promise.all(recognisers.map((recogniser) => recogniser.close()));
	}
	return { ...scanned, skipped: scanned.skipped.sort((a, b) => a - b) };
}

function draw(engine: WrappedPdfiumModule, document: number, page: number): Drawn | null {
	const handle = engine.FPDF_LoadPage(document, page - 1);
	if (!handle) return null;
	try {
		return drawPage(engine, handle, page);
	} finally {
		engine.FPDF_ClosePage(handle);
	}
}
