// The characters of one page with their places, and how the page is turned. Invariant: what PDFium made up itself (blanks, line ends)
// is left out, and positions are those of reading.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { tooLarge } from './document-error.ts';
import { heapOf } from './pdf-engine.ts';
import type { PdfChar } from './pdf-lines.ts';
import { createPageFrame, type PageBox, type PageFrame } from './pdf-page-frame.ts';

/** The engine's functions without their checking wrappers, which take most of the time when called for every letter. */
interface TextFunctions {
	FPDFText_GetUnicode(text: number, index: number): number;
	FPDFText_IsGenerated(text: number, index: number): number;
	FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number;
	FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number;
	FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
	FPDFText_GetFontSize(text: number, index: number): number;
	FPDFText_GetCharAngle(text: number, index: number): number;
}

export interface PageText {
	chars: PdfChar[];
	/** Letters that stand otherwise than most (headings written upwards), in coordinates of their own; `at` is on the page. */
	turned: PdfChar[];
	frame: PageFrame;
}

export function readPageText(engine: WrappedPdfiumModule, page: number, scratch: number, budget: number): PageText {
	const direct = engine.pdfium.wasmExports as unknown as TextFunctions;
	const box = visibleBox(engine, page, scratch);
	const showing = engine.FPDFPage_GetRotation(page);
	const text = engine.FPDFText_LoadPage(page);
	if (!text) return { chars: [], turned: [], frame: createPageFrame(box, showing, showing) };
	const count = engine.FPDFText_CountChars(text);
	if (count > budget) throw tooLarge('2 triệu ký tự', '2 million characters');
	const reading = count > 0 ? quarterOf(direct, text, count, showing) : showing;
	const frame = createPageFrame(box, reading, showing);
	const chars: PdfChar[] = [];
	const turned: PdfChar[] = [];
	const frames = new Map<number, PageFrame>();
	let views = viewsOf(engine, scratch);
	for (let i = 0; i < count; i++) {
		const code = direct.FPDFText_GetUnicode(text, i);
		if (code === 0 || direct.FPDFText_IsGenerated(text, i) === 1) continue;
		if (!direct.FPDFText_GetCharBox(text, i, scratch, scratch + 8, scratch + 16, scratch + 24)) continue;
		const loose = direct.FPDFText_GetLooseCharBox(text, i, scratch + 32) !== 0;
		const origin = direct.FPDFText_GetCharOrigin(text, i, scratch + 48, scratch + 56) !== 0;
		const size = direct.FPDFText_GetFontSize(text, i) || 12;
		// The heap moves when it grows.
		if (views.doubles.buffer !== heapOf(engine).buffer) views = viewsOf(engine, scratch);
		const quarter = quarterAt(direct, text, i);
		if (quarter === reading || quarter < 0) {
			chars.push(placed(letter(code), size, views, frame, loose, origin));
			continue;
		}
		const own = frames.get(quarter) ?? createPageFrame(box, quarter, quarter);
		frames.set(quarter, own);
		const { doubles } = views;
		const middle = frame.upright(
			((doubles[0] ?? 0) + (doubles[1] ?? 0)) / 2,
			((doubles[2] ?? 0) + (doubles[3] ?? 0)) / 2,
		);
		turned.push({ ...placed(letter(code), size, views, own, loose, origin), at: middle });
	}
	engine.FPDFText_ClosePage(text);
	return { chars, turned, frame };
}

interface Views {
	/** Left, right, bottom, top of the ink; x and y of the origin at 6. */
	doubles: Float64Array<ArrayBuffer>;
	/** From 8: left, top, right, bottom of the room allotted. */
	floats: Float32Array<ArrayBuffer>;
}

function viewsOf(engine: WrappedPdfiumModule, scratch: number): Views {
	const { buffer } = heapOf(engine);
	return { doubles: new Float64Array(buffer, scratch, 8), floats: new Float32Array(buffer, scratch, 16) };
}

function placed(
	text: string,
	size: number,
	{ doubles, floats }: Views,
	frame: PageFrame,
	loose: boolean,
	origin: boolean,
): PdfChar {
	const first = frame.upright(doubles[0] ?? 0, doubles[2] ?? 0);
	const last = frame.upright(doubles[1] ?? 0, doubles[3] ?? 0);
	const from = loose ? frame.upright(floats[8] ?? 0, floats[11] ?? 0) : first;
	const to = loose ? frame.upright(floats[10] ?? 0, floats[9] ?? 0) : last;
	return {
		text,
		left: Math.min(first[0], last[0]),
		right: Math.max(first[0], last[0]),
		from: Math.min(from[0], to[0]),
		to: Math.max(from[0], to[0]),
		baseline: origin ? frame.upright(doubles[6] ?? 0, doubles[7] ?? 0)[1] : Math.min(first[1], last[1]),
		size,
	};
}

function visibleBox(engine: WrappedPdfiumModule, page: number, scratch: number): PageBox {
	if (engine.FPDF_GetPageBoundingBox(page, scratch)) {
		const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(heapOf(engine).buffer, scratch, 4);
		if (right > left && top > bottom) return { left, bottom, right, top };
	}
	const [wide, high] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
	const lying = engine.FPDFPage_GetRotation(page) % 2 === 1;
	return { left: 0, bottom: 0, right: lying ? high : wide, top: lying ? wide : high };
}

/** Clockwise quarter turns that make a letter upright; -1 where none does, or nothing is known. */
function quarterAt(direct: TextFunctions, text: number, index: number): number {
	const angle = direct.FPDFText_GetCharAngle(text, index);
	if (angle === 0) return 0;
	const quarters = angle / (Math.PI / 2);
	if (angle < 0 || Math.abs(quarters - Math.round(quarters)) > 0.1) return -1;
	return (4 - (Math.round(quarters) % 4)) % 4;
}

/** How most of a sample of the letters stand; a wide table on an upright page is drawn lying. */
function quarterOf(direct: TextFunctions, text: number, count: number, showing: number): number {
	const votes = [0, 0, 0, 0];
	const step = Math.max(1, Math.floor(count / 60));
	for (let i = 0; i < count; i += step) {
		if (direct.FPDFText_GetUnicode(text, i) <= 32) continue;
		const quarter = quarterAt(direct, text, i);
		if (quarter >= 0) votes[quarter] = (votes[quarter] ?? 0) + 1;
	}
	const most = Math.max(...votes);
	return most === 0 ? showing : votes.indexOf(most);
}

/** PDFium marks a hyphen at a line's end as U+0002 or U+FFFE. */
function letter(code: number): string {
	return code === 2 || code === 0xfffe ? '-' : String.fromCodePoint(code);
}
