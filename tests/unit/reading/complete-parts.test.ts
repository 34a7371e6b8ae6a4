// When parts promise to be the whole, and what public and own money make together.
import { describe, expect, it } from 'vitest';
import { readResults } from './report-fixture.ts';

const sums = (...paragraphs: string[]) =>
	readResults(...paragraphs)
		.checks.filter((check) => check.kind === 'sum')
		.map(({ holds, expected, found }) => [holds, expected, found]);

describe('two parts that fall short of their whole', () => {
	it('are a finding where they are men and women', () => {
		expect(sums('Đào tạo nghề cho 90 lao động (nữ 55 lao động; nam 25 lao động).')).toEqual([[false, 80, 90]]);
		expect(sums('Đào tạo nghề cho 90 lao động (55 lao động nữ, 35 lao động nam).')).toEqual([[true, 90, 90]]);
		expect(sums('Đào tạo nghề cho 90 lao động (trong đó nữ 55 lao động, dân tộc thiểu số 25 lao động).')).toEqual([]);
	});

	it('are a finding where a bracket shares the money out by its sources', () => {
		const products = (words: string) => [
			'1. Phát triển sản phẩm CNNT tiêu biểu',
			`Kinh phí 310 triệu đồng (${words}).`,
		];
		expect(sums(...products('khuyến công tỉnh 200 triệu đồng, ngân sách huyện 100 triệu đồng'))).toEqual([
			[false, 300e6, 310e6],
		]);
		expect(sums(...products('trong đó khuyến công tỉnh 200 triệu đồng, ngân sách huyện 100 triệu đồng'))).toEqual([]);
	});

	it('are a finding where they are all the items of a closed list', () => {
		const list = (opening: string, last: string) => [
			'1. Phát triển sản phẩm CNNT tiêu biểu',
			`Bằng 95 triệu đồng của ngân sách xã, ${opening}:`,
			'- Dựng 03 gian hàng tại chợ phiên: 50 triệu đồng;',
			`- In tem nhãn cho 04 cơ sở: 35 triệu đồng${last}`,
		];
		expect(sums(...list('UBND xã đã', '.'))).toEqual([[false, 85e6, 95e6]]);
		expect(sums(...list('UBND xã đã', ';'), '- Chụp ảnh sản phẩm.')).toEqual([]);
		expect(sums(...list('UBND xã đã chi, trong đó', '.'))).toEqual([]);
	});
});

describe('public and own money together', () => {
	const told = (words: string, total: string) => [
		'Tổng kinh phí hỗ trợ là 2.100 triệu đồng cho 07 đề án.',
		`Vốn đối ứng của các cơ sở đạt 5.300 triệu đồng. ${words} ${total} triệu đồng.`,
	];
	it.each([
		'Tính chung cả vốn hỗ trợ và vốn đối ứng, tổng vốn huy động là',
		'Như vậy tổng kinh phí thực hiện, kể cả vốn đối ứng, là',
		'Tính chung hai nguồn, các cơ sở đã đầu tư',
		'Điều đó đã nâng tổng vốn thực hiện lên',
	])('are added up where the words say so: %s', (words) => {
		expect(sums(...told(words, '7.400'))).toEqual([[true, 7_400e6, 7_400e6]]);
		expect(sums(...told(words, '7.500'))).toEqual([[false, 7_400e6, 7_500e6]]);
	});

	it('are not compared with an amount that is of something else', () => {
		expect(sums(...told('Doanh thu của các cơ sở đạt', '7.500'))).toEqual([]);
	});
});
