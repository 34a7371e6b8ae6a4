// Open cells of rebuilt tables in the reading: asked under the names of its tables, and never called a broken sum.

import { describe, expect, it } from 'vitest';
import type { Check } from '../../../functions/domain/reading.ts';
import { settledFindings, tableQuestions } from '../../../functions/reading/collapsed/rebuilt-readings.ts';
import { readCollapsed } from './collapsed-fixture.ts';
import { documentOf } from './report-fixture.ts';

const lines = [
	'BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN KẾ HOẠCH KHUYẾN CÔNG',
	'(Giai đoạn 2021 - 2024)',
	'TT Nội dung ĐVT',
	'Năm 2021 Năm 2022 Năm 2023 Năm 2024',
	'Tổng giai đoạn 2021 - 2024',
	'KCĐP KCQG KCĐP KCQG KCĐP KCQG KCĐP KCQG KCĐP KCQG',
	'1 Số lao động được đào tạo Lao động 40 30 25 35 20 30 10 20 95 115',
	'2 Số cơ sở được hỗ trợ Cơ sở 4 3 2 5 14',
	'3 Số đoàn tham quan Đoàn 2 2 4',
];
describe('the open cells of a rebuilt table', () => {
	const { rebuilt: one, tables, findings } = readCollapsed(documentOf(lines, 'lines'));
	const rebuilt = [one];

	it('are empty in the reading and asked under its names', () => {
		expect(tables).toHaveLength(1);
		const questions = tableQuestions(rebuilt, tables);
		expect(questions.map(({ about }) => about)).toContain('t1r3');
		expect(tables[0]?.rows[2]?.cells.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => null));
		expect(tables[0]?.rows[0]?.cells).toEqual([40, 30, 25, 35, 20, 30, 10, 20, 95, 115]);
	});

	it('make no broken sum', () => {
		expect(findings).toEqual([]);
		const about = (whole: string): Check => ({
			kind: 'sum',
			holds: false,
			statement: '',
			parts: [],
			whole,
			expected: 4,
			found: 5,
			tolerance: 0,
			severity: 'error',
		});
		// The total of the open row, a column it may stand in, and a cell of the certain row's mean of nothing open.
		const kept = settledFindings([about('t1r3c9'), about('t1r1c1'), about('t2r1c1')], rebuilt, tables);
		expect(kept.map(({ whole }) => whole)).toEqual(['t2r1c1']);
	});
});
