// The words of a figure are found again on the page, line by line, where they stand; never somewhere else.
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../functions/documents/document.ts';
import { readPdf } from '../../../functions/documents/pdf-document.ts';
import { assembleText } from '../../../functions/reading/report-text.ts';
import { createBoxesOf, type TextBoxes } from '../../../functions/reading/text-boxes.ts';
import { pdf } from '../documents/pdf-fixture.ts';

const lines = [
	'Tong kinh phi ho tro la 1.250 trieu dong, trong do nguon kinh phi khuyen cong quoc',
	'gia la 900 trieu dong; ho tro 12 de an cho cac co so cong nghiep nong thon trong tinh.',
	'Tong kinh phi ho tro la 1.250 trieu dong, nhu da neu.',
];
const page = lines.map((text, i) => ({ x: 72, y: 700 - i * 20, text, size: 12 }));

function boxesOf(document: Document, words: string, nth = 0): TextBoxes | null {
	const report = assembleText([document]);
	let start = report.text.indexOf(words);
	for (let i = 0; i < nth; i++) start = report.text.indexOf(words, start + 1);
	return createBoxesOf([document], report)({ file: 0, start, end: start + words.length });
}

describe('words on a page', () => {
	it('have a box in their line', async () => {
		const document = await readPdf(pdf([page]));
		const found = boxesOf(document, '1.250 trieu dong');
		expect(found?.page).toBe(1);
		const [[x, y, width, height]] = found!.boxes as [[number, number, number, number]];
		expect(x).toBeGreaterThan(72 + 100);
		expect(width).toBeGreaterThan(60);
		expect(width).toBeLessThan(110);
		expect(y).toBeCloseTo(842 - 700 - 12, 0);
		expect(height).toBeLessThan(20);
	});

	it('have one in each line that they run over', async () => {
		const found = boxesOf(await readPdf(pdf([page])), 'khuyen cong quoc gia la 900');
		expect(found?.boxes).toHaveLength(2);
		expect(found?.boxes[1]?.[0]).toBeCloseTo(72, 0);
	});

	it('are those of their own place where the same words stand twice', async () => {
		const document = await readPdf(pdf([page]));
		const [first, second] = [boxesOf(document, '1.250 trieu dong'), boxesOf(document, '1.250 trieu dong', 1)];
		expect(second!.boxes[0]![1] - first!.boxes[0]![1]).toBeCloseTo(40, 0);
	});

	it('are on the page where they begin', async () => {
		const next = [{ x: 72, y: 780, text: 'thang, da giai ngan het 300 trieu dong theo ke hoach', size: 12 }];
		const document = await readPdf(pdf([page.slice(0, 2), next]));
		expect(boxesOf(document, '300 trieu dong')?.page).toBe(2);
	});

	it('are not looked for where the file has no pages', () => {
		const document: Document = {
			format: 'docx',
			pages: null,
			layout: 'paragraphs',
			blocks: [{ kind: 'paragraph', text: 'Ho tro 12 de an', style: 'body', level: null, page: null, box: null }],
			footnotes: [],
			unreadPages: [],
		};
		expect(boxesOf(document, '12 de an')).toBeNull();
	});

	it('are found although the reader mends their letters', async () => {
		const document = await readPdf(pdf([page]));
		const report = assembleText([document]);
		const mended = report.text.replace('quoc gia', 'quốc gia');
		const start = mended.indexOf('nguon kinh phi');
		const boxes = createBoxesOf([document], { ...report, text: mended })({ file: 0, start, end: start + 60 });
		expect(boxes?.boxes).toHaveLength(2);
	});
});
