// A table of money whose cells came out one a line: its total row against the totals of the prose.
import { describe, expect, it } from 'vitest';
import { readParagraphs } from './report-fixture.ts';

const report = (total: readonly string[], caption = 'Đơn vị tính: triệu đồng') =>
	readParagraphs(
		'BÁO CÁO',
		'Kết quả công tác khuyến công năm 2023',
		'I. Kết quả thực hiện',
		'Thực hiện 08 đề án với tổng kinh phí khuyến công 1.420 triệu đồng, trong đó: khuyến công quốc gia 500 triệu đồng; khuyến công tỉnh 920 triệu đồng.',
		'Nơi nhận:',
		'- Như trên;',
		'Phụ lục 1',
		'TỔNG HỢP KINH PHÍ KHUYẾN CÔNG NĂM 2023',
		caption,
		'TT',
		'Nội dung',
		'Số đề án',
		'Khuyến công quốc gia',
		'Khuyến công tỉnh',
		'Tổng kinh phí',
		'Tổng cộng',
		...total,
		'1',
		'Ứng dụng máy móc',
		'5',
		'500',
		'500',
	).checks.filter((check) => check.kind === 'prose-vs-table');

describe('the total row of a table that came out one cell a line', () => {
	it('is held against the totals of the prose', () => {
		expect(report(['8', '500', '920', '1.420']).map((check) => check.holds)).toEqual([true, true, true, true]);
		expect(
			report(['8', '500', '920', '1.440'])
				.filter((check) => !check.holds)
				.map(({ expected, found }) => [expected, found]),
		).toEqual([[1_440e6, 1_420e6]]);
	});

	it('is left alone where a cell is missing, or the unit', () => {
		expect(report(['8', '920', '1.440'])).toEqual([]);
		expect(report(['8', '500', '920', '1.440'], '(Kèm theo Báo cáo)')).toEqual([]);
	});

	it('is left alone where it is of another year', () => {
		expect(report(['8', '500', '920', '1.440'], 'Kinh phí năm 2022, đơn vị tính: triệu đồng')).toEqual([]);
	});
});
