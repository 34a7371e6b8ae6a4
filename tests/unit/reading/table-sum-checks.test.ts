// A table that does not add up is told, each error once and by its cell; what holds, and what was never meant to add up, is not.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../functions/documents/open-document.ts';
import type { Check } from '../../../functions/domain/reading.ts';
import { checkTables } from '../../../functions/reading/table-sum-checks.ts';
import { readTables } from '../../../functions/reading/tables.ts';
import { read, rowsOf } from './table-fixture.ts';

const drawn = `
TT | Nội dung                   | Năm 2021 | <        | Năm 2022 | <        | Năm 2023 | <        | Tổng 2021 - 2023 | < | Trung bình 2021 - 2023
^  | ^                          | Số đề án | Kinh phí | Số đề án | Kinh phí | Số đề án | Kinh phí | Số đề án | Kinh phí | Kinh phí
   | Tổng số                    | 10 | 1.000,0 | 12 | 1.210,5 | 9 | 900,4 | 31 | 3.110,9 | 1.037
I  | Đào tạo nghề               | 2  | 100,0   | 3  | 160,5   | 1 | 50,4  | 6  | 310,9   | 104
1  | Mở lớp may                 | 1  | 60,0    | 2  | 100,5   | - |       | 3  | 160,5   | 53,5
2  | Mở lớp mộc                 | 1  | 40,0    | 1  | 60,0    | 1 | 50,4  | 3  | 150,4   | 50,1
II | Ứng dụng máy móc           | 8  | 900,0   | 9  | 1.050,0 | 8 | 850,0 | 25 | 2.800,0 | 933,3
1  | Máy chế biến gỗ            | 5  | 500,0   | 4  | 450,0   | 4 | 350,0 | 13 | 1.300,0 | 433,3
2  | Máy chế biến chè           | 3  | 400,0   | 5  | 600,0   | 4 | 500,0 | 12 | 1.500,0 | 500
`;
const captions = ['BIỂU KINH PHÍ KHUYẾN CÔNG', 'ĐVT: triệu đồng'];

const findings = (table: string, ...above: string[]): Check[] => checkTables([read(table, ...above)]).findings;

type Change = [row: number, column: number, text: string];

/** The same table with other values, by row and column as they are drawn. */
function changed(...changes: readonly Change[]): string {
	const rows = rowsOf(drawn);
	for (const [row, column, text] of changes) rows[row]![column] = text;
	return rows.map((row) => row.join(' | ')).join('\n');
}

describe('a table that adds up', () => {
	it('is not told of, however it is rounded', () => {
		const { findings: none, held } = checkTables([read(drawn, ...captions)]);
		expect(none).toEqual([]);
		expect(held).toBeGreaterThan(35);
	});
});

describe('one wrong cell', () => {
	it('is one finding that names it, though it breaks its row and its column', () => {
		const [only, ...more] = findings(changed([5, 5, '70,0']), ...captions);
		expect(more).toEqual([]);
		expect(only).toMatchObject({
			kind: 'sum',
			holds: false,
			severity: 'error',
			whole: 't1r4c4',
			found: 70_000_000,
			expected: 60_000_000,
		});
		expect(only?.statement).toContain('hàng "2. Mở lớp mộc"');
		expect(only?.statement).toContain('"Năm 2022 / Kinh phí"');
		expect(only?.statement).toContain('phải là 60');
	});

	it.each([
		['a section', [3, 4, '4'], 't1r2c3', 3],
		['the total', [2, 6, '11'], 't1r1c5', 9],
		['a section of money', [6, 7, '851,0'], 't1r5c6', 850_000_000],
	] as const)('is found in %s', (_, change, whole, expected) => {
		const found = findings(changed([...change]), ...captions);
		expect(found.map((one) => [one.whole, one.expected])).toEqual([[whole, expected]]);
	});

	it('is told with what was added up where nothing else proves it', () => {
		const [only, ...more] = findings(
			'TT | Nội dung | Số đề án | Kinh phí (triệu đồng)\n1 | Hội chợ | 2 | 150\n2 | Tập huấn | 3 | 90\n | Tổng cộng | 5 | 250',
		);
		expect(more).toEqual([]);
		expect(only).toMatchObject({
			whole: 't1r3c2',
			parts: ['t1r1c2', 't1r2c2'],
			expected: 240_000_000,
			found: 250_000_000,
		});
		expect(only?.statement).toContain('lệch 10');
	});

	it.each([
		[
			'a total over sources',
			'TT | Nội dung | Kinh phí (triệu đồng) | < | <\n^ | ^ | Tổng | KCQG | KCĐP\n1 | Hội chợ | 150 | 100 | 50\n2 | Tập huấn | 90 | | 90\n3 | Máy móc | 500 | 300 | 100',
			't1r3c1',
			'sum',
		],
		[
			'a mean',
			'TT | Nội dung | 2021 | 2022 | Tổng cộng | Bình quân\n1 | Hội chợ | 2 | 4 | 6 | 3\n2 | Tập huấn | 3 | 5 | 8 | 4\n3 | Máy móc | 6 | 6 | 12 | 9',
			't1r3c4',
			'average',
		],
		[
			'a percentage',
			'TT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ (%)\n1 | Hội chợ | 20 | 18 | 90\n2 | Tập huấn | 30 | 36 | 120\n3 | Máy móc | 40 | 30 | 57\n4 | Tuyên truyền | 8 | 9 | 112,5',
			't1r3c3',
			'share',
		],
	])('is found in %s', (_, table, whole, kind) => {
		expect(findings(table).map((one) => [one.whole, one.kind])).toEqual([[whole, kind]]);
	});
});

