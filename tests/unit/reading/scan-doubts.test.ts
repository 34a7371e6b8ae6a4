// Figures of scanned pages: never sure, and asked about where two recognitions disagree.
import { expect, it } from 'vitest';
import { type Document, type ParagraphBlock, paragraph } from '../../../functions/documents/document.ts';
import { readReport } from '../../../functions/reading/read-report.ts';

const box = (y: number): Partial<ParagraphBlock> => ({ box: [90, y, 450, 14] });
const texts = [
	'BÁO CÁO',
	'Tình hình thực hiện công tác khuyến công địa phương năm 2024',
	'I. Kết quả thực hiện',
	'1. Hỗ trợ ứng dụng máy móc tiên tiến: hỗ trợ 12 cơ sở với kinh phí 281,3 triệu đồng.',
	'2. Tổ chức 02 lớp tập huấn cho 125 người.',
];

function documentOf(page: number, doubts: Record<number, ParagraphBlock['doubts']>, scanned: number[]): Document {
	const blocks = texts.map((text, i) =>
		paragraph(text, { page, ...box(80 + i * 30), ...(doubts[i] ? { doubts: doubts[i] } : {}) }),
	);
	return {
		format: 'pdf-scan',
		pages: 2,
		layout: 'lines',
		blocks,
		footnotes: [],
		unreadPages: [],
		scannedPages: scanned,
	};
}

const read = (document: Document) => readReport([{ document, sha256: '0'.repeat(64), bytes: 1 }]);
const at = (line: number, number: string, other: string | null) => {
	const start = texts[line]?.indexOf(number) ?? -1;
	return { start, end: start + number.length, other };
};

it('holds every figure of a scanned page below what may be taken unseen, and says why', () => {
	const { figures } = read(documentOf(1, {}, [1]));
	expect(figures.map(({ value }) => value)).toEqual(expect.arrayContaining([12, 281_300_000, 2, 125]));
	for (const figure of figures) {
		expect(figure.confidence).toBeLessThan(0.9);
		expect(figure.trace?.join(' ')).toContain('ảnh quét');
	}
});

it('asks which of two readings is right, with both as options', () => {
	const reading = read(documentOf(1, { 3: [at(3, '281,3', '2813')] }, [1]));
	const figure = reading.figures.find(({ value }) => value === 281_300_000);
	expect(figure?.confidence).toBeLessThanOrEqual(0.5);
	expect(reading.questions).toContainEqual({
		about: figure?.id,
		ask: expect.stringContaining('"281,3" hay "2813"'),
		options: ['281,3', '2813'],
	});
	expect(reading.figures.find(({ value }) => value === 125)?.confidence).toBe(0.85);
});

it('asks about a number that one recognition alone has seen', () => {
	const reading = read(documentOf(1, { 3: [at(3, '12', null)] }, [1]));
	const figure = reading.figures.find(({ value }) => value === 12);
	expect(reading.questions).toContainEqual(expect.objectContaining({ about: figure?.id, options: ['Đúng', 'Sai'] }));
});

it('names doubtful numbers that became no figure', () => {
	const { questions } = read(documentOf(1, { 1: [at(1, '2024', '2021')] }, [1]));
	expect(questions).toContainEqual(
		expect.objectContaining({ about: 'file.0', ask: expect.stringContaining('2024 (2021?)') }),
	);
});

it('leaves the figures of written pages as they are', () => {
	const { figures, questions } = read(documentOf(1, {}, [2]));
	const plain = read({ ...documentOf(1, {}, []), format: 'pdf' });
	expect(figures).toEqual(plain.figures);
	expect(questions).toEqual(plain.questions);
});
