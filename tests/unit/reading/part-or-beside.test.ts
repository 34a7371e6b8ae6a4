// Which amounts are within another and which stand beside it: lists behind brackets, the establishments' own money in brackets.
import { describe, expect, it } from 'vitest';
import { readResults } from './report-fixture.ts';

const broken = (...paragraphs: string[]) =>
	readResults(...paragraphs)
		.checks.filter((check) => !check.holds)
		.map(({ kind, expected, found }) => [kind, expected, found]);
const held = (...paragraphs: string[]) =>
	readResults(...paragraphs)
		.checks.filter((check) => check.holds)
		.map(({ kind, found }) => [kind, found]);

describe('a list behind an amount in brackets', () => {
	const list = (rest: string) => [
		'1. Ứng dụng máy móc tiên tiến',
		'Hỗ trợ 04 đề án, kinh phí 700 triệu đồng, gồm:',
		`- Khuyến công tỉnh hỗ trợ 03 đề án (600 triệu đồng): cơ sở Minh Phát (250 triệu đồng); hộ bà Lựu (200 triệu đồng); HTX Bàu Sen (${rest} triệu đồng);`,
		'- Ngân sách huyện hỗ trợ 01 đề án (100 triệu đồng) cho tổ hợp tác Đồng Tiến.',
	];

	it('breaks down that amount, not the one above', () => {
		expect(broken(...list('150'))).toEqual([]);
		expect(held(...list('150'))).toEqual(
			expect.arrayContaining([
				['sum', 700_000_000],
				['sum', 600_000_000],
			]),
		);
		expect(broken(...list('180'))).toEqual([['sum', 630_000_000, 600_000_000]]);
	});

	it('may stand in the paragraphs below', () => {
		const classes = (amount: string) => [
			'1. Đào tạo nghề',
			`Mở 03 lớp thông qua 02 đề án (kinh phí ${amount} triệu đồng), trong đó:`,
			'- Khuyến công quốc gia: 01 đề án (90 triệu đồng), 02 lớp đan lát;',
			'- Ngân sách huyện: 01 đề án (40 triệu đồng), 01 lớp may.',
		];
		expect(held(...classes('130'))).toContainEqual(['sum', 130_000_000]);
		expect(broken(...classes('120'))).toEqual([['sum', 130_000_000, 120_000_000]]);
	});

	it('is of the amount before the brackets where these break it down as well', () => {
		expect(
			broken(
				'Kinh phí hỗ trợ 500 triệu đồng (KCQG 300 triệu đồng; KCĐP 200 triệu đồng), trong đó: máy móc 380 triệu đồng; bao bì 120 triệu đồng.',
			),
		).toEqual([]);
	});
});

describe("the establishments' own money in brackets", () => {
	it('stands beside what was given, however much it is', () => {
		const sentence =
			'Cơ sở Hưng Thịnh được ngân sách tỉnh cấp 190 triệu đồng để lắp 01 máy dập (vốn đối ứng 655,5 triệu đồng).';
		expect(broken('1. Ứng dụng máy móc tiên tiến', sentence)).toEqual([]);
		expect(readResults(sentence).figures.map((f) => `${f.value} ${f.source}`)).toEqual(
			expect.arrayContaining(['190000000 local-province', '655500000 beneficiary']),
		);
	});

	it('is a part where public money stands with it, or where the amount is of all money', () => {
		expect(held('Tổng kinh phí 900 triệu đồng (KCQG 300 triệu đồng; vốn đối ứng 600 triệu đồng).')).toEqual([
			['sum', 900_000_000],
		]);
		expect(broken('Tổng vốn đầu tư 900 triệu đồng (vốn đối ứng 950 triệu đồng).')).toEqual([
			['sum', 950_000_000, 900_000_000],
		]);
	});
});
