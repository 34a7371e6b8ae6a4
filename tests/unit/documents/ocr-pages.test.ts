// Scanned pages, drawn and dirtied here: what is read, what is doubted, what is said of pages that are not read.
import { expect, it } from 'vitest';
import { readPdf } from '../../../functions/documents/pdf-document.ts';
import { heapOf, startPdfEngine } from '../../../functions/documents/pdf-engine.ts';
import { scanPages } from '../../../functions/documents/scan-pages.ts';
import { linesAt, pdfOfPictures, picturesOf, scanOf } from './scan-fixture.ts';

const lines = ['BAO CAO', 'Kinh phi: 281.300.000 dong, trong do 14.135,6 trieu', 'Nam 2024 mo 02 lop cho 125 lao dong'];
const slow = 120_000;

const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

it(
	'reads a leaning, grey, noisy page with every number as printed, where it stands, and says that it was a picture',
	async () => {
		const before = threads();
		const told: number[] = [];
		const scan = await scanOf([lines], { lean: 1.5, noise: 45, contrast: 0.6, dpi: 150 });
		const document = await readPdf(scan, (pages) => told.push(pages));
		const read = document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
		console.log(read.map((block) => block.text).join('\n'));
		expect(told).toEqual([1]);
		expect(document).toMatchObject({ format: 'pdf-scan', layout: 'lines', scannedPages: [1], unreadPages: [] });
		expect(read.map((block) => block.text.match(/\d[\d.,]*\d/g))).toEqual([
			null,
			['281.300.000', '14.135,6'],
			['2024', '02', '125'],
		]);
		expect(document.notices?.map((notice) => notice.code)).toEqual(['scanned-pages']);
		// Drawn 82 points below the top edge and 72 from the left one, then turned by 1.5 degrees about the middle.
		const [x = 0, y = 0] = read[0]?.box ?? [];
		expect(Math.abs(x - 81)).toBeLessThan(6);
		expect(Math.abs(y - 66)).toBeLessThan(8);
		expect(threads()).toBe(before);
	},
	slow,
);

it(
	'reads a file of written and scanned pages in the order of its pages',
	async () => {
		const [picture] = await picturesOf([linesAt(lines)]);
		const document = await readPdf(
			pdfOfPictures([linesAt(['Trang mot: 12']), picture ?? [], linesAt(['Trang ba: 34'])]),
		);
		const pages = document.blocks.map((block) => block.page);
		expect(document).toMatchObject({ format: 'pdf', scannedPages: [2], unreadPages: [] });
		expect(pages).toEqual([...pages].sort());
		expect(document.blocks[0]).toMatchObject({ text: 'Trang mot: 12', page: 1 });
		expect(document.blocks.at(-1)).toMatchObject({ text: 'Trang ba: 34', page: 3 });
		expect(JSON.stringify(document.blocks)).toContain('281.300.000');
	},
	slow,
);

it(
	'recognises the page below the stamp of a signature, and leaves a written page with a small picture alone',
	async () => {
		const [picture] = await picturesOf([linesAt(lines)]);
		const stamped = await readPdf(pdfOfPictures([picture ?? []], [{ x: 350, y: 60, text: 'Ky boi: UBND', size: 8 }]));
		expect(stamped).toMatchObject({ format: 'pdf-scan', scannedPages: [1] });
		expect(JSON.stringify(stamped.blocks)).toContain('14.135,6');
	},
	slow,
);

it(
	'names pages it was not given the time to read, keeps the others, and leaves no thread behind',
	async () => {
		const before = threads();
		const engine = await startPdfEngine();
		const bytes = await scanOf([lines, lines, lines]);
		const pointer = engine.pdfium.wasmExports.malloc(bytes.length);
		heapOf(engine).set(bytes, pointer);
		const document = engine.FPDF_LoadMemDocument(pointer, bytes.length, '');
		const limited = await scanPages(engine, document, [1, 2, 3], { pages: 1, pageMs: 60_000, fileMs: 60_000 });
		expect(limited).toMatchObject({ skipped: [2, 3], unreadable: [] });
		expect(limited.pages.get(1)?.lines).toHaveLength(3);
		const hurried = await scanPages(engine, document, [1, 2], { pages: 9, pageMs: 1, fileMs: 60_000 });
		expect(hurried).toMatchObject({ skipped: [], unreadable: [1, 2] });
		const late = await scanPages(engine, document, [1, 2], { pages: 9, pageMs: 60_000, fileMs: -1 });
		expect(late).toMatchObject({ skipped: [1, 2], unreadable: [] });
		expect(threads()).toBe(before);
	},
	slow,
);

it(
	'says which pages show nothing that can be read, and refuses a file that has no others',
	async () => {
		const [faint] = await picturesOf([linesAt(lines)], { noise: 8, contrast: 0.03 });
		const [blank] = await picturesOf([[]], { noise: 8 });
		const mixed = await readPdf(pdfOfPictures([linesAt(['Trang mot: 12']), blank ?? [], faint ?? []]));
		expect(mixed).toMatchObject({ format: 'pdf', scannedPages: [], unreadPages: [2, 3] });
		expect(mixed.notices?.map((notice) => notice.code)).toEqual(['scan-unreadable']);
		await expect(readPdf(pdfOfPictures([faint ?? []]))).rejects.toMatchObject({
			name: 'DocumentError',
			code: 'scanned',
		});
	},
	slow,
);
