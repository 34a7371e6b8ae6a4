// What a number in a result is: its activity, source, years, status, measure, and what it is a part of.
import { describe, expect, it } from 'vitest';
import { brief, labels, readParagraphs, readResults, wholeReport } from './report-fixture.ts';

describe('activity', () => {
	it.each([
		['1. Hỗ trợ đào tạo nghề, truyền nghề và nâng cao tay nghề', 'training'],
		['2.1. Nâng cao năng lực quản lý cho các cơ sở CNNT', 'management-capacity'],
		['7) Xây dựng mô hình trình diễn kỹ thuật; chuyển giao công nghệ', 'technology'],
		['IV. Phát triển sản phẩm công nghiệp nông thôn tiêu biểu', 'products'],
		['c) Tư vấn, trợ giúp các cơ sở', 'consulting'],
		['1.5. Hỗ trợ tư vấn thông tin; công tác truyền thông', 'information'],
		['9. Liên doanh, liên kết và phát triển các cụm công nghiệp', 'clusters'],
		['đ) Hợp tác quốc tế về khuyến công', 'international'],
		['1.7. Nâng cao năng lực quản lý và tổ chức thực hiện', 'administration'],
	])('of a heading comes from its words: %s', (heading, activity) => {
		expect(brief(readResults(heading, 'Thực hiện 03 đề án.'))).toEqual([`projects 3 ${activity}/all`]);
	});

	it('comes from the sentence where the heading names none', () => {
		const reading = readResults(
			'Trong năm 2022, hỗ trợ tư vấn, thiết kế mẫu mã bao bì cho 02 cơ sở, kinh phí 88 triệu đồng.',
		);
		expect(brief(reading)).toEqual(['establishments 2 consulting/all', 'funding 88000000 consulting/all']);
	});

	it('is the whole programme where nothing names one', () => {
		expect(brief(readResults('Đã thực hiện 57 đề án với tổng kinh phí 7.648 triệu đồng.'))).toEqual([
			'projects 57 total/all',
			'funding 7648000000 total/all',
		]);
	});

	it('of issued documents is administration', () => {
		expect(brief(readResults('Đã ban hành 05 kế hoạch.'))).toEqual(['other 5 administration/null']);
	});
});

describe('source', () => {
	it.each<[string, string[]]>([
		[
			'KCQG hỗ trợ 02 đề án với kinh phí 1.450 triệu đồng; KCĐP hỗ trợ 55 đề án với kinh phí 6.198 triệu đồng.',
			['2 national', '1450000000 national', '55 local', '6198000000 local'],
		],
		['Thực hiện 16 đề án, trong đó: 02 đề án KCQG và 14 đề án KCĐP.', ['16 all', '2 national', '14 local']],
		['Hỗ trợ 01 đề án với kinh phí 220 triệu đồng từ nguồn kinh phí KCĐP.', ['1 local', '220000000 local']],
		[
			'Tổng kinh phí 88 triệu đồng, trong đó vốn của cơ sở: 44 triệu đồng, ngân sách huyện hỗ trợ 44 triệu đồng.',
			['88000000 all', '44000000 beneficiary', '44000000 district-budget'],
		],
		[
			'Hỗ trợ 21 mô hình với kinh phí 8.400 triệu đồng (toàn bộ từ nguồn KCQG).',
			['21 national', '8400000000 national'],
		],
		['Thực hiện 05 đề án từ nguồn KCQG và KCĐP.', ['5 all']],
		[
			'Khuyến công địa phương thực hiện 320 đề án (cấp tỉnh 137 đề án; cấp huyện 183 đề án).',
			['320 local', '137 local-province', '183 local-district'],
		],
		['Chương trình khuyến công quốc gia đã hỗ trợ 05 đề án.', ['5 all']],
	])('%s', (sentence, expected) => {
		expect(readResults(sentence).figures.map((f) => `${f.value} ${f.source}`)).toEqual(expected);
	});

	it('comes from the heading where the sentence names none', () => {
		const reading = readResults(
			'1. Khuyến công quốc gia',
			'Thực hiện 08 đề án.',
			'2. Khuyến công địa phương',
			'Thực hiện 34 đề án.',
		);
		expect(brief(reading)).toEqual(['projects 8 total/national', 'projects 34 total/local']);
	});

	it('comes from the lead-in of a list', () => {
		const reading = readResults(
			'- Nguồn khuyến công quốc gia:',
			'+ Đào tạo nghề: 03 lớp;',
			'+ Máy móc tiên tiến: 05 đề án.',
		);
		expect(brief(reading)).toEqual(['events 3 training/national', 'projects 5 technology/national']);
	});
});

