// What must add up, what need not, and what a slip of the unit looks like.
import { describe, expect, it } from 'vitest';
import { readParagraphs, readResults, wholeReport } from './report-fixture.ts';

const broken = (...paragraphs: string[]) => readResults(...paragraphs).checks.filter((check) => !check.holds);
const held = (...paragraphs: string[]) => readResults(...paragraphs).checks.filter((check) => check.holds);

describe('a total and its parts', () => {
	it('that add up are told so', () => {
		expect(
			held('Tổng kinh phí 88 triệu đồng, trong đó vốn của cơ sở: 44 triệu đồng, ngân sách huyện hỗ trợ 44 triệu đồng.'),
		).toMatchObject([{ kind: 'sum', expected: 88000000, found: 88000000, parts: ['f2', 'f3'], whole: 'f1' }]);
	});

	it('that do not are a finding with both amounts', () => {
		const [check] = broken('Thực hiện 57 đề án, trong đó: KCQG 02 đề án; KCĐP 54 đề án.');
		expect(check).toMatchObject({ kind: 'sum', expected: 56, found: 57, severity: 'warning' });
		expect(check?.statement).toMatch(/57 đề án/);
	});

	it('may differ by what was rounded away', () => {
		expect(broken('Tổng kinh phí 1.002 triệu đồng (KCQG 259,2 triệu đồng; KCĐP 743,1 triệu đồng).')).toEqual([]);
	});

	it('are not compared where only examples are named', () => {
		expect(broken('Thực hiện 57 đề án, trong đó 12 đề án của hợp tác xã.')).toEqual([]);
	});

	it('are an error where the parts exceed the total', () => {
		expect(broken('Thực hiện 10 đề án, trong đó 12 đề án của hợp tác xã.')).toMatchObject([
			{ severity: 'error', expected: 12, found: 10 },
		]);
	});

	it('are found in the items of a list', () => {
		const list = [
			'Thực hiện 16 đề án, cụ thể:',
			'- Hỗ trợ 14 đề án ứng dụng máy móc;',
			'- Hỗ trợ 01 đề án mô hình trình diễn kỹ thuật.',
		];
		expect(broken('1. Ứng dụng máy móc tiên tiến', ...list, '- Hỗ trợ 01 đề án dây chuyền sản xuất.')).toEqual([]);
	});
});

describe('the activities of a report', () => {
	it('add up to its total', () => {
		const { checks } = readParagraphs(...wholeReport);
		expect(checks.filter((check) => !check.holds)).toEqual([]);
		expect(
			checks.filter((check) => check.kind === 'sum' && check.found === 2_050_000_000).length,
		).toBeGreaterThanOrEqual(2);
	});

	it('are a finding where they do not', () => {
		const wrong = wholeReport.map((line) => line.replace('kinh phí 230 triệu đồng', 'kinh phí 330 triệu đồng'));
		const { checks } = readParagraphs(...wrong);
		expect(checks.filter((check) => !check.holds)).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ kind: 'sum', expected: 2_150_000_000, found: 2_050_000_000, severity: 'warning' }),
			]),
		);
	});
});

describe('a slip of the unit', () => {
	const list = [
		'1. Ứng dụng máy móc tiên tiến',
		'Thực hiện với tổng kinh phí 4.884 triệu đồng, cụ thể:',
		'- Máy móc thiết bị: 3.664 triệu đồng;',
		'- Mô hình trình diễn: 1.000 đồng;',
		'- Hệ thống xử lý ô nhiễm: 220 triệu đồng.',
	];

	it('is told once, with what must be meant', () => {
		expect(broken(...list)).toMatchObject([{ kind: 'unit', expected: 1_000_000_000, found: 1000, severity: 'error' }]);
	});

	it('does not change what the document says', () => {
		expect(readResults(...list).figures.map((figure) => figure.value)).toContain(1000);
	});
});

