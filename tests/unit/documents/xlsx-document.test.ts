// What a workbook says to a Vietnamese reader, and what is left out. Method: small workbooks built here, one question each.
import { describe, expect, it } from 'vitest';
import type { Block, TableBlock } from '../../../functions/documents/document.ts';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { readXlsx } from '../../../functions/documents/xlsx-document.ts';
import { errorCell, formula, type SheetParts, sheetXml, styled, type WorkbookParts, xlsx } from './xlsx-fixture.ts';

const open = (sheets: readonly SheetParts[], parts?: WorkbookParts) => readXlsx(xlsx(sheets, parts));
const tablesOf = (blocks: readonly Block[]): TableBlock[] => blocks.filter((block) => block.kind === 'table');
const grid = (table: TableBlock | undefined): string[] =>
	table?.cells.map((cell) => `${cell.address}:${cell.text}`) ?? [];
const outline = (blocks: readonly Block[]): string[] =>
	blocks.map((block) => (block.kind === 'paragraph' ? block.text : `bảng ${block.rows}x${block.columns}`));

const header = ['TT', 'Nội dung', 'KCQG', 'KCĐP'];
const body = [
	[1, 'Máy móc', 1250.5, 281.3],
	[2, 'Tập huấn', null, 90],
];

describe('a worksheet', () => {
	it('is its texts and its table, each cell with its value, its place and the way it shows', async () => {
		const document = await open([
			{
				name: 'Phụ lục 1',
				rows: [['PHỤ LỤC'], ['(ĐVT: triệu đồng)'], header, ...body, ['Ghi chú: số liệu đến 14/12']],
			},
		]);
		expect(document).toMatchObject({ format: 'xlsx', pages: null, layout: 'paragraphs', footnotes: [] });
		expect(outline(document.blocks)).toEqual([
			'PHỤ LỤC',
			'(ĐVT: triệu đồng)',
			'bảng 3x4',
			'Ghi chú: số liệu đến 14/12',
		]);
		const [table] = tablesOf(document.blocks);
		expect(table).toMatchObject({ sheet: 'Phụ lục 1', page: null });
		expect(table?.cells).toContainEqual({
			...{ row: 1, column: 2, rowSpan: 1, columnSpan: 1 },
			...{ address: 'C4', text: '1250,5', number: 1250.5 },
		});
	});

	it('parts tables at empty rows, and goes on over one when figures follow', async () => {
		const two = await open([{ rows: [header, ...body, [], ['Bảng 2'], header, ...body] }]);
		expect(outline(two.blocks)).toEqual(['bảng 3x4', 'Bảng 2', 'bảng 3x4']);
		const one = await open([{ rows: [header, ...body, [], [3, 'Hội chợ', 5, 6]] }]);
		expect(outline(one.blocks)).toEqual(['bảng 5x4']);
	});

	it('takes the head of a document from above its table', async () => {
		const rows = [
			['UBND HUYỆN BA TƠ', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
			['Số: 15/BC-UBND', null, 'Độc lập - Tự do - Hạnh phúc'],
			['BÁO CÁO KẾT QUẢ KHUYẾN CÔNG'],
			header,
			...body,
		];
		expect(outline((await open([{ rows }])).blocks)).toEqual(['bảng 2x3', 'BÁO CÁO KẾT QUẢ KHUYẾN CÔNG', 'bảng 3x4']);
	});

	it('keeps merged cells once, with their span', async () => {
		const rows = [
			['TT', 'Kinh phí', null],
			[null, 'KCQG', 'KCĐP'],
			[1, 5, 6],
		];
		const [table] = tablesOf((await open([{ rows, merges: ['A1:A2', 'B1:C1'] }])).blocks);
		expect(table?.cells.slice(0, 2)).toMatchObject([
			{ text: 'TT', rowSpan: 2, columnSpan: 1 },
			{ text: 'Kinh phí', rowSpan: 1, columnSpan: 2 },
		]);
	});

	it('takes the stored result of a formula, and says where there is none or an error', async () => {
		const rows = [
			header,
			[1, 'Máy móc', formula('SUM(C1:C2)', 12.5), formula('A1*2', null)],
			[2, 'Tập huấn', errorCell('#REF!')],
		];
		const document = await open([{ rows }]);
		const [table] = tablesOf(document.blocks);
		expect(table?.cells.find((cell) => cell.address === 'C2')).toMatchObject({ text: '12,5', number: 12.5 });
		expect(table?.cells.find((cell) => cell.address === 'C3')).not.toHaveProperty('number');
		expect(document.notices).toMatchObject([
			{ code: 'cell-errors', vi: expect.stringContaining('C3 #REF!') },
			{ code: 'formulas-without-value', en: expect.stringContaining('D2') },
		]);
	});

	it('leaves out what is hidden, closes up and says so', async () => {
		const rows = [header, [1, 'Máy móc', 5, 6], [2, 'Ẩn', 7, 8], [3, 'Hội chợ', 9, 10]];
		const document = await open([
			{ name: 'A', rows, hiddenRows: [3], hiddenColumns: [3] },
			{ name: 'Nháp', rows, state: 'hidden' },
			{ name: 'Nháp 2', rows, state: 'veryHidden' },
		]);
		expect(outline(document.blocks)).toEqual(['bảng 3x3']);
		expect(grid(tablesOf(document.blocks)[0])).toEqual([
			...['A1:TT', 'B1:Nội dung', 'D1:KCĐP', 'A2:1', 'B2:Máy móc', 'D2:6', 'A4:3', 'B4:Hội chợ', 'D4:10'],
		]);
		expect(document.notices?.map((one) => one.code)).toEqual(['hidden-sheets', 'hidden-cells']);
		expect(document.notices?.[0]?.vi).toContain('"Nháp", "Nháp 2"');
	});

	it('shows a merged cell whose first row is hidden where it still shows', async () => {
		const rows = [header, ['Nhóm', 'a', 1, 2], [null, 'b', 3, 4]];
		const [table] = tablesOf((await open([{ rows, merges: ['A2:A3'], hiddenRows: [2] }])).blocks);
		expect(table?.cells.find((cell) => cell.text === 'Nhóm')).toMatchObject({ row: 1, column: 0, rowSpan: 1 });
	});

	it('prints dates and percents as people here write them', async () => {
		const rows = [
			['Ngày', 'Tỷ lệ', 'Kinh phí'],
			[styled(45721, 1), styled(0.9, 2), styled(27853, 3)],
		];
		const [table] = tablesOf((await open([{ rows }], { formats: ['dd/mm/yyyy', '0%', '#,##0'] })).blocks);
		expect(table?.cells.slice(3)).toMatchObject([
			{ text: '05/03/2025' },
			{ text: '90%', number: 0.9 },
			{ text: '27.853', number: 27853 },
		]);
		expect(table?.cells[3]).not.toHaveProperty('number');
	});

	it('converts text in the fonts of old encodings', async () => {
		const inFont = (text: string, font: number) => ({ xml: ` s="${font}" t="inlineStr"><is><t>${text}</t></is>` });
		const rows = [
			['TT', inFont('KhuyÕn c«ng', 1)],
			[1, inFont('Khuyeán coâng', 2)],
		];
		const document = await open([{ rows }], { fonts: ['.VnTime', 'VNI-Times'] });
		expect(grid(tablesOf(document.blocks)[0])).toEqual(['A1:TT', 'B1:Khuyến công', 'A2:1', 'B2:Khuyến công']);
		expect(document.notices?.map((one) => one.code)).toEqual(['legacy-converted', 'legacy-converted']);
	});
});

describe('a hostile workbook', () => {
	const far = sheetXml({ rows: [header, ...body] }).replace(
		'</sheetData>',
		'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
	);
	const refusal = (bytes: Uint8Array): Promise<unknown> => openDocument(bytes).catch((error: unknown) => error);

	it('with a cell at the end of the world is read where its tables are', async () => {
		const document = await readXlsx(xlsx([far]));
		expect(outline(document.blocks)).toEqual(['bảng 3x4']);
		expect(document.notices).toMatchObject([{ code: 'far-cells' }]);
	});

	const wide = sheetXml({ rows: [['a']] }).replace(
		'<sheetData>',
		`<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(2000)}</cols><sheetData>`,
	);
	const doctype = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet/>';
	it.each<[string, Uint8Array, string]>([
		['a DOCTYPE', xlsx([doctype]), 'unsafe'],
		[
			'a worksheet that inflates past the limit',
			xlsx([sheetXml({ rows: [['0'.repeat(40 * 1024 * 1024)]] })]),
			'too-large',
		],
		['a thousand worksheets', xlsx(Array.from({ length: 300 }, () => ({ rows: [['a']] }))), 'too-large'],
		[
			'more cells than a report has',
			xlsx([{ rows: Array.from({ length: 20_001 }, () => Array.from({ length: 11 }, () => 1)) }]),
			'too-large',
		],
		['columns described a million times', xlsx([wide]), 'too-large'],
		['one endless tag', xlsx([`<worksheet ${'a="1" '.repeat(20_000)}></worksheet>`]), 'too-large'],
		['XML that is cut', xlsx([sheetXml({ rows: [header, ...body] }).replace(/<c r="D3"[\s\S]*$/, '')]), 'damaged'],
		['no filled cell', xlsx([{ rows: [[]] }]), 'no-text'],
	])('with %s is refused', async (_, bytes, code) => {
		expect(await refusal(bytes)).toMatchObject({ name: 'DocumentError', code });
	});

	it('is not troubled by a picture larger than all that may be read', async () => {
		const bytes = xlsx([{ rows: [header, ...body] }], {
			others: { 'xl/media/image1.png': Buffer.alloc(70 * 1024 * 1024) },
		});
		expect(outline((await readXlsx(bytes)).blocks)).toEqual(['bảng 3x4']);
		expect(process.memoryUsage().rss).toBeLessThan(1_200_000_000);
	});
});
