// A row over several years against what the prose tells of each: the words that it follows in most years it follows in all.
import { describe, expect, it } from 'vitest';
import { paragraph, type TableBlock } from '../../../functions/documents/document.ts';
import { readReport } from '../../../functions/reading/read-report.ts';

const rows = [
	['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Năm 2016', 'Năm 2018', 'Năm 2020'],
	['1', 'Số sản phẩm tham gia bình chọn sản phẩm CNNT tiêu biểu', 'Sản phẩm', '61', '116', '40'],
	['2', 'Số lớp đào tạo nghề', 'Lớp', '3', '4', '5'],
];
const table: TableBlock = {
	kind: 'table',
	rows: rows.length,
	columns: 6,
	cells: rows.flatMap((row, at) => row.map((text, column) => ({ text, row: at, column, rowSpan: 1, columnSpan: 1 }))),
	page: null,
};

const brokenIn = (last: string) => {
	const lines = [
		'BÁO CÁO',
		'Kết quả công tác khuyến công giai đoạn 2016-2020',
		'I. Kết quả',
		'1. Phát triển sản phẩm công nghiệp nông thôn tiêu biểu',
		`Tổ chức bình chọn sản phẩm CNNT tiêu biểu (năm 2016: có 61 sản phẩm tham gia bình chọn, 40 sản phẩm đạt cấp tỉnh; năm 2018: có 116 sản phẩm tham gia bình chọn, 50 sản phẩm đạt cấp tỉnh; năm 2020: có ${last}).`,
		'Nơi nhận:',
		'PHỤ LỤC',
		'BIỂU TỔNG HỢP MỘT SỐ CHỈ TIÊU KHUYẾN CÔNG GIAI ĐOẠN 2016-2020',
	];
	const document = {
		format: 'docx' as const,
		pages: null,
		layout: 'paragraphs' as const,
		blocks: [...lines.map((line) => paragraph(line)), table],
		footnotes: [],
		unreadPages: [],
	};
	return readReport([{ document, sha256: 'a'.repeat(64), bytes: 1 }])
		.checks.filter((one) => one.kind === 'prose-vs-table' && !one.holds)
		.map((one) => [one.expected, one.found]);
};

describe('a row that counts those who take part, year by year', () => {
	it('is not right where it repeats, in one year, the number of those who won', () => {
		expect(brokenIn('100 sản phẩm tham gia bình chọn, 40 sản phẩm đạt cấp tỉnh')).toEqual([[40, 100]]);
	});

	it('is right where every year agrees', () => {
		expect(brokenIn('40 sản phẩm tham gia bình chọn, 22 sản phẩm đạt cấp tỉnh')).toEqual([]);
	});
});
