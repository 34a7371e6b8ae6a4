// Goal: an amount above a ceiling is told only where the words prove that one establishment or one model got it.
import { describe, expect, it } from 'vitest';
import { readParagraphs, readResults } from './report-fixture.ts';

const machines = '1. Ứng dụng máy móc tiên tiến vào sản xuất';
const models = '1. Xây dựng mô hình trình diễn kỹ thuật';
const told = (heading: string, ...paragraphs: string[]) =>
	readResults(heading, ...paragraphs).checks.filter((check) => check.kind === 'ceiling');

describe('one establishment', () => {
	it.each([
		['named before the amount', 'KCQG hỗ trợ 01 đề án tại Công ty TNHH Hồng Hà, kinh phí 350 triệu đồng.'],
		['named after it', 'KCQG hỗ trợ 350 triệu đồng cho Công ty TNHH Hồng Hà mua máy ép.'],
		['whose name holds an "và"', 'KCQG hỗ trợ Công ty TNHH Sản xuất và Thương mại Hồng Hà 350 triệu đồng.'],
		['of a household', 'KCQG hỗ trợ cơ sở nem chua Bà Chín 350 triệu đồng mua máy đóng gói.'],
	])('%s is told when it got more than 300 triệu', (_, paragraph) => {
		expect(told(machines, paragraph)).toMatchObject([
			{ kind: 'ceiling', holds: false, expected: 300_000_000, found: 350_000_000, severity: 'warning' },
		]);
	});

	it('says who, how much, how much is allowed by what, and what to do', () => {
		const [check] = told(machines, 'KCQG hỗ trợ 350,5 triệu đồng cho Công ty TNHH Hồng Hà mua máy ép.');
		expect(check?.statement).toMatch(
			/^Công ty TNHH Hồng Hà được hỗ trợ 350,5 triệu đồng \(".+"\), cao hơn mức tối đa 300 triệu đồng\/cơ sở đối với ứng dụng máy móc.*Thông tư 28\/2018\/TT-BTC\). Hãy kiểm tra/,
		);
		expect(check?.statement).toBe(check?.statement.normalize('NFC'));
	});

	it('may get half as much again for a whole line', () => {
		const line = (amount: string) => `KCQG hỗ trợ ${amount} triệu đồng cho Công ty TNHH Hồng Hà đầu tư dây chuyền sấy.`;
		expect(told(machines, line('450'))).toEqual([]);
		expect(told(machines, line('451'))).toMatchObject([{ expected: 450_000_000 }]);
	});

	it('is found in the items of a list', () => {
		const list =
			'KCQG hỗ trợ 02 đề án, kinh phí 650 triệu đồng, gồm: Công ty CP May Xuân 350 triệu đồng; HTX Bánh gai Lan 300 triệu đồng.';
		expect(told(machines, list)).toMatchObject([{ found: 350_000_000 }]);
	});

	it('is only noted where the province pays: it may have set its own', () => {
		expect(told(machines, 'Khuyến công tỉnh hỗ trợ Công ty TNHH Hồng Hà 350 triệu đồng.')).toMatchObject([
			{ severity: 'info' },
		]);
	});

	it('is told when it got more than half of its investment', () => {
		const [check, ...more] = told(
			machines,
			'KCQG hỗ trợ Công ty TNHH Hồng Hà 200 triệu đồng, công ty đối ứng 150 triệu đồng.',
		);
		expect(more).toEqual([]);
		expect(check).toMatchObject({ expected: 50, found: 57.1 });
		expect(check?.statement).toContain('trên tổng đầu tư 350 triệu đồng, bằng 57,1%');
		expect(told(machines, 'KCQG hỗ trợ Công ty TNHH Hồng Hà 200 triệu đồng, công ty đối ứng 200 triệu đồng.')).toEqual(
			[],
		);
	});
});

describe('several establishments', () => {
	it.each([
		'KCQG hỗ trợ 03 cơ sở: Công ty A, Công ty B, HTX C với kinh phí 900 triệu đồng.',
		'KCQG hỗ trợ Công ty TNHH An Bình và Công ty TNHH Phú Thịnh 600 triệu đồng.',
		'KCQG hỗ trợ Công ty TNHH An Bình và Phú Thịnh 600 triệu đồng.',
		'KCQG hỗ trợ 05 cơ sở máy móc tiên tiến với kinh phí 1.500 triệu đồng.',
		'KCQG hỗ trợ 01 đề án nhóm cho các cơ sở chế biến gỗ với kinh phí 750 triệu đồng.',
		'KCQG hỗ trợ 01 đề án ứng dụng máy móc, kinh phí 600 triệu đồng.',
		'KCQG hỗ trợ ba doanh nghiệp mua máy với kinh phí 800 triệu đồng.',
	])('are not told: %s', (paragraph) => {
		expect(told(machines, paragraph)).toEqual([]);
	});
});

describe('what is no support', () => {
	it.each([
		'Công ty TNHH Hồng Hà đối ứng 1.150 triệu đồng.',
		'KCQG hỗ trợ 200 triệu đồng cho Công ty TNHH Hồng Hà; tổng vốn đầu tư của Công ty TNHH Hồng Hà là 2.000 triệu đồng.',
		'Dự kiến KCQG hỗ trợ Công ty TNHH Hồng Hà 350 triệu đồng.',
	])('is not told: %s', (paragraph) => {
		expect(told(machines, paragraph)).toEqual([]);
	});
});

describe('one model', () => {
	it('may get 1.000 triệu', () => {
		const model = (amount: string, count = '01') =>
			`KCQG hỗ trợ xây dựng ${count} mô hình trình diễn kỹ thuật sấy nông sản với kinh phí hỗ trợ ${amount} triệu đồng.`;
		expect(told(models, model('1.000'))).toEqual([]);
		expect(told(models, model('1.200'))).toMatchObject([{ expected: 1_000_000_000, found: 1_200_000_000 }]);
		expect(told(models, model('1.200', '02'))).toEqual([]);
	});

	it('of cleaner production may get 500 triệu', () => {
		const pilot = 'KCQG hỗ trợ 01 mô hình thí điểm sản xuất sạch hơn với kinh phí hỗ trợ 620 triệu đồng.';
		expect(told(models, pilot)).toMatchObject([{ expected: 500_000_000 }]);
	});
});

it('years whose ceilings are not known are not judged', () => {
	const { checks } = readParagraphs(
		'BÁO CÁO',
		'Kết quả thực hiện Chương trình khuyến công giai đoạn 2016-2020',
		'I. Kết quả thực hiện',
		machines,
		'KCQG hỗ trợ 350 triệu đồng cho Công ty TNHH Hồng Hà mua máy ép.',
	);
	expect(checks.filter((check) => check.kind === 'ceiling')).toEqual([]);
});
