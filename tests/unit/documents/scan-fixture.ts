// Scans of our own: text drawn by PDFium, leaned, dirtied and laid into a PDF as pictures only. Invariant: the same call gives the same
// bytes; nothing of the text is left but its picture.
import { deflateSync } from 'node:zlib';
import { heapOf, startPdfEngine } from '../../../functions/documents/pdf-engine.ts';
import { type GreyImage, renderGrey } from '../../../functions/documents/scan-image.ts';
import { type Drawn, type DrawnPage, pdf } from './pdf-fixture.ts';

export interface Dirt {
	/** Degrees, clockwise. */
	lean?: number;
	dpi?: number;
	/** Grey levels that noise adds or takes. */
	noise?: number;
	/** 1 leaves black and white as they are, 0.5 half of the way between them. */
	contrast?: number;
}

type Page = readonly Drawn[] | DrawnPage;

export async function picturesOf(pages: readonly Page[], dirt: Dirt = {}): Promise<GreyImage[]> {
	const { lean = 0.6, dpi = 200, noise = 20, contrast = 0.9 } = dirt;
	const engine = await startPdfEngine();
	const bytes = pdf(pages);
	const pointer = engine.pdfium.wasmExports.malloc(bytes.length);
	heapOf(engine).set(bytes, pointer);
	const document = engine.FPDF_LoadMemDocument(pointer, bytes.length, '');
	let seed = 20_251;
	const random = (): number => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return seed / 2 ** 32 - 0.5;
	};
	return pages.map((_, index) => {
		const image = renderGrey(engine, engine.FPDF_LoadPage(document, index), dpi, (lean * Math.PI) / 180);
		if (!image) throw new Error('the page was not drawn');
		const pixels = image.pixels.map((value) => {
			const paler = 255 - (255 - value) * contrast;
			return Math.max(0, Math.min(255, Math.round(paler + 2 * noise * random())));
		});
		return { ...image, pixels };
	});
}

/** A picture a page; `over` is drawn on top of each as text. */
export function pdfOfPictures(
	pictures: readonly (GreyImage | readonly Drawn[])[],
	over: readonly Drawn[] = [],
): Buffer {
	const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
	const offsets: number[] = [];
	const add = (head: string, body?: Buffer): void => {
		offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
		parts.push(Buffer.from(`${offsets.length} 0 obj\n${head}`, 'latin1'));
		if (body) parts.push(Buffer.from('\nstream\n'), body, Buffer.from('\nendstream'));
		parts.push(Buffer.from('\nendobj\n'));
	};
	const written = (texts: readonly Drawn[]): string =>
		texts.map(({ x, y, text, size = 13 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET`).join('\n');
	add('<< /Type /Catalog /Pages 2 0 R >>');
	add(`<< /Type /Pages /Kids [${pictures.map((_, i) => `${4 + i * 3} 0 R`).join(' ')}] /Count ${pictures.length} >>`);
	add('<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>');
	pictures.forEach((picture, i) => {
		const isText = !('pixels' in picture);
		add(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /Im ${6 + i * 3} 0 R >> >> /Contents ${5 + i * 3} 0 R >>`,
		);
		const content = isText ? written(picture) : `q 595 0 0 842 0 0 cm /Im Do Q\n${written(over)}`;
		add(`<< /Length ${content.length} >>`, Buffer.from(content, 'latin1'));
		const [width, height] = isText ? [1, 1] : [picture.width, picture.height];
		const data = deflateSync(isText ? Buffer.from([255]) : picture.pixels);
		add(
			`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${data.length} >>`,
			data,
		);
	});
	const start = parts.reduce((sum, part) => sum + part.length, 0);
	parts.push(
		Buffer.from(
			`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`,
		),
	);
	return Buffer.concat(parts);
}

export const linesAt = (lines: readonly string[]): Drawn[] =>
	lines.map((text, i) => ({ x: 72, y: 760 - i * 24, text, size: 14 }));

export const scanOf = async (pages: readonly (readonly string[])[], dirt: Dirt = {}): Promise<Buffer> =>
	pdfOfPictures(
		await picturesOf(
			pages.map((lines) => linesAt(lines)),
			dirt,
		),
	);
