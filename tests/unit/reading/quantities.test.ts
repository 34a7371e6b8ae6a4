// Which numbers of a sentence are quantities, and of what.
import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../../functions/reading/quantities.ts';

const found = (text: string): string[] =>
	findQuantities(text).map((q) => `${q.value}${q.valueTo === null ? '' : `..${q.valueTo}`} ${q.unit}`);

describe('quantities', () => {
	it.each<[string, string[]]>([
		['kinh phí hỗ trợ 281.300.000 đồng', ['281300000 VND']],
		['tổng kinh phí 14.135,6 triệu đồng', ['14135600000 VND']],
		['ước đạt 1.141 tỷ đồng', ['1141000000000 VND']],
		['2,5 tỉ đồng', ['2500000000 VND']],
		['1 tỷ 200 triệu đồng', ['1200000000 VND']],
		['500 nghìn đồng', ['500000 VND']],
		['150 tr.đồng', ['150000000 VND']],
		['259 triệu đồng/01 đề án', ['259000000 VND', '1 đề án']],
		['1.388 triệu đồng/03 đề án/năm', ['1388000000 VND/năm', '3 đề án/năm']],
		['từ 2-3 doanh nghiệp', ['2..3 doanh nghiệp']],
		['15 đến 40 học viên', ['15..40 học viên']],
		['116 lượt sản phẩm/nhóm sản phẩm', ['116 lượt sản phẩm/nhóm sản phẩm']],
		['thu hút 293/327 dự án', ['293 dự án', '327 dự án']],
		['năm 2025 dự kiến là 35SP', ['35 sản phẩm']],
		['341 chương trình, đề án', ['341 chương trình, đề án']],
		['24 tin, bài và 05 phóng sự', ['24 tin bài', '5 phóng sự']],
		['chiếm 3,6% tổng kinh phí', ['3.6 %']],
	])('%s', (text, expected) => {
		expect(found(text)).toEqual(expected);
	});

	it.each([
		'Nghị định số 45/2012/NĐ-CP ngày 21/5/2012',
		'Quyết định số 46/2015/QĐ-UBND',
		'Điều 8 Quyết định',
		'ngày 20 tháng 11 năm 2020',
		'giai đoạn 2021-2025 doanh nghiệp phát triển',
		'năm 2022 cơ sở đã đầu tư',
		'Cách mạng công nghiệp lần thứ 4',
		'dịch bệnh Covid-19 đơn vị gặp khó',
		'tăng 3,1 lần',
		'sớm hơn 15 ngày',
	])('finds none in "%s"', (text) => {
		expect(found(text)).toEqual([]);
	});

	it.each([
		['trên 100 sản phẩm', 'at-least'],
		['gần 60 cơ sở', 'at-most'],
		['khoảng 5,2 tỷ đồng', 'about'],
		['40 sản phẩm', 'exact'],
	])('%s is bounded %s', (text, bound) => {
		expect(findQuantities(text)[0]?.bound).toBe(bound);
	});

	it('takes an amount per person or per establishment for a rate', () => {
		expect(findQuantities('thu nhập 5,5 triệu đồng/người/tháng')[0]?.rate).toBe(true);
		expect(findQuantities('300 triệu đồng/cơ sở')[0]?.rate).toBe(true);
	});
});

describe('numbers written as words', () => {
	const read = (text: string) => findQuantities(text).map((one) => `${one.value} ${one.unit}`);

	it.each<[string, string[]]>([
		['Phối hợp mở hai lớp truyền nghề cho 60 lao động', ['2 lớp', '60 lao động']],
		['Đã thực hiện ba đề án và nghiệm thu 02 đề án', ['3 đề án', '2 đề án']],
		['có bốn sản phẩm được công nhận', ['4 sản phẩm']],
	])('are read before what is counted: %s', (text, expected) => expect(read(text)).toEqual(expected));

	it.each([
		['hỗ trợ một số cơ sở; tổ chức một hội nghị'],
		['trong năm đề án được triển khai'],
		['tại huyện Ba Tơ có Ba Lớp là tên riêng'],
		['chi cho hai cơ sở nói trên'],
		['phối hợp giữa hai đơn vị (hai cơ sở)'],
		['lần thứ ba sản phẩm được trưng bày'],
	])('are left alone: %s', (text) => expect(read(text)).toEqual([]));
});