describe('a row left out', () => {
	/** "Mở lớp mộc" is in the totals over the years, in no year of its section nor of the whole. */
	const withoutCarpentry: readonly Change[] = [
		[2, 2, '9'],
		[2, 3, '960,0'],
		[2, 4, '11'],
		[2, 5, '1.150,5'],
		[2, 6, '8'],
		[2, 7, '850,0'],
		[3, 2, '1'],
		[3, 3, '60,0'],
		[3, 4, '2'],
		[3, 5, '100,5'],
		[3, 6, ''],
		[3, 7, ''],
	];

	it('is one finding, with the totals that follow from it', () => {
		const out = changed(...withoutCarpentry);
		const found = findings(out, ...captions);
		expect(found).toHaveLength(1);
		expect(found[0]?.statement).toMatch(
			/hàng "2\. Mở lớp mộc" không được cộng vào hàng "I\. Đào tạo nghề", hàng "Tổng số"/,
		);
	});

	it('is named also where its own years are blank', () => {
		const out = changed(...withoutCarpentry, [5, 2, ''], [5, 3, ''], [5, 4, ''], [5, 5, ''], [5, 6, ''], [5, 7, '']);
		const found = findings(out, ...captions);
		expect(found).toHaveLength(1);
		expect(found[0]?.statement).toContain('hàng "2. Mở lớp mộc" không được cộng vào');
	});
});

describe('what was never meant to add up', () => {
	it.each([
		[
			'indicators of many kinds',
			'TT | Chỉ tiêu | ĐVT | 2022 | 2023\nI | Đào tạo nghề | | 5 | 7\n1 | Số lao động | Lao động | 120 | 140\n2 | Số lớp | Lớp | 4 | 5',
		],
		[
			'rows inside a row',
			'TT | Chỉ tiêu | 2022 | 2023\n1 | Số cơ sở được hỗ trợ | 20 | 30\n | - Trong đó: hợp tác xã | 4 | 7\n | - Hộ kinh doanh | 3 | 5',
		],
		[
			'growth over the year before',
			'TT | Nội dung | 2022 | 2023 | Tăng, giảm (%)\n1 | Hội chợ | 20 | 18 | -10\n2 | Tập huấn | 30 | 36 | 20\n3 | Máy móc | 40 | 30 | -25',
		],
		[
			'a total left blank',
			'TT | Nội dung | Số đề án | Kinh phí (triệu đồng)\n1 | Hội chợ | 2 | 150\n2 | Tập huấn | 3 | 90\n | Tổng cộng | | 240',
		],
		[
			'a list of examples',
			'TT | Nội dung | Kinh phí (triệu đồng)\nI | Hội chợ | 500\n1 | Hội chợ Hà Nội | 120\n2 | Hội chợ Huế | 90\nII | Tập huấn | 300\n1 | Lớp khởi sự | 100',
		],
	])('is left alone: %s', (_, table) => {
		expect(findings(table)).toEqual([]);
	});
});

describe('each single error of a cell', () => {
	it('is found, and never told twice', () => {
		const table = rowsOf(drawn);
		for (let row = 2; row < table.length; row++)
			for (let column = 2; column < 10; column++) {
				const text = table[row]![column]!;
				if (!/\d/.test(text)) continue;
				const wrong = text.includes(',')
					? text.replace(/(\d),/, (_, digit) => `${(Number(digit) + 5) % 10},`)
					: `${Number(text) + 3}`;
				const found = findings(changed([row, column, wrong]), ...captions);
				expect(
					found.map((one) => one.whole),
					`${row}:${column}`,
				).toEqual([`t1r${row - 1}c${column - 1}`]);
			}
	});
});

const shared = new URL('../../../../shared/corpus/', import.meta.url);

describe.skipIf(!existsSync(shared))('the funding table of ../shared', () => {
	it.each(['binh-dinh-phu-luc.pdf', 'binh-dinh-phu-luc.xlsx'])(
		'has one error: row IV.8 is in no year (%s)',
		async (name) => {
			const tables = readTables([await openDocument(readFileSync(new URL(name, shared)))]);
			const { findings: found, held } = checkTables(tables);
			expect(found).toHaveLength(1);
			expect(found[0]).toMatchObject({ whole: 't1r1c30', found: 18_134_000_000, expected: 18_083_700_000 });
			expect(found[0]?.statement).toContain('hàng "8. Khác: Tổ chức thăm các cơ sở CNNT tiêu biểu');
			expect(found[0]?.statement).toContain('các kỳ cộng lại 284, ghi 320');
			expect(held).toBeGreaterThan(300);
		},
	);
});
