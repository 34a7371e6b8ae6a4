// Ways of telling that reports of other offices use: sources named once, numbers behind labels, years in a row, plans beside results.
import { describe, expect, it } from 'vitest';
import { mendHeading } from '../../../functions/reading/shattered-headings.ts';
import { brief, labels, readParagraphs, readResults } from './report-fixture.ts';

const told = (...paragraphs: string[]) => brief(readResults(...paragraphs));
const dated = (...paragraphs: string[]) => labels(readResults(...paragraphs).figures);

describe('a source that a paragraph names once', () => {
	it('holds for what follows the sentence it opens', () => {
		expect(
			told(
				'1. Đào tạo nghề',
				'Từ nguồn khuyến công tỉnh đã mở 03 lớp cho 90 học viên. Kinh phí thực hiện 216 triệu đồng.',
			),
		).toEqual([
			'events 3 training/local-province',
			'participants 90 training/local-province',
			'funding 216000000 training/local-province',
		]);
	});

	it('reaches back from the money that closes the paragraph', () => {
		expect(
			told('1. Thông tin, tuyên truyền', 'Đài huyện phát 24 tin bài. Kinh phí 40 triệu đồng (ngân sách huyện).'),
		).toEqual(['media 24 information/district-budget', 'funding 40000000 information/district-budget']);
	});

	it('stands before the bracket with its amount, or before the count in a bracket', () => {
		expect(
			told('1. Phát triển sản phẩm', 'Bằng nguồn khuyến công tỉnh (99 triệu đồng), đưa 06 cơ sở đi 04 hội chợ.')[0],
		).toBe('funding 99000000 products/local-province');
		expect(told('1. Phát triển sản phẩm', '- Hội chợ: khuyến công tỉnh 250 triệu đồng (01 đề án).')).toEqual([
			'funding 250000000 products/local-province',
			'projects 1 products/local-province',
		]);
	});

	it('is lent by no paragraph that names several', () => {
		expect(told('1. Đào tạo nghề', 'KCQG hỗ trợ 100 triệu đồng. KCĐP hỗ trợ 50 triệu đồng. Có 90 học viên.')[2]).toBe(
			'participants 90 training/all',
		);
	});
});

describe('numbers without a noun of their own', () => {
	it('take it from their label or from the count they divide', () => {
		expect(told('- Số đề án: 03, trong đó khuyến công quốc gia 01, khuyến công tỉnh 02.')).toEqual([
			'projects 3 total/all',
			'projects 1 total/national',
			'projects 2 total/local-province',
		]);
	});

	it('are none behind anything else', () => {
		expect(told('Theo Công văn số 15; Phòng 02, tầng 03.')).toEqual([]);
	});
});

describe('years in a row', () => {
	it('each belong to the number behind them, and to what is told in one breath with it', () => {
		expect(
			dated('Năm 2021 hỗ trợ 03 cơ sở (520 triệu đồng), năm 2022 hỗ trợ 05 cơ sở, 980 triệu đồng.').map((one) =>
				one.replace(/ actual$/, ''),
			),
		).toEqual(['3 cơ sở 2021-2021', '520000000 VND 2021-2021', '5 cơ sở 2022-2022', '980000000 VND 2022-2022']);
	});

	it('that lie before the report are there to compare with', () => {
		expect(dated('Thực hiện 38 đề án (năm 2019 thực hiện 33 đề án).')).toEqual(['38 đề án 2021-2025 actual']);
	});
});

describe('what was planned, beside what was done', () => {
	it('is the second number of a fraction of the plan', () => {
		expect(dated('Đã giải ngân 742,5/1.860 triệu đồng, đạt 39,9% kế hoạch.')).toEqual([
			'742500000 VND 2021-2025 actual',
			'1860000000 VND 2021-2025 planned',
		]);
	});

	it('is all that stands under the heading of the plan that was given', () => {
		expect(dated('1. Kế hoạch được giao', 'Bộ Công Thương giao 14 đề án.')).toEqual(['14 đề án 2021-2025 planned']);
	});

	it('is estimated where the sentence opens so', () => {
		expect(dated('Ước cả năm thực hiện được 03 đề án với số tiền 520 triệu đồng.')).toEqual([
			'3 đề án 2021-2025 estimated',
			'520000000 VND 2021-2025 estimated',
		]);
	});
});

