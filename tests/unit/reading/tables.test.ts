// Tables are read with their headers: what each column and row means, whatever the format kept them as.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../functions/documents/open-document.ts';
import type { ReadTable } from '../../../functions/domain/reading.ts';
import { readTables } from '../../../functions/reading/tables.ts';
import { documentOf, docxTable, read, rowsOf } from './table-fixture.ts';

const yearly = `
TT | Nội dung                    | Năm 2023 | <          | Năm 2024 (ước thực hiện) | <  | Tổng giai đoạn 2023 - 2024 | < | Ghi chú
^  | ^                           | Số đề án | Kinh phí   | Số đề án | Kinh phí   | Số đề án | Kinh phí | ^
A  | B                           | 1        | 2          | 3        | 4          | 5        | 6        | C
   | Tổng số                     | 5        | 1.250,5    | 4        | 900        | 9        | 2.150,5  |
I  | Đào tạo nghề, truyền nghề   | 2        | 250,5      | -        |            | 2        | 250,5    |
1  | Mở lớp may công nghiệp      | 2        | 250,5      |          |            | 2        | 250,5    | Đạt
II | Ứng dụng máy móc tiên tiến  | 3        | 1 000,0    | 4        | 900        | 7        | 1 900,0  |
`;

describe('the header of a table', () => {
	const table = read(
		yearly,
		'BIỂU TỔNG HỢP KINH PHÍ KHUYẾN CÔNG',
		'(Giai đoạn 2023 - 2024)',
		'Đơn vị tính: triệu đồng',
	);

	it('gives each column the words over it, without the line that counts columns', () => {
		expect(table.columns).toEqual([
			['Năm 2023', 'Số đề án'],
			['Năm 2023', 'Kinh phí'],
			['Năm 2024 (ước thực hiện)', 'Số đề án'],
			['Năm 2024 (ước thực hiện)', 'Kinh phí'],
			['Tổng giai đoạn 2023 - 2024', 'Số đề án'],
			['Tổng giai đoạn 2023 - 2024', 'Kinh phí'],
			['Ghi chú'],
		]);
		expect(table).toMatchObject({
			title: 'BIỂU TỔNG HỢP KINH PHÍ KHUYẾN CÔNG',
			unit: 'triệu đồng',
			period: { from: 2023, to: 2024 },
		});
	});

	it('says what the columns are', () => {
		expect(table.meanings?.[0]).toMatchObject({
			scope: 'value',
			period: { from: 2023, to: 2023 },
			measure: 'projects',
			noun: 'đề án',
		});
		expect(table.meanings?.[3]).toMatchObject({
			period: { from: 2024, to: 2024 },
			measure: 'funding',
			status: 'estimated',
		});
		expect(table.meanings?.[5]).toMatchObject({ scope: 'total', period: { from: 2023, to: 2024 }, measure: 'funding' });
		expect(table.meanings?.[6]).toMatchObject({ role: 'text' });
	});

	it('keeps cells at their places: blanks and dashes are nothing, groups of blanks are one number', () => {
		expect(table.rows.map((row) => row.cells)).toEqual([
			[5, 1250.5, 4, 900, 9, 2150.5, null],
			[2, 250.5, null, null, 2, 250.5, null],
			[2, 250.5, null, null, 2, 250.5, 'Đạt'],
			[3, 1000, 4, 900, 7, 1900, null],
		]);
	});

	it('makes a tree of the rows, and a section lends its activity', () => {
		expect(table.rows.map(({ tt, role, parent, activity }) => [tt, role, parent, activity])).toEqual([
			[undefined, 'total', null, 'total'],
			['I', 'section', 0, 'training'],
			['1', 'item', 1, 'training'],
			['II', 'section', 0, 'technology'],
		]);
	});
});