describe('shares and means', () => {
	const total = 'Đã thực hiện 341 đề án với tổng kinh phí 27.853 triệu đồng.';

	it('hold when they round to what is printed', () => {
		expect(broken(total, '1. Đào tạo nghề', 'Kinh phí 1.002 triệu đồng, chiếm 3,6% so với tổng kinh phí.')).toEqual([]);
	});

	it('are told when they do not', () => {
		expect(broken(total, '1. Tư vấn, trợ giúp', 'Kinh phí 175 triệu đồng, chiếm 0,7% so tổng kinh phí.')).toMatchObject(
			[{ kind: 'share', expected: 0.628, found: 0.7 }],
		);
	});

	it('per year are checked against the years of the report', () => {
		expect(
			held('KCQG thực hiện 21 đề án với kinh phí 9.719 triệu đồng, bình quân 1.943 triệu đồng/04 đề án/năm.').map(
				(check) => check.kind,
			),
		).toEqual(['average', 'average']);
		expect(broken('KCQG thực hiện với kinh phí 9.719 triệu đồng, bình quân 2.500 triệu đồng/năm.')).toMatchObject([
			{ kind: 'average', expected: 1_943_800_000 },
		]);
	});
});

describe('citations', () => {
	it('of one document under two dates or symbols are findings', () => {
		const kinds = broken(
			'Theo Nghị quyết số 86/2018/NQ-HĐND ngày 18/7/2018 và Nghị quyết số 86/2018/NQ-HĐND ngày 28/7/2018; Nghị định số 45/2012/NĐ-CP, Nghị định số 45/NĐ-CP. Đã hỗ trợ 05 đề án.',
		);
		expect(kinds.map((check) => [check.kind, check.found])).toEqual([
			['citation', '2018-07-28'],
			['citation', '45/NĐ-CP'],
		]);
	});
});

describe('the activities of one source', () => {
	const results = (total: string, ...amounts: string[]) =>
		[
			total,
			`1. Đào tạo nghề\nMở 02 lớp truyền nghề với kinh phí ${amounts[0]}.`,
			`2. Ứng dụng máy móc tiên tiến\nHỗ trợ 03 cơ sở với kinh phí ${amounts[1]}.`,
			`3. Thông tin, tuyên truyền\nĐăng 08 tin, bài với kinh phí ${amounts[2]}.`,
		].flatMap((text) => text.split('\n'));
	const sums = (...paragraphs: string[]) =>
		readResults(...paragraphs)
			.checks.filter((check) => check.kind === 'sum')
			.map((check) => [check.holds, check.expected, check.found]);
	const total = 'Tổng kinh phí khuyến công địa phương là 600 triệu đồng.';

	it('add up to a total worded for that source', () => {
		const local = ['100 triệu đồng từ nguồn KCĐP', '400 triệu đồng từ nguồn KCĐP', '100 triệu đồng từ nguồn KCĐP'];
		expect(sums(...results(total, ...local))).toEqual([[true, 600e6, 600e6]]);
		expect(sums(...results(total, ...local.with(1, '450 triệu đồng từ nguồn KCĐP')))).toEqual([[false, 650e6, 600e6]]);
	});

	it('add up where some name the source, some the budget and some nothing', () => {
		expect(
			sums(...results(total, '100 triệu đồng từ ngân sách huyện', '450 triệu đồng', '100 triệu đồng từ nguồn KCĐP')),
		).toEqual([[false, 650e6, 600e6]]);
	});

	it('leave the money of other sources out', () => {
		const mixed = [
			'100 triệu đồng từ nguồn KCĐP',
			'700 triệu đồng (trong đó: KCQG 300 triệu đồng; KCĐP 400 triệu đồng)',
			'100 triệu đồng từ nguồn KCĐP',
		];
		expect(sums(...results(total, ...mixed))).toContainEqual([true, 600e6, 600e6]);
	});

	it('are not compared where it is unsaid whose money a part is', () => {
		const unsaid = ['100 triệu đồng từ nguồn KCQG', '400 triệu đồng', '100 triệu đồng từ nguồn KCĐP'];
		expect(sums(...results(total, ...unsaid))).toEqual([]);
	});
});
