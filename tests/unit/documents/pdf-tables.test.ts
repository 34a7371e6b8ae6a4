// Tables of a PDF come back as grids, however their lines were drawn, and leave the text around them alone.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, TableBlock } from '../../../functions/documents/document.ts';
import { readPdf } from '../../../functions/documents/pdf-document.ts';
import { pdf } from './pdf-fixture.ts';
import { drawTable, tablePage } from './pdf-table-fixture.ts';

const tablesOf = (document: Document): TableBlock[] =>
	document.blocks.filter((block): block is TableBlock => block.kind === 'table');
const textsOf = (document: Document): string[] =>
	document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '[table]'));

function gridOf(table: TableBlock | undefined): string[][] {
	if (!table) return [];
	const grid = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => ''));
	for (const cell of table.cells) {
		for (let row = 0; row < cell.rowSpan; row++)
			for (let column = 0; column < cell.columnSpan; column++)
				grid[cell.row + row]![cell.column + column] = row > 0 ? '^' : column > 0 ? '<' : cell.text;
	}
	return grid;
}

const rows = [
	['TT', 'Noi dung', 'Nam 2021', '<', 'Ghi chu'],
	['^', '^', 'So de an', 'Kinh phi', '^'],
	['1', 'May moc', '12', '3 314,34', ''],
	['2', 'Hoi cho', '', '-', 'x'],
	['Tong cong', '<', '12', '3 314,34', ''],
];
const widths = [30, 150, 70, 80, 60];

describe('a table drawn with lines', () => {
	it.each(['lines', 'bars'] as const)('gives its grid with merged and empty cells (%s)', async (drawn) => {
		const document = await readPdf(pdf([tablePage({ rows, widths, drawn })]));
		expect(tablesOf(document).map(gridOf)).toEqual([rows]);
	});

	it('stands between the lines before and after it, and its words nowhere else', async () => {
		const around = [
			{ x: 60, y: 800, text: 'Bang 1. Kinh phi' },
			{ x: 60, y: 600, text: 'Nguon: So Cong Thuong' },
		];
		const document = await readPdf(pdf([tablePage({ rows, widths }, around)]));
		expect(textsOf(document)).toEqual(['Bang 1. Kinh phi', '[table]', 'Nguon: So Cong Thuong']);
	});

	it('says where each cell stands, from the top left corner', async () => {
		const [table] = tablesOf(await readPdf(pdf([tablePage({ rows, widths })])));
		const cell = table?.cells.find((one) => one.text === 'May moc');
		expect(cell?.box).toEqual([90, 130, 150, 24]);
	});

	it('is found without its outer borders', async () => {
		const document = await readPdf(pdf([tablePage({ rows, widths, open: true })]));
		expect(tablesOf(document).map(gridOf)).toEqual([rows]);
	});

	it('is found inside a form that moves and scales it', async () => {
		const { texts, content } = drawTable({ rows, widths, x: 0, top: 0 });
		const moved = texts.map((one) => ({ ...one, x: one.x + 60, y: one.y + 760 }));
		const half = content.replace(/[\d.-]+(?= )/g, (number) => String(Number(number) / 2));
		const page = {
			texts: moved,
			content: 'q 1 0 0 1 60 760 cm /Fm Do Q',
			form: { matrix: '2 0 0 2 0 0', content: half },
		};
		expect(tablesOf(await readPdf(pdf([page]))).map(gridOf)).toEqual([rows]);
	});

	it('joins the lines of a cell, and keeps paragraphs apart', async () => {
		const wrapped = [
			['Noi dung', 'So'],
			['Ung dung may moc vao san xuat\ncong nghiep nong thon', '1'],
			['Hai y\nrieng', '2'],
		];
		const [table] = tablesOf(await readPdf(pdf([tablePage({ rows: wrapped, widths: [140, 60], height: 40 })])));
		expect(gridOf(table).map((row) => row[0])).toEqual([
			'Noi dung',
			'Ung dung may moc vao san xuat cong nghiep nong thon',
			'Hai y\nrieng',
		]);
	});

	it('is split into its rows where only columns are drawn', async () => {
		const columns = [
			['TT', 'Noi dung', 'So', 'Tien'],
			['1', 'May moc', '12', '300'],
			['2', 'Hoi cho', '3', '45'],
			['3', 'Tap huan', '4', '60'],
		];
		const document = await readPdf(pdf([tablePage({ rows: columns, widths: [30, 150, 60, 60], drawn: 'down' })]));
		const grid = gridOf(tablesOf(document)[0]);
		expect(grid.map((row) => row.at(-1))).toEqual(expect.arrayContaining(['300', '45', '60']));
		expect(grid.find((row) => row[3] === '45')).toEqual(['2', 'Hoi cho', '3', '45']);
	});

	it('is none where lines frame a text or underline it', async () => {
		const content = '50 500 400 200 re S\n60 640 m 200 640 l S\n60 600 m 200 600 l S';
		const document = await readPdf(pdf([{ texts: [{ x: 60, y: 645, text: 'CONG HOA XA HOI' }], content }]));
		expect(textsOf(document)).toEqual(['CONG HOA XA HOI']);
	});
});