describe('words over columns', () => {
	const meanings = (header: string): ReadTable['meanings'] => {
		const columns = header.split('\n')[0]?.split('|').length ?? 0;
		const [table] = readTables([
			documentOf(
				[],
				`${header}\n1 | Hội chợ triển lãm | ${Array(columns - 2)
					.fill('5')
					.join(' | ')}`,
			),
		]);
		return table?.meanings;
	};

	it('name sources, alone and with their total', () => {
		const found = meanings(
			'TT | Nội dung | Kinh phí (1.000 đồng) | < | < | <\n^ | ^ | Tổng | Quốc gia | Địa phương | Đối ứng',
		);
		expect(found?.map((one) => one.source)).toEqual(['all', 'national', 'local', 'beneficiary']);
		expect(found?.map((one) => [one.measure, one.unit])).toEqual(Array(4).fill(['funding', '1.000 đồng']));
	});

	it('name plans, results and what they reach', () => {
		const found = meanings(
			'TT | Nội dung | Kế hoạch năm 2024 | Thực hiện 6 tháng đầu năm 2024 | Ước thực hiện cả năm 2024 | So sánh (%)',
		);
		expect(found?.map((one) => [one.status, one.scope])).toEqual([
			['planned', 'value'],
			['actual', 'value'],
			['estimated', 'value'],
			[null, 'percent'],
		]);
	});

	it('name means and counts', () => {
		const found = meanings('TT | Nội dung | Số lao động | Số cơ sở CNNT | Trung bình năm');
		expect(found?.map((one) => [one.measure, one.noun, one.scope])).toEqual([
			['participants', 'lao động', 'value'],
			['establishments', 'cơ sở', 'value'],
			[null, null, 'average'],
		]);
	});
});

describe('tables of other shapes', () => {
	it('has units row by row', () => {
		const table = read(`
TT | Chỉ tiêu | ĐVT | Năm 2023 | Năm 2024
1 | Số lao động được đào tạo | Lao động | 120 | 140
 | - Số lao động có việc làm | Lao động | 110 | 130
2 | Doanh thu bán hàng | Tr. đồng | 1.500 | x`);
		expect(table.columns).toEqual([['Năm 2023'], ['Năm 2024']]);
		expect(table.rows.map((row) => [row.unit, row.role, row.parent])).toEqual([
			['Lao động', 'item', null],
			['Lao động', 'part', 0],
			['Tr. đồng', 'item', null],
		]);
		expect(table.rows[2]?.cells).toEqual([1500, 'x']);
	});

	it('reads a table whose header is years alone, and one without a header line for numbers', () => {
		const table = read(
			'Nội dung | 2022 | 2023 | 2024\nSố đề án | 3 | 4 | 5\nKinh phí (triệu đồng) | 300 | 420,5 | 1.500',
		);
		expect(table.columns).toEqual([['2022'], ['2023'], ['2024']]);
		expect(table.rows.map((row) => row.label)).toEqual(['Số đề án', 'Kinh phí (triệu đồng)']);
	});

	it('takes a title inside the table for a caption', () => {
		const table = read(`
BIỂU KẾT QUẢ KHUYẾN CÔNG NĂM 2024 | < | < | <
TT | Nội dung | Số đề án | Kinh phí (triệu đồng)
1 | Hội chợ | 3 | 1.200`);
		expect(table.title).toBe('BIỂU KẾT QUẢ KHUYẾN CÔNG NĂM 2024');
		expect(table.columns).toEqual([['Số đề án'], ['Kinh phí (triệu đồng)']]);
		expect(table.period).toEqual({ from: 2024, to: 2024 });
	});

	it('reads English marks where the table proves them', () => {
		const table = read('Nội dung | Kinh phí (triệu đồng) | Vốn\nA | 1,389.6 | 2,500\nB | 540.0 | 12,000');
		expect(table.rows.map((row) => row.cells)).toEqual([
			[1389.6, 2500],
			[540, 12000],
		]);
	});

	it('leaves heads and signatures alone', () => {
		const head = `
UBND HUYỆN BA TƠ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 15/BC-UBND | Độc lập - Tự do - Hạnh phúc
 | Ba Tơ, ngày 12 tháng 6 năm 2024`;
		expect(readTables([documentOf([], head)])).toEqual([]);
	});
});

