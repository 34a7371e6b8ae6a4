// Every number of a table is a figure with its place; what its column does not say, its row, section or title says.
import { describe, expect, it } from 'vitest';
import { figureSchema } from '../../../functions/domain/reading.ts';
import { type TableFigure, tableFigures } from '../../../functions/reading/table-figures.ts';
import { read } from './table-fixture.ts';

const figures = (drawn: string, ...captions: string[]): TableFigure[] =>
	tableFigures([read(drawn, ...captions)], { from: 2024, to: 2024 });
const by = (all: readonly TableFigure[], id: string): TableFigure | undefined => all.find((one) => one.id === id);

describe('figures of a table by year and source', () => {
	const all = figures(
		`
TT | Nội dung | Năm 2023 | < | Tổng giai đoạn 2022 - 2023 | < | Trung bình giai đoạn 2022 - 2023 | < | Năm 2022 | <
^ | ^ | KCQG | KCĐP | KCQG | KCĐP | KCQG | KCĐP | KCQG | KCĐP
I | Đào tạo nghề, truyền nghề | 250,5 | - | 600 | 12,5 | 300 | 6,3 | 349,5 | 12,5
1 | Hỗ trợ mở lớp | 250,5 | | 600 | | 300 | | 349,5 |`,
		'BIỂU KINH PHÍ KHUYẾN CÔNG',
		'ĐVT: triệu đồng',
	);

	it('are as many as there are numbers', () => {
		expect(all).toHaveLength(7 + 4);
		for (const figure of all) expect(figureSchema.safeParse(figure).success).toBe(true);
	});

	it('carry period, source, measure and whole đồng', () => {
		expect(by(all, 't1r1c1')).toMatchObject({
			activity: 'training',
			source: 'national',
			measure: 'funding',
			value: 250_500_000,
			unit: 'VND',
			period: { from: 2023, to: 2023 },
			role: 'value',
			status: 'actual',
			covers: 'support',
			place: { file: 0, table: 0, row: 0, column: 0 },
		});
		expect(by(all, 't1r2c1')).toMatchObject({ activity: 'training', quote: 'Hỗ trợ mở lớp | Năm 2023 / KCQG: 250,5' });
	});

	it('say which figure contains them', () => {
		expect(by(all, 't1r2c1')?.within).toBe('t1r1c1');
		expect(by(all, 't1r1c1')?.within).toBeNull();
		const footed = figures('TT | Nội dung | Số đề án\n1 | Hội chợ | 3\n2 | Tập huấn | 4\n | Tổng cộng | 7');
		expect(footed.map((one) => one.within)).toEqual(['t1r3c1', 't1r3c1', null]);
	});

	it('tell totals and means from values', () => {
		expect(by(all, 't1r1c4')).toMatchObject({ role: 'total', period: { from: 2022, to: 2023 }, source: 'local' });
		expect(by(all, 't1r1c5')).toMatchObject({ role: 'average', measure: 'other', unit: 'VND/năm' });
	});
});

describe('what a cell counts', () => {
	it('is in its own unit, its row, or its column', () => {
		const all = figures(
			`
TT | Chỉ tiêu | ĐVT | Kế hoạch 2024 | Thực hiện 2024 | Tỷ lệ (%)
1 | Tổ chức hội chợ triển lãm | Gian hàng | 20 | 18 | 90
2 | Kinh phí hỗ trợ đổi mới máy móc | Triệu đồng | 1.200 | 1.150,5 | 95,9
3 | Doanh thu tại phiên chợ | Tr. đồng | 300 | 02 lớp | 100%`,
		);
		expect(by(all, 't1r1c2')).toMatchObject({
			activity: 'products',
			noun: 'gian hàng',
			value: 18,
			status: 'actual',
			source: null,
		});
		expect(by(all, 't1r1c1')).toMatchObject({ status: 'planned' });
		expect(by(all, 't1r2c2')).toMatchObject({ activity: 'technology', measure: 'funding', value: 1_150_500_000 });
		expect(by(all, 't1r2c3')).toMatchObject({ role: 'percent', measure: 'other', unit: '%', value: 95.9 });
		expect(by(all, 't1r3c1')).toMatchObject({ measure: 'other', unit: 'VND', value: 300_000_000 });
		expect(by(all, 't1r3c2')).toMatchObject({ noun: 'lớp', measure: 'events', value: 2 });
		expect(by(all, 't1r3c3')).toMatchObject({ role: 'percent', value: 100 });
	});

	it('is money in the unit of its header, to the đồng', () => {
		const all = figures(
			'TT | Nội dung | Kinh phí (1.000 đồng) | Vốn đối ứng (đồng)\n1 | Hội chợ | 281.300,5 | 1.234.567.890',
		);
		expect(by(all, 't1r1c1')?.value).toBe(281_300_500);
		expect(by(all, 't1r1c2')).toMatchObject({ value: 1_234_567_890, source: 'beneficiary', covers: 'total' });
	});

	it('is doubted where no word names it', () => {
		const all = figures('TT | Nội dung | Cột một\n1 | Việc khác | 5');
		expect(by(all, 't1r1c1')?.confidence).toBeLessThan(0.9);
	});
});

describe('rows that are no activities', () => {
	it('lend their words: years, sources, places', () => {
		const years = figures('Năm | Số đề án | Kinh phí KCĐP (triệu đồng)\nNăm 2021 | 3 | 300\nNăm 2022 | 4 | 420');
		expect(years.map((one) => one.period.from)).toEqual([2021, 2021, 2022, 2022]);
		const sources = figures('Nguồn | Số đề án\nKhuyến công quốc gia | 3\nKhuyến công địa phương | 4\nTổng cộng | 7');
		expect(sources.map((one) => one.source)).toEqual(['national', 'local', 'all']);
		const abbreviated = figures(
			'STT | Đơn vị | Số ĐA | KP (tr.đ)\n1 | Huyện Ba Tơ | 3 | 210,5\n2 | Thị xã Đức Phổ | 4 | 300',
		);
		expect(abbreviated.map((one) => [one.measure, one.value])).toEqual([
			['projects', 3],
			['funding', 210_500_000],
			['projects', 4],
			['funding', 300_000_000],
		]);
		const places = read('TT | Địa phương | Số đề án\n1 | Huyện Ba Tơ | 3\n2 | Thị xã Đức Phổ | 4\n | Tổng cộng | 7');
		expect(places.rows.map((row) => row.about)).toEqual(['place', 'place', undefined]);
	});

	it('stand under a banner that names the source', () => {
		const all = figures(`
TT | Nội dung | Số đề án | Kinh phí (triệu đồng)
A. KHUYẾN CÔNG QUỐC GIA | < | < | <
1 | Hội chợ | 1 | 500
B. KHUYẾN CÔNG ĐỊA PHƯƠNG | < | < | <
1 | Tập huấn khởi sự | 2 | 90`);
		expect(all.map((one) => one.source)).toEqual(['national', 'national', 'local', 'local']);
	});
});
