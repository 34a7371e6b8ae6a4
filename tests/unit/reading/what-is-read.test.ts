// Ways of writing that a reader of Vietnamese reports has to know: whose machines, up to which year, what names the plans, what is no result.
import { describe, expect, it } from 'vitest';
import { readParagraphs, readResults } from './report-fixture.ts';

const told = (...paragraphs: string[]) =>
	readResults(...paragraphs).figures.map((f) => `${f.measure} ${f.value} ${f.source}`);
const timed = (...paragraphs: string[]) =>
	readResults(...paragraphs).figures.map((f) => `${f.value} ${f.period.from}-${f.period.to} ${f.status}`);

describe('machines that somebody paid for', () => {
	it('are of that source, as stands at fairs are', () => {
		expect(told('Khuyến công quốc gia hỗ trợ cơ sở Tân Lập 01 dây chuyền ép gạch.')).toEqual(['other 1 national']);
		expect(told('Ngân sách tỉnh cấp 120 triệu đồng để mua 03 máy dệt.')).toEqual([
			'funding 120000000 local-province',
			'other 3 local-province',
		]);
		expect(told('Trên địa bàn có 02 cụm công nghiệp.')).toEqual(['other 2 null']);
	});

	it('are of the source of the list they stand in', () => {
		expect(
			told('Bằng 50 triệu đồng của ngân sách xã, đã:', '- Thuê 02 gian hàng cho 05 cơ sở: 50 triệu đồng.'),
		).toContain('other 2 district-budget');
	});
});

describe('years and estimates', () => {
	it('"đến hết năm" the last year of the report is all of its years', () => {
		expect(timed('Ước đến hết năm 2025, toàn huyện thực hiện 09 đề án.')).toEqual(['9 2021-2025 estimated']);
		expect(timed('Đến hết năm 2023 đã thực hiện 06 đề án.')).toEqual(['6 2023-2023 actual']);
	});

	it('an estimate behind its label is one', () => {
		expect(timed('a) Theo nguồn kinh phí: Ước trong kỳ thực hiện 09 đề án.')).toEqual(['9 2021-2025 estimated']);
	});

	it('a bracket right behind an estimate is of it', () => {
		expect(timed('- Năm 2025 (ước thực hiện): 03 đề án (kinh phí 210 triệu đồng).')).toEqual([
			'3 2025-2025 estimated',
			'210000000 2025-2025 estimated',
		]);
	});
});

describe('what is no result', () => {
	it.each([
		['the people of the territory', 'Huyện có dân số trên 120.000 người.'],
		['its industry', 'Giá trị sản xuất công nghiệp năm 2024 ước đạt 4.300 tỷ đồng.'],
		['the amount of an earlier year in brackets', 'Kinh phí tăng 8,1% so với năm 2023 (1.870 triệu đồng).'],
		['who did nothing', 'Một số xã (05/14 đơn vị) chưa bố trí ngân sách.'],
		['who gave up', 'Có 03 đơn vị thụ hưởng xin ngừng thực hiện.'],
	])('%s', (_what, text) => expect(told(text)).toEqual([]));
});

describe('words and numbers', () => {
	it('"kế hoạch hàng năm" names plans, no rate', () => {
		expect(told('UBND huyện ban hành 04 kế hoạch hàng năm và 12 công văn.')).toEqual(['other 4 null', 'other 12 null']);
		expect(told('Mỗi năm ban hành 02 công văn.')).not.toContain('other 2 null');
	});

	it('"một" is a number after a verb and where a list counts on', () => {
		expect(told('Đã tổ chức một hội nghị với 40 người.')).toEqual(['events 1 all', 'participants 40 all']);
		expect(
			told('Mở 02 lớp cho 60 lao động: một lớp may có 35 học viên (chia hai ca), một lớp tiện có 25 học viên.'),
		).toEqual([
			'events 2 all',
			'participants 60 all',
			'events 1 all',
			'participants 35 all',
			'events 1 all',
			'participants 25 all',
		]);
		expect(told('Đây là một lớp học kiểu mới.')).toEqual([]);
	});
});

describe('the programme of a report', () => {
	const programme = (opening: string) =>
		readParagraphs('BÁO CÁO', 'Kết quả công tác khuyến công năm 2023', opening, 'I. Kết quả', 'Hỗ trợ 02 đề án.')
			.metadata.programme;
	it('is not what a cited decision approved', () => {
		expect(
			programme(
				'Căn cứ Quyết định số 41/QĐ-UBND ngày 05/01/2021 phê duyệt Chương trình khuyến công địa phương, Sở báo cáo:',
			),
		).toBeNull();
		expect(programme('Sở báo cáo tình hình thực hiện Chương trình khuyến công địa phương như sau:')).toBe('local');
	});
});
