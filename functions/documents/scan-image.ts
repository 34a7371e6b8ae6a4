// A page as a grey picture. Invariant: no picture takes more memory than the ceiling, however large the page says it is, and its pixels
// are those of the page as shown, turned about its middle by the angle asked for.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { Box } from './document.ts';
import { heapOf } from './pdf-engine.ts';

export interface GreyImage {
	width: number;
	height: number;
	/** One byte a pixel, row by row; 0 is black. */
	pixels: Uint8Array<ArrayBuffer>;
	/** Pixels per inch it was drawn at: lower than asked for where the page is very large. */
	dpi: number;
	/** Radians, clockwise, that the page was turned by. */
	angle: number;
}

const maxPixels = 12_000_000;
const greyFormat = 1;
const white = 0xffffffff;
/** Annotations (stamps, comments), grey colours. */
const flags = 0x01 | 0x08;

export function renderGrey(engine: WrappedPdfiumModule, page: number, dpi: number, angle = 0): GreyImage | null {
	const [wide, high] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
	if (!(wide > 0 && high > 0)) return null;
	const scale = Math.min(dpi / 72, Math.sqrt(maxPixels / (wide * high)));
	const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
	if (width < 1 || height < 1) return null;
	const bitmap = engine.FPDFBitmap_CreateEx(width, height, greyFormat, 0, 0);
	if (!bitmap) return null;
	const scratch = engine.pdfium.wasmExports.malloc(40);
	try {
		engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
		const floats = new Float32Array(heapOf(engine).buffer, scratch, 10);
		const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
		const [x, y] = [wide / 2, high / 2];
		floats.set([cos, sin, -sin, cos, x * scale - cos * x + sin * y, y * scale - sin * x - cos * y]);
		floats.set([0, 0, width, height], 6);
		engine.FPDF_RenderPageBitmapWithMatrix(bitmap, page, scratch, scratch + 24, flags);
		const stride = engine.FPDFBitmap_GetStride(bitmap);
		const buffer = engine.FPDFBitmap_GetBuffer(bitmap);
		const heap = heapOf(engine);
		const pixels = new Uint8Array(width * height);
		for (let row = 0; row < height; row++)
			pixels.set(heap.subarray(buffer + row * stride, buffer + row * stride + width), row * width);
		return { width, height, pixels, dpi: scale * 72, angle };
	} finally {
		engine.pdfium.wasmExports.free(scratch);
		engine.FPDFBitmap_Destroy(bitmap);
	}
}

/** Where a box of pixels of the turned picture lies on the page as shown, in points. */
export function placeOnPage(image: GreyImage, [left, top, width, height]: Box): Box {
	const [cos, sin] = [Math.cos(image.angle), Math.sin(image.angle)];
	const [x, y] = [left + width / 2 - image.width / 2, top + height / 2 - image.height / 2];
	const points = 72 / image.dpi;
	const at = (value: number): number => Math.round(value * points * 10) / 10;
	return [
		at(cos * x + sin * y + image.width / 2 - width / 2),
		at(cos * y - sin * x + image.height / 2 - height / 2),
		at(width),
		at(height),
	];
}
