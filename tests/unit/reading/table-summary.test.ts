// What an annex adds to the published cells, and what the prose and the annex say of each other. Method: small tables as Word keeps them.
import { describe, expect, it } from 'vitest';
import { paragraph, type TableBlock } from '../../../functions/documents/document.ts';
import type { Reading } from '../../../functions/domain/reading.ts';
import { readReport } from '../../../functions/reading/read-report.ts';

const table = (rows: readonly (readonly string[])[]): TableBlock => ({
	kind: 'table',
	rows: rows.length,
	columns: Math.max(...rows.map((row) => row.length)),
	cells: rows.flatMap((row, at) => row.map((text, column) => ({ text, row: at, column, rowSpan: 1, columnSpan: 1 }))),
	page: null,
});

const money = [
	['TT', 'Nội dung', 'KCQG', 'KCĐP', 'Tổng cộng'],
	['', 'Tổng cộng', '500', '1.050', '1.550'],
	['I', 'Đào tạo nghề, truyền nghề', '', '250', '250'],
	['1', 'Mở lớp may công nghiệp', '', '250', '250'],
	['II', 'Ứng dụng máy móc thiết bị tiên tiến', '500', '800', '1.300'],
];

const read = (prose: readonly string[], rows = money): Reading =>
	readReport([
		{
			document: {
				format: 'docx',
				pages: null,
				layout: 'paragraphs',
				blocks: [
					...['BÁO CÁO', 'Kết quả công tác khuyến công năm 2024', 'I. Kết quả', ...prose].map((text) =>
						paragraph(text),
					),
					paragraph('Nơi nhận:'),
					paragraph('PHỤ LỤC'),
					paragraph('BIỂU TỔNG HỢP KINH PHÍ KHUYẾN CÔNG NĂM 2024'),
					paragraph('Đơn vị tính: triệu đồng'),
					table(rows),
				],
				footnotes: [],
				unreadPages: [],
			},
			sha256: 'a'.repeat(64),
			bytes: 1,
		},
	]);
const funding = (reading: Reading) =>
	reading.summary
		.filter((cell) => cell.measure === 'funding')
		.map((cell) => `${cell.activity} ${cell.source} ${cell.value / 1e6} ${cell.figure}`);
const broken = (reading: Reading) =>
	reading.checks.filter((one) => !one.holds).map((one) => [one.kind, one.expected, one.found]);

describe('an annex of a report', () => {
	it('gives the cells that no prose states, each with the place of its cell', () => {
		const cells = funding(read([]));
		expect(cells).toEqual(
			expect.arrayContaining([
				'total national 500 t1r1c1',
				'total all 1550 t1r1c3',
				'training all 250 t1r2c3',
				'technology local 800 t1r4c2',
			]),
		);
		// The row under its section is in it already.
		expect(cells.filter((cell) => cell.startsWith('training all'))).toHaveLength(1);
	});

	it('leaves a cell to the prose that states it', () => {
		const reading = read(['Tổng kinh phí khuyến công là 1.550 triệu đồng.']);
		expect(funding(reading)).toContain('total all 1550 f1');
		expect(funding(reading).filter((cell) => cell.startsWith('total all'))).toHaveLength(1);
		expect(broken(reading)).toEqual([]);
	});

	it('is held against the prose: a total, a section and a row each once', () => {
		expect(broken(read(['Tổng kinh phí khuyến công là 1.530 triệu đồng.']))).toEqual([
			['prose-vs-table', 1_550_000_000, 1_530_000_000],
		]);
		expect(broken(read(['1. Đào tạo nghề', 'Mở các lớp may công nghiệp, kinh phí 230 triệu đồng.']))).toEqual([
			['prose-vs-table', 250_000_000, 230_000_000],
		]);
	});

	it('is no proof against what the prose tells of something else', () => {
		expect(broken(read(['1. Đào tạo nghề', 'Trong đó hỗ trợ lớp mộc tại xã A 40 triệu đồng.']))).toEqual([]);
	});

	it('is a finding of its own where it does not add up', () => {
		const wrong = money.map((row) => row.map((text) => (text === '800' ? '700' : text)));
		expect(broken(read([], wrong)).length).toBe(1);
	});
});