describe('a list of amounts behind a colon', () => {
	it('is checked against the amount before it', () => {
		const { checks } = readResults(
			'Hỗ trợ 690 triệu đồng cho 03 đề án: Công ty A 230 triệu đồng; HTX B 180 triệu đồng; cơ sở C 270 triệu đồng.',
		);
		expect(checks.filter((check) => !check.holds).map((check) => [check.expected, check.found])).toEqual([
			[680_000_000, 690_000_000],
		]);
	});
});

describe('what is told of one amount in two places', () => {
	const broken = (...paragraphs: string[]) =>
		readResults(...paragraphs)
			.checks.filter((check) => !check.holds && check.severity !== 'info')
			.map((check) => [check.kind, check.expected, check.found]);
	const total = 'Thực hiện 33 đề án, tổng kinh phí khuyến công hỗ trợ 8.000 triệu đồng.';

	it('is a share behind "bằng" or in the bracket behind its amount', () => {
		expect(
			broken(total, '1. Ứng dụng máy móc', 'Hỗ trợ 4.000 triệu đồng, bằng 54% tổng kinh phí khuyến công.'),
		).toEqual([['share', 50, 54]]);
		expect(broken(total, '1. Ứng dụng máy móc', 'Hỗ trợ 4.000 triệu đồng (chiếm 54% tổng kinh phí).')).toEqual([
			['share', 50, 54],
		]);
	});

	it('is one total with the same number of projects beside it', () => {
		expect(broken(total, 'II. Đánh giá chung', 'Đã hỗ trợ 33 đề án, kinh phí 8.100 triệu đồng.')).toEqual([
			['duplicate', 8_000_000_000, 8_100_000_000],
		]);
		expect(broken(total, 'II. Đánh giá chung', 'Đã nghiệm thu 20 đề án, kinh phí 7.100 triệu đồng.')).toEqual([]);
	});

	it('is a sum of amounts in the brackets of a full list', () => {
		expect(
			broken(
				'Thực hiện với tổng kinh phí 240 triệu đồng, gồm: tổ chức bình chọn (150 triệu đồng); dự hội chợ (80 triệu đồng).',
			),
		).toEqual([['sum', 230_000_000, 240_000_000]]);
	});
});

describe('headings', () => {
	it('are read without numbers, and by what is left of their letters', () => {
		const reading = readParagraphs(
			'BÁO CÁO',
			'Kết quả công tác khuyến công năm 2025',
			'UBND xã báo cáo như sau:',
			'Tình hình chung',
			'Toàn xã có 63 hộ sản xuất.',
			'Kết quả thực hiện',
			'Đã thực hiện 03 đề án.',
			'Khó khăn, vướng mắc',
			'Còn 02 đề án chưa quyết toán, nhu cầu 900 triệu đồng.',
		);
		expect(brief(reading)).toEqual(['projects 3 total/all']);
	});

	it.each([
		['ông t c c ỉ ạo, iều hành', 'công tác chỉ đạo, điều hành'],
		['ề đào tạo ng ề, tru ền ng ề', 'đào tạo nghề, truyền nghề'],
		['TỒN TẠI, ẠN C Ế', 'tồn tại, hạn chế'],
		['Kết quả chung', 'Kết quả chung'],
		['Hỗ trợ A Lưới', 'Hỗ trợ A Lưới'],
	])('%s', (printed, meant) => expect(mendHeading(printed)).toBe(meant));
});

describe('what stands among the results and is none', () => {
	it.each([
		['có 02 công chức kiêm nhiệm công tác khuyến công'],
		['Giá trị sản xuất công nghiệp toàn tỉnh đạt 104.600 tỷ đồng.'],
		['nhiều hơn năm trước 05 đề án'],
		['01 đề án xin lùi sang năm sau'],
		['Các địa phương đăng ký 61 đề án.'],
	])('%s', (text) => expect(told(text)).toEqual([]));
});