const meaningful = ({ columns, meanings, rows, unit, period }: ReadTable) => ({
	columns,
	meanings,
	unit,
	period,
	rows: rows.map(({ places: _, ...row }) => row),
});

describe('the same table in another format', () => {
	it('says the same from a Word file', async () => {
		const captions = ['BIỂU TỔNG HỢP KINH PHÍ KHUYẾN CÔNG', '(Giai đoạn 2023 - 2024)', 'Đơn vị tính: triệu đồng'];
		const [table] = readTables([await openDocument(docxTable(captions, yearly))]);
		expect(table && meaningful(table)).toEqual(meaningful(read(yearly, ...captions)));
	});
});

const shared = new URL('../../../../shared/corpus/', import.meta.url);
const open = (name: string) => openDocument(readFileSync(new URL(name, shared)));

/** Lines of fields, quoted where they hold a comma. */
function csv(name: string): string[][] {
	const text = readFileSync(new URL(name, shared), 'utf8').trim();
	return text
		.split(/\r?\n/)
		.map((line) =>
			[...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
				([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
			),
		);
}

describe.skipIf(!existsSync(shared))('the sample tables of ../shared', () => {
	it.each(['formats/table.pdf', 'formats/table.doc'])('%s says the same as table.docx', async (name) => {
		const [[expected], [found]] = [readTables([await open('formats/table.docx')]), readTables([await open(name)])];
		expect(found && meaningful(found).rows).toEqual(expected && meaningful(expected).rows);
		expect(found?.columns).toEqual(expected?.columns);
	});

	it('formats/table.xlsx says the same as table.docx where it holds values', async () => {
		const [[expected], [found]] = [
			readTables([await open('formats/table.docx')]),
			readTables([await open('formats/table.xlsx')]),
		];
		expect(found?.columns).toEqual(expected?.columns);
		expect(found?.rows.slice(0, 3).map((row) => row.cells)).toEqual(expected?.rows.slice(0, 3).map((row) => row.cells));
		// Its last row holds formulas of which two were never worked out.
		expect(found?.rows[3]?.cells.slice(0, 2)).toEqual([1850.5, 517.05]);
	});

	it.each(['binh-dinh-phu-luc.pdf', 'binh-dinh-phu-luc.xlsx'])(
		'%s equals the grids of the corpus cell by cell',
		async (name) => {
			const tables = readTables([await open(name)]);
			for (const [at, file, labels] of [
				[0, 'binh-dinh-table-3.csv', 3],
				[1, 'binh-dinh-table-2.csv', 4],
			] as const) {
				const [, ...rows] = csv(file);
				const found = tables[at]?.rows.map((row) => [
					row.tt ?? '',
					row.label,
					...(labels === 4 ? [row.unit ?? ''] : []),
					...row.cells,
				]);
				const expected = rows.map((row) => [
					...row.slice(1, labels),
					...row.slice(labels).map((text) => (text === '' ? null : Number(text))),
				]);
				expect(found).toEqual(expected);
			}
			const [funding, indicators] = tables;
			expect(funding?.columns[29]).toEqual(['Tổng giai đoạn 2014 - 2020', 'KCĐP', 'Số kinh phí']);
			expect(funding?.unit).toBe('triệu đồng');
			expect(indicators?.columns.map((path) => path.at(-1))).toEqual(
				Array.from({ length: 18 }, (_, i) => (i % 2 ? 'KCQG' : 'KCĐP')),
			);
		},
	);
});

it('draws tables for these tests as they are written', () => {
	expect(rowsOf('a | b\nc |')).toEqual([
		['a', 'b'],
		['c', ''],
	]);
});
