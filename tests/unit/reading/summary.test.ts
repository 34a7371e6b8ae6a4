// One value per cell, and nothing counted twice.
import { describe, expect, it } from 'vitest';
import { readParagraphs, readResults, wholeReport } from './report-fixture.ts';

const cell = (reading: ReturnType<typeof readResults>, activity: string, source: string, measure: string) =>
	reading.summary.filter((one) => one.activity === activity && one.source === source && one.measure === measure);

describe('the summary', () => {
	it('has each cell once', () => {
		const { summary } = readParagraphs(...wholeReport);
		const keys = summary.map((one) =>
			JSON.stringify([one.activity, one.source, one.measure, one.noun, one.period, one.status]),
		);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('takes a total, not its parts', () => {
		const reading = readParagraphs(...wholeReport);
		expect(cell(reading, 'total', 'all', 'funding')).toMatchObject([{ value: 2_050_000_000, derived: false }]);
		expect(cell(reading, 'technology', 'all', 'funding')).toMatchObject([{ value: 1_400_000_000, derived: false }]);
		expect(cell(reading, 'technology', 'national', 'funding')).toMatchObject([{ value: 500_000_000 }]);
	});

	it('adds what is only stated in parts, and says so', () => {
		const reading = readResults(
			'1. Thông tin, tuyên truyền',
			'- Xây dựng phóng sự, kinh phí 45 triệu đồng.',
			'- In tờ rơi, kinh phí 15 triệu đồng.',
		);
		expect(cell(reading, 'information', 'all', 'funding')).toMatchObject([{ value: 60_000_000, derived: true }]);
	});

	it('says by which rule and of which figures a value is, and what was not added', () => {
		const reading = readResults(
			'1. Thông tin, tuyên truyền',
			'- Xây dựng phóng sự, kinh phí 45 triệu đồng.',
			'- In tờ rơi, kinh phí 15 triệu đồng.',
			'2. Đào tạo nghề',
			'Kinh phí 300 triệu đồng, trong đó: xã A 200 triệu đồng; xã B 100 triệu đồng.',
		);
		const told = new Map(reading.figures.map((figure) => [figure.id, figure.value / 1_000_000]));
		const values = (ids: readonly string[] = []) => ids.map((id) => told.get(id));
		const [information] = cell(reading, 'information', 'all', 'funding');
		expect(information?.why?.rule).toBe('added');
		expect(values(information?.why?.used)).toEqual([45, 15]);
		const [training] = cell(reading, 'training', 'all', 'funding');
		expect(training?.why?.rule).toBe('stated');
		expect(values(training?.why?.used)).toEqual([300]);
		expect(values(training?.why?.leftOut)).toEqual([200, 100]);
		// Whatever the rule: what is used adds up to the value.
		for (const one of reading.summary)
			expect(values(one.why?.used).reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0)).toBe(
				one.value / 1_000_000,
			);
	});

	it('adds the sources where no amount over all of them is stated', () => {
		const reading = readResults('1. Đào tạo nghề', 'KCQG hỗ trợ 100 triệu đồng; KCĐP hỗ trợ 50 triệu đồng.');
		expect(cell(reading, 'training', 'all', 'funding')).toMatchObject([{ value: 150_000_000, derived: true }]);
	});

	it('counts a total told twice once', () => {
		const reading = readResults(
			'1. Kết quả chung',
			'Tổng kinh phí 7.648 triệu đồng.',
			'2. Kết quả huy động các nguồn lực',
			'Tổng kinh phí 7.648 triệu đồng.',
		);
		expect(cell(reading, 'total', 'all', 'funding')).toMatchObject([{ value: 7_648_000_000, derived: false }]);
	});

	it('holds no means and no measure `other`', () => {
		const reading = readResults('Bình quân 1.388 triệu đồng/năm. Doanh thu đạt 1.141 tỷ đồng. Đã hỗ trợ 05 đề án.');
		expect(reading.summary.map((one) => one.measure)).toEqual(['projects']);
	});
});