describe('years and status', () => {
	it.each<[string, string[]]>([
		[
			'Trong năm 2022, hỗ trợ 02 cơ sở, kinh phí 88 triệu đồng.',
			['2 cơ sở 2022-2022 actual', '88000000 VND 2022-2022 actual'],
		],
		[
			'Đạt kết quả (năm 2021: có 61 sản phẩm tham gia; dự kiến năm 2025: 40 sản phẩm đạt cấp tỉnh).',
			['61 sản phẩm 2021-2021 actual', '40 sản phẩm 2025-2025 planned'],
		],
		['Tham gia 02 cuộc bình chọn (năm 2022, 2024).', ['2 cuộc 2022-2024 actual']],
		[
			'Tổ chức 01 hội nghị với kinh phí 270 triệu đồng (dự kiến tổ chức vào cuối năm 2025).',
			['1 hội nghị 2025-2025 planned', '270000000 VND 2025-2025 planned'],
		],
		['Tổ chức 03 cuộc bình chọn (2021, 2023, 2025 (năm 2025 là dự kiến)).', ['3 cuộc 2021-2025 estimated']],
		['Năm 2025 (ước thực hiện): 500 triệu đồng.', ['500000000 VND 2025-2025 estimated']],
		['Thực hiện 05 đề án.', ['5 đề án 2021-2025 actual']],
	])('%s', (sentence, expected) => {
		expect(labels(readResults(sentence).figures)).toEqual(expected);
	});
});

describe('measure', () => {
	it.each<[string, string[]]>([
		['Tạo việc làm cho 3.717 lao động.', ['jobs 3717']],
		['Đào tạo nghề cho 707 lao động.', ['participants 707']],
		[
			'Doanh thu của các cơ sở ước đạt 1.141 tỷ đồng; nộp ngân sách 95 tỷ đồng.',
			['other 1141000000000', 'other 95000000000'],
		],
		['Hỗ trợ 02 chương trình tuyên truyền trên Báo và 04 chương trình bình chọn sản phẩm.', ['media 2', 'events 4']],
		['Bình quân mỗi năm hỗ trợ 42 đề án.', ['other 42']],
		['Mức hỗ trợ tối đa 300 triệu đồng/cơ sở.', []],
	])('%s', (sentence, expected) => {
		expect(readResults(sentence).figures.map((f) => `${f.measure} ${f.value}`)).toEqual(expected);
	});
});

describe('what is no result', () => {
	it.each([
		['PHẦN II. ĐỀ XUẤT MỤC TIÊU, NHIỆM VỤ', 'Kết quả dự kiến: hỗ trợ 50 đề án.'],
		['III. Phương hướng, nhiệm vụ năm 2026', 'Hỗ trợ 20 đề án.'],
		['2. Tồn tại, hạn chế', 'Còn 05 đề án chậm.'],
		['Nơi nhận:', '- Lưu: VT (06 bản).'],
	])('%s', (heading, sentence) => {
		expect(readResults('Đã hỗ trợ 01 đề án.', heading, sentence).figures).toHaveLength(1);
	});
});

describe('a whole report', () => {
	const reading = readParagraphs(...wholeReport);

	it('gives each figure a quote and a place in the text', () => {
		expect(reading.figures).toHaveLength(21);
		for (const { quote, place } of reading.figures) {
			expect(reading.text.slice(place.start, place.end)).toBe(quote);
			expect(quote).toMatch(/\d/);
		}
	});

	it('gives every figure its own id and reasons', () => {
		expect(new Set(reading.figures.map((f) => f.id)).size).toBe(reading.figures.length);
		for (const { trace } of reading.figures) expect(trace?.length).toBeGreaterThanOrEqual(4);
	});
});

describe('lists of parts', () => {
	it('belong to what was counted before them', () => {
		const reading = readResults(
			'1. Ứng dụng máy móc tiên tiến',
			'Đã hỗ trợ 78 đề án với kinh phí 9.400 triệu đồng.',
			'Phân theo ngành nghề: chế biến nông sản 45 đề án; cơ khí 18 đề án; ngành khác 15 đề án.',
		);
		expect(reading.checks).toMatchObject([{ kind: 'sum', holds: true, expected: 78, found: 78 }]);
		expect(reading.summary.filter((cell) => cell.measure === 'projects').map((cell) => cell.value)).toEqual([78]);
	});
});

describe('plans', () => {
	it.each(['- Kế hoạch năm 2024: 25 đề án.', 'Dự kiến tổ chức 25 đề án.', 'Sẽ thực hiện 25 đề án.'])(
		'%s',
		(sentence) => {
			expect(readResults(sentence).figures.map((figure) => figure.status)).toEqual(['planned']);
		},
	);
});

describe('growth and ratios', () => {
	it.each([
		'Như vậy, 1 đồng vốn khuyến công thu hút được 2,2 đồng vốn đối ứng.',
		'Số lượng tăng 05 đề án so với cùng kỳ.',
		'Hỗ trợ 100 triệu đồng cho mỗi cơ sở.',
		'Thu nhập 6 triệu đồng/người/tháng.',
	])('are no results: %s', (sentence) => {
		expect(readResults(sentence).figures).toEqual([]);
	});
});

describe('a report on more than khuyến công', () => {
	it('gives only what is said of it', () => {
		const reading = readParagraphs(
			'BÁO CÁO',
			'Tình hình hoạt động ngành Công Thương tháng 5 năm 2024',
			'I. Kết quả thương mại',
			'Tổ chức 02 phiên chợ, doanh số 4.100 tỷ đồng.',
			'II. Kết quả công tác khuyến công',
			'Nghiệm thu 03 đề án, kinh phí 600 triệu đồng.',
		);
		expect(brief(reading)).toEqual(['projects 3 total/all', 'funding 600000000 total/all']);
	});
});
