// Documents in, a reading out: form, tables, annexes, and what an empty reading is.
import { describe, expect, it } from 'vitest';
import { type Document, paragraph } from '../../../functions/documents/document.ts';
import { readingSchema } from '../../../functions/domain/reading.ts';
import { readReport } from '../../../functions/reading/read-report.ts';
import { problemsOf } from '../../../functions/reading/reading-problems.ts';
import { documentOf, readDocument, readParagraphs, wholeReport } from './report-fixture.ts';

const opened = (document: Document) => ({ document, sha256: 'b'.repeat(64), bytes: 9 });
const cell = (text: string, row: number, column: number) => ({ text, row, column, rowSpan: 1, columnSpan: 1 });
const annex: Document = {
	...documentOf([]),
	blocks: [
		paragraph('Bảng 1. Tổng hợp kinh phí khuyến công (ĐVT: triệu đồng)'),
		{
			kind: 'table',
			rows: 4,
			columns: 3,
			page: null,
			cells: [
				{ ...cell('Nội dung', 0, 0), rowSpan: 2 },
				{ ...cell('Năm 2024', 0, 1), columnSpan: 2 },
				cell('KCQG', 1, 1),
				cell('KCĐP', 1, 2),
				cell('Đào tạo nghề', 2, 0),
				cell('1.250,5', 2, 1),
				cell('', 2, 2),
				cell('Tổng', 3, 0),
				cell('1.250,5', 3, 1),
				cell('281,3', 3, 2),
			],
		},
	],
};

describe('a reading', () => {
	it('has the form that the contract fixes', () => {
		expect(() => readingSchema.parse(readParagraphs(...wholeReport))).not.toThrow();
	});

	it('is the same every time', () => {
		expect(readParagraphs(...wholeReport)).toEqual(readParagraphs(...wholeReport));
	});

	it('appends the annexes: their text and tables, but no figures of prose', () => {
		const alone = readParagraphs(...wholeReport);
		const reading = readReport([
			opened(documentOf(wholeReport)),
			opened(annex),
			opened(documentOf(['Phụ lục: hỗ trợ 99 đề án.'])),
		]);
		expect(reading.figures).toHaveLength(alone.figures.length);
		expect(reading.text).toContain('hỗ trợ 99 đề án');
		expect(reading.tables).toMatchObject([
			{
				title: 'Bảng 1. Tổng hợp kinh phí khuyến công (ĐVT: triệu đồng)',
				unit: 'triệu đồng',
				columns: [
					['Năm 2024', 'KCQG'],
					['Năm 2024', 'KCĐP'],
				],
				rows: [
					{ label: 'Đào tạo nghề', cells: [1250.5, null] },
					{ label: 'Tổng', cells: [1250.5, 281.3] },
				],
			},
		]);
	});

	it('asks about pages that are pictures', () => {
		const { questions } = readDocument({ ...documentOf(wholeReport), unreadPages: [4, 5] });
		expect(questions).toEqual(
			expect.arrayContaining([expect.objectContaining({ about: 'file.0', ask: expect.stringContaining('4, 5') })]),
		);
	});

	it('without figures is a problem, never a success', () => {
		const empty = readParagraphs('Kính mời dự họp.', 'Trân trọng.');
		expect(problemsOf(empty)).toMatchObject([{ code: 'no-figures' }]);
		expect(problemsOf(readParagraphs(...wholeReport))).toEqual([]);
	});
});

describe('text made to be slow', () => {
	const head = ['BÁO CÁO', 'Kết quả khuyến công năm 2024', 'I. Kết quả'];

	it.each<[string, string[]]>([
		['brackets without end', [`${'('.repeat(20_000)}5 đề án${')'.repeat(20_000)}`]],
		['one endless sentence', ['hỗ trợ 5 đề án, kinh phí 100 triệu đồng; '.repeat(1000)]],
		['parts of parts of parts', ['trong đó 5 đề án, '.repeat(1000)]],
		['endless digits', ['1'.repeat(100_000), '1 '.repeat(50_000), '1.000.'.repeat(20_000)]],
		['blanks', [`x${' '.repeat(100_000)}x`]],
		['years', ['năm 2021, 2022, 2023, '.repeat(3000)]],
		['heads', Array.from({ length: 5000 }, () => 'ỦY BAN NHÂN DÂN')],
	])('%s ends in time', { timeout: 10_000 }, (_, lines) => {
		const started = performance.now();
		readDocument(documentOf([...head, ...lines], 'lines'));
		expect(performance.now() - started).toBeLessThan(8000);
	});
});
