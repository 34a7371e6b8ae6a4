// Totals divided further down or behind a colon: by year, by source, class by class.
import { describe, expect, it } from 'vitest';
import { readResults } from './report-fixture.ts';

const sums = (...paragraphs: string[]) =>
	readResults(...paragraphs)
		.checks.filter((check) => check.kind === 'sum')
		.map(({ holds, expected, found }) => [holds, expected, found]);

describe('a line that only says by what a total is divided', () => {
	const byYear = (last: string) => [
		'1. Kết quả chung',
		'a) Theo nguồn: trong kỳ thực hiện 06 đề án, tổng kinh phí hỗ trợ 900 triệu đồng.',
		'b) Theo từng năm:',
		'- Năm 2021: 02 đề án (250 triệu đồng);',
		'- Năm 2022: 01 đề án (300 triệu đồng);',
		`- Năm 2023: 03 đề án (${last} triệu đồng).`,
	];

	it('divides the one told in the part beside it', () => {
		expect(sums(...byYear('350'))).toEqual([
			[true, 6, 6],
			[true, 900e6, 900e6],
		]);
		expect(sums(...byYear('370'))).toContainEqual([false, 920e6, 900e6]);
	});

	it('divides what the items before it count', () => {
		const bySource = (words: string) => [
			'1. Đào tạo nghề',
			'- Số lớp đã mở: 03 lớp, kinh phí 240 triệu đồng.',
			'- Số lao động được đào tạo: 95 lao động.',
			'- Phân theo nguồn:',
			'+ Khuyến công quốc gia: 02 lớp, 150 triệu đồng, 60 lao động;',
			`+ Ngân sách tỉnh: 01 lớp, 90 triệu đồng, ${words}.`,
		];
		expect(sums(...bySource('35 học viên')).map(([holds, , found]) => [holds, found])).toEqual([
			[true, 3],
			[true, 240e6],
			[true, 95],
		]);
		expect(sums(...bySource('45 học viên'))).toContainEqual([false, 105, 95]);
	});

	it('divides none where two could be meant', () => {
		expect(
			sums(
				'- Kinh phí được giao 400 triệu đồng.',
				'- Kinh phí đã chi 380 triệu đồng.',
				'- Chia theo nguồn:',
				'+ Khuyến công quốc gia: 200 triệu đồng;',
				'+ Khuyến công địa phương: 190 triệu đồng.',
			),
		).toEqual([]);
	});
});

describe('counts listed behind a colon', () => {
	const classes = (last: string) => [
		'1. Đào tạo nghề',
		`Mở 03 lớp cho 100 lao động nông thôn: một lớp tiện gỗ ở xã An Hòa có 40 học viên (mỗi nhóm 10 học viên), hai lớp may có ${last} học viên.`,
	];
	it('are parts of the number before it', () => {
		expect(sums(...classes('60'))).toEqual([
			[true, 3, 3],
			[true, 100, 100],
		]);
		expect(sums(...classes('70'))).toContainEqual([false, 110, 100]);
		expect(sums(...classes('50'))).toContainEqual([false, 90, 100]);
	});

	it('are not where a name stands before the colon', () => {
		expect(
			sums('Các huyện có nhiều đề án là Sơn Hà: 12 đề án, Trà Giang: 09 đề án, Bình Lạc: 14 đề án, Mỹ An: 11 đề án.'),
		).toEqual([]);
	});
});