describe('a turned page', () => {
	it('is read as it is shown', async () => {
		// Drawn so that a viewer, turning it to the right, shows it upright.
		const { texts, content } = drawTable({ rows, widths, x: 60, top: 500 });
		const body = texts
			.map(({ x, y, text, size = 10 }) => `BT /F1 ${size} Tf 0 1 -1 0 ${595 - y} ${x} Tm (${text}) Tj ET`)
			.join('\n');
		const lines = content.replace(
			/([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l/g,
			(_, x1, y1, x2, y2) => `${595 - Number(y1)} ${x1} m ${595 - Number(y2)} ${x2} l`,
		);
		const page = { texts: [], content: `${lines}\n${body}`, width: 595, height: 842 };
		const [shown] = tablesOf(await readPdf(pdf([{ ...page, rotate: 90 }])));
		expect(gridOf(shown)).toEqual(rows);
		expect(shown?.cells.find((cell) => cell.text === 'May moc')?.box).toEqual([90, 143, 150, 24]);
		// The same drawing on a page that nobody turns: read upright, its places are those of the page as shown.
		const [lying] = tablesOf(await readPdf(pdf([page])));
		expect(gridOf(lying)).toEqual(rows);
		expect(lying?.cells.find((cell) => cell.text === 'May moc')?.box).toEqual([143, 602, 24, 150]);
	});
});

describe('any table', () => {
	it('comes back as it was drawn, with what was merged in it', async () => {
		const word = fc.constantFrom('', '', '-', '12', '1.389,6', 'May moc', 'Hoi cho', 'x');
		const table = fc
			.record({
				cells: fc.array(fc.array(word, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 7 }),
				merged: fc.array(fc.tuple(fc.nat(6), fc.nat(2)), { maxLength: 4 }),
				drawn: fc.constantFrom('lines' as const, 'bars' as const),
			})
			.map(({ cells, merged, drawn }) => {
				const grid = [['TT', 'Noi dung', 'So', 'Tien'], ...cells, ['9', 'Cuoi', '1', '2']];
				for (const [row, column] of merged) if (row > 0 && row < grid.length - 1) grid[row]![column + 1] = '<';
				return { rows: grid, drawn };
			});
		await fc.assert(
			fc.asyncProperty(table, async ({ rows, drawn }) => {
				const document = await readPdf(pdf([tablePage({ rows, widths: [60, 150, 70, 80], drawn })]));
				expect(tablesOf(document).map(gridOf)).toEqual([rows]);
			}),
			{ numRuns: 25, seed: 7 },
		);
	}, 60_000);
});

describe('a page full of strokes', () => {
	it('is a drawing, or refused, in good time', async () => {
		const mesh = (step: number): string =>
			Array.from(
				{ length: 500 },
				(_, i) => `${i * step} 0 m ${i * step} 800 l S 0 ${i * step} m 590 ${i * step} l S`,
			).join('\n');
		const texts = [{ x: 72, y: 700, text: 'con doc duoc' }];
		const drawing = pdf([{ texts, content: Array.from({ length: 4 }, (_, i) => mesh(1.3 + i / 20)).join('\n') }]);
		expect(tablesOf(await readPdf(drawing))).toEqual([]);
		const grids = pdf(Array.from({ length: 40 }, () => ({ texts, content: mesh(2.5) })));
		await expect(readPdf(grids)).rejects.toMatchObject({ code: 'too-large' });
	}, 60_000);
});

describe('a heading that is written upwards', () => {
	it('is read in its cell', async () => {
		const { texts, content } = drawTable({
			rows: [
				['TT', 'Noi dung', '', 'Tien'],
				['1', 'May', '2', '3'],
			],
			widths,
			height: 60,
		});
		const upwards = 'BT /F1 10 Tf 0 1 -1 0 255 705 Tm (So de) Tj ET BT /F1 10 Tf 0 1 -1 0 268 705 Tm (an nam) Tj ET';
		const [table] = tablesOf(await readPdf(pdf([{ texts, content: `${content}\n${upwards}` }])));
		expect(gridOf(table)[0]?.map((text) => text.replace('\n', ' '))).toEqual([
			'TT',
			'Noi dung',
			'So de an nam',
			'Tien',
		]);
	});
});

describe('a table over two pages', () => {
	const header = [
		['TT', 'Noi dung', 'So', 'Tien'],
		['A', 'B', '1', '2'],
	];
	const columns = [30, 150, 60, 60];
	const first = [...header, ['1', 'May moc', '12', '300'], ['2', 'Hoi cho trien lam', '3', '45']];
	const second = [...header, ['3', 'Tap huan', '4', '60']];
	const page = (body: string[][], number: string) =>
		tablePage({ rows: body, widths: columns }, [{ x: 290, y: 30, text: number }]);

	it('is one, with its header once', async () => {
		const document = await readPdf(pdf([page(first, '1'), page(second, '2')]));
		expect(tablesOf(document).map(gridOf)).toEqual([[...first, ['3', 'Tap huan', '4', '60']]]);
		expect(tablesOf(document)[0]?.cells.find((cell) => cell.text === 'Tap huan')?.page).toBe(2);
	});

	it('makes a row whole that the break has cut', async () => {
		const rest = [...header, ['', 'cap tinh', '', ''], ['3', 'Tap huan', '4', '60']];
		const document = await readPdf(pdf([page(first, '1'), page(rest, '2')]));
		expect(gridOf(tablesOf(document)[0])).toEqual([
			...first.slice(0, 3),
			['2', 'Hoi cho trien lam cap tinh', '3', '45'],
			['3', 'Tap huan', '4', '60'],
		]);
	});

	it('is two where text stands between, or the columns differ', async () => {
		const named = tablePage({ rows: second, widths: columns }, [{ x: 60, y: 790, text: 'Bang 2' }]);
		expect(tablesOf(await readPdf(pdf([page(first, '1'), named])))).toHaveLength(2);
		const other = tablePage({ rows: second, widths: [30, 100, 90, 80] });
		expect(tablesOf(await readPdf(pdf([page(first, '1'), other])))).toHaveLength(2);
	});
});

describe('a table without lines', () => {
	const plain = [
		['', '', 'Ke hoach', 'Thuc hien'],
		['1', 'May moc thiet bi', '1.200', '1.150,5'],
		['2', 'Hoi cho trien lam', '300', '-'],
		['3', 'Tap huan', '45', '45'],
	];

	it('is found by its columns of numbers', async () => {
		const document = await readPdf(
			pdf([
				tablePage({ rows: plain, widths: [40, 200, 100, 80], drawn: 'none' }, [{ x: 60, y: 600, text: 'Nguon: tinh' }]),
			]),
		);
		expect(tablesOf(document).map(gridOf)).toEqual([plain]);
		expect(textsOf(document).at(-1)).toBe('Nguon: tinh');
	});

	it('is not seen in prose and heads', async () => {
		const lines = [
			'Nam 2024 toan tinh thuc hien 12 de an, kinh phi 3.500 trieu dong, trong do:',
			'KCQG 5 de an 1.200 trieu dong; KCDP 7 de an 2.300 trieu dong, dat 100 % ke',
			'hoach nam 2024. Uoc 6 thang 2025 thuc hien 8 de an, kinh phi 1.900 trieu dong',
		];
		const texts = lines.map((text, i) => ({ x: 60, y: 700 - i * 18, text, size: 12 }));
		const head = [
			{ x: 60, y: 780, text: 'UBND TINH' },
			{ x: 330, y: 780, text: 'CONG HOA XA HOI CHU NGHIA VIET NAM' },
			{ x: 60, y: 760, text: 'So: 15/BC-UBND' },
			{ x: 330, y: 760, text: 'ngay 12 thang 6 nam 2024' },
		];
		expect(tablesOf(await readPdf(pdf([[...head, ...texts]])))).toEqual([]);
	});
});

const shared = new URL('../../../../shared/corpus/', import.meta.url);

describe.skipIf(!existsSync(shared))('the sample tables of ../shared', () => {
	it('gives the grid of formats/table.pdf', async () => {
		const document = await readPdf(readFileSync(new URL('formats/table.pdf', shared)));
		expect(tablesOf(document).map(gridOf)).toEqual([
			[
				['TT', 'Nội dung hỗ trợ', 'Kinh phí (triệu đồng)', '<', 'Số lượng', '<', 'Ghi chú'],
				['^', '^', 'Quốc gia', 'Địa phương', 'Kế hoạch', 'Thực hiện', '^'],
				[
					'1',
					'Ứng dụng máy móc tiên tiến, chuyển giao công nghệ trong sản xuất công nghiệp nông thôn',
					'1.250,5',
					'281,3',
					'12',
					'10',
					'Đạt 83%',
				],
				['2', 'Bình chọn sản phẩm CNNT tiêu biểu', '600', '145,75', '8', '8', '^'],
				['3', 'Tập huấn, đào tạo nghề', '', '90', '02 lớp', '02 lớp', '-'],
				['Tổng cộng', '<', '1.850,5', '517,05', '20', '18', '90%'],
			],
		]);
	});

	it('finds no table in the reports that have none', async () => {
		for (const name of ['ba-to', 'ha-tinh', 'binh-dinh'])
			expect(tablesOf(await readPdf(readFileSync(new URL(`formats/${name}.pdf`, shared))))).toEqual([]);
	});
});
