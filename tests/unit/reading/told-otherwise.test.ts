// Amounts that are not what was done this year: plans, last year's, money that came back, whole investments, looks at a part.
import { describe, expect, it } from 'vitest';
import { readResults } from './report-fixture.ts';

const told = (...paragraphs: string[]) =>
	readResults(...paragraphs).figures.map((f) => `${f.measure} ${f.value} ${f.source} ${f.status}`);
const cells = (...paragraphs: string[]) =>
	readResults(...paragraphs).summary.map((c) => `${c.measure} ${c.value} ${c.source} ${c.status}`);

describe('what was only assigned', () => {
	it('is planned until the sentence says what was done', () => {
		expect(
			told(
				'Năm 2025, tỉnh được Bộ Công Thương giao thực hiện 04 đề án với tổng kinh phí 2.400 triệu đồng; đến nay đã triển khai 03 đề án.',
			),
		).toEqual(['projects 4 all planned', 'funding 2400000000 all planned', 'projects 3 all actual']);
		expect(told('UBND tỉnh phê duyệt kế hoạch với 18 đề án. Đã thực hiện 11 đề án.')).toEqual([
			'projects 18 all planned',
			'projects 11 all actual',
		]);
	});
});

describe('an amount of another year or one that came back', () => {
	it.each([
		['Kinh phí tăng 12,5% so với cùng kỳ (cùng kỳ 2.773 triệu đồng).'],
		['Cùng kỳ năm 2024 là 2.773 triệu đồng.'],
		['Qua kiểm tra đã thu hồi kinh phí của đề án với số tiền 45 triệu đồng.'],
	])('is no figure: %s', (text) => expect(told(text)).toEqual([]));
});

describe('a rate of what was done', () => {
	it('is a figure of its own, in no sum', () => {
		expect(told('Mở 04 lớp, mỗi lớp 30 học viên, bình quân 48 triệu đồng/lớp.')).toEqual([
			'events 4 all actual',
			'other 30 all actual',
			'other 48000000 all actual',
		]);
	});
});

describe('money told twice', () => {
	it('is counted once where a part of it was paid out', () => {
		expect(
			cells('1. Ứng dụng máy móc', 'Hỗ trợ máy sấy, kinh phí 600 triệu đồng; giải ngân được 300 triệu đồng (đạt 50%).'),
		).toEqual(['funding 600000000 all actual']);
	});

	it("is support before the stroke and nobody's after it", () => {
		const list = [
			'Hỗ trợ từ nguồn khuyến công tỉnh 350 triệu đồng, trong đó:',
			'- Hộ A: máy sấy, kinh phí hỗ trợ 150 triệu đồng/tổng vốn đầu tư 420 triệu đồng.',
			'- HTX B: dây chuyền xay xát, kinh phí hỗ trợ 200 triệu đồng.',
		];
		expect(told(...list)).toContain('funding 420000000 all actual');
		expect(readResults(...list).checks.filter((check) => !check.holds)).toEqual([]);
	});

	it('goes to the total that it adds up to', () => {
		const reading = readResults(
			'Tổng kinh phí hỗ trợ 28,45 tỷ đồng. Tổng vốn đầu tư của các cơ sở là 96,3 tỷ đồng.',
			'Cụ thể từng năm: năm 2021: 10 tỷ đồng; năm 2022: 10,45 tỷ đồng; năm 2023: 8 tỷ đồng.',
		);
		expect(reading.figures.slice(2).map((f) => f.source)).toEqual(['all', 'all', 'all']);
		expect(reading.checks.map((check) => [check.holds, check.expected])).toEqual([[true, 28_450_000_000]]);
	});
});

describe('what is no participant and no further product', () => {
	it('is a job after the training', () => {
		expect(told('Đào tạo nghề cho 660 lao động; sau đào tạo có 610 lao động có việc làm ổn định.')).toEqual([
			'participants 660 all actual',
			'jobs 610 null actual',
		]);
	});

	it('is a product honoured again by a higher body', () => {
		expect(cells('Có 96 sản phẩm được công nhận; 24 sản phẩm đạt cấp khu vực, 07 sản phẩm cấp quốc gia.')).toEqual([
			'products 96 null actual',
		]);
	});
});

describe('what is said of the whole or of another time', () => {
	it('is no figure of this report where it counts since an earlier year', () => {
		expect(told('Lũy kế từ năm 2018 đến nay: 19 đề án, kinh phí 2.960 triệu đồng.')).toEqual([]);
	});

	it('is no result where it went wrong', () => {
		expect(told('Bên cạnh đó vẫn còn hạn chế: 02 đề án chậm tiến độ.')).toEqual([]);
		expect(told('Có 02 đề án phải điều chỉnh.')).toEqual([]);
	});

	it('adds what names its source to what names none', () => {
		expect(
			cells(
				'1. Phát triển sản phẩm CNNT tiêu biểu',
				'- Bình chọn sản phẩm, kinh phí 320 triệu đồng từ nguồn KCĐP.',
				'- Tham gia hội chợ, kinh phí 640 triệu đồng.',
			),
		).toEqual(['funding 320000000 local actual', 'funding 960000000 all actual']);
	});

	it('does not add what a list says of the amount before it', () => {
		expect(
			cells(
				'1. Ứng dụng máy móc tiên tiến: 450 triệu đồng.',
				'- Cơ sở A: máy cắt; tổng vốn đầu tư 320 triệu đồng, trong đó KCĐP 150 triệu đồng, cơ sở 170 triệu đồng.',
				'- Cơ sở B: máy ép, KCĐP 150 triệu đồng.',
			),
		).toEqual([
			'funding 450000000 all actual',
			'funding 300000000 local actual',
			'funding 170000000 beneficiary actual',
		]);
	});
});

describe('a total of an earlier year', () => {
	it('is not what the activities of this year must add up to', () => {
		const { checks } = readResults(
			'Năm 2024, tổng kinh phí khuyến công là 610 triệu đồng.',
			'1. Đào tạo nghề',
			'Mở 02 lớp với kinh phí 100 triệu đồng.',
			'2. Ứng dụng máy móc tiên tiến',
			'Hỗ trợ 03 cơ sở với kinh phí 400 triệu đồng.',
			'3. Thông tin, tuyên truyền',
			'Đăng 08 tin, bài với kinh phí 100 triệu đồng.',
		);
		expect(checks).toEqual([]);
	});
});
