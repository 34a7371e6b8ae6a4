// Tables that extraction flattened to lines: what is read from small ones, line by line.
import { describe, expect, it } from 'vitest';
import { paragraph } from '../../../functions/documents/document.ts';
import { rebuildDocument } from '../../../functions/reading/collapsed/rebuild-document.ts';
import { rebuildTables } from '../../../functions/reading/collapsed/rebuild-tables.ts';
import { readCollapsed } from './collapsed-fixture.ts';
import { documentOf } from './report-fixture.ts';

const head = [
	'BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN KẾ HOẠCH KHUYẾN CÔNG',
	'(Giai đoạn 2021 - 2023)',
	'Đơn vị tính: triệu đồng',
	'TT Nội dung',
	'Năm 2021 Năm 2022',
	'Năm 2023',
	'(ước thực hiện)',
	'Tổng giai đoạn 2021 - 2023',
	'KCĐP KCQG KCĐP KCQG KCĐP KCQG KCĐP KCQG',
	...Array.from({ length: 8 }, () => ['Số đề', 'án', 'Kinh phí']).flat(),
];
const body = [
	'Tổng cộng 3 90,0 1 200,0 2 50,5 3 75,0 1 300,0 8 215,5 2 500,0',
	'I Phát triển sản phẩm 2 60,0 1 200,0 3 75,0 5 135,0 1 200,0',
	'1',
	'Hỗ trợ tham gia hội chợ, triển lãm hàng công nghiệp',
	'nông thôn',
	'2 60,0 1 25,0 3 85,0',
	'2 Hỗ trợ xây dựng thương hiệu 1 200,0 2 50,0 2 50,0 1 200,0',
	'II Đào tạo nghề 1 30,0 2 50,5 1 300,0 3 80,5 1 300,0',
];

const cellsOf = (lines: readonly string[], nth = 0): string[] =>
	rebuildTables(lines.map((text) => ({ text }))).tables[nth]?.rows.map((row) =>
		row.cells.map((cell) => cell ?? '').join('|'),
	) ?? [];

const placed = [
	'3|90,0|1|200,0|2|50,5|||3|75,0|1|300,0|8|215,5|2|500,0',
	'2|60,0|1|200,0|||||3|75,0|||5|135,0|1|200,0',
	'2|60,0|||||||1|25,0|||3|85,0||',
	'||1|200,0|||||2|50,0|||2|50,0|1|200,0',
	'1|30,0|||2|50,5|||||1|300,0|3|80,5|1|300,0',
];

describe('a table flattened to lines', () => {
	it('has its blanks back where the sums leave one reading', () => {
		expect(cellsOf([...head, ...body])).toEqual(placed);
	});

	it('reads the same with its head behind it and a page number between', () => {
		expect(cellsOf([...body, '1', ...head])).toEqual(placed);
	});

	it('names its columns by period, source and measure', () => {
		const [table] = rebuildTables([...head, ...body].map((text) => ({ text }))).tables;
		expect(table?.title).toBe('BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN KẾ HOẠCH KHUYẾN CÔNG');
		expect(table?.unit).toBe('triệu đồng');
		expect(table?.columns[0]).toEqual(['Năm 2021', 'KCĐP', 'Số đề án']);
		expect(table?.columns[11]).toEqual(['Năm 2023 (ước thực hiện)', 'KCQG', 'Kinh phí']);
		expect(table?.columns.at(-1)).toEqual(['Tổng giai đoạn 2021 - 2023', 'KCQG', 'Kinh phí']);
	});

	it('asks where two readings keep every sum, and takes what both agree on', () => {
		const lines = [...head, ...body.slice(0, 2), '1 Hỗ trợ tham gia hội chợ 2 60,0 2 60,0', ...body.slice(-1)];
		const { tables, questions } = rebuildTables(lines.map((text) => ({ text })));
		const [table] = tables;
		expect(table?.open.length).toBeGreaterThan(0);
		for (const { row, columns } of table?.open ?? [])
			for (const column of columns) expect(table?.rows[row]?.cells[column]).toBeNull();
		expect(questions).toHaveLength(table?.open.length ?? 0);
	});

	it('says which sum a misprint breaks and leaves the cell as printed', () => {
		const misprinted = [body[0]?.replace('215,5', '225,5') ?? '', ...body.slice(1)];
		const { rebuilt, findings } = readCollapsed(documentOf([...head, ...misprinted], 'lines'));
		expect(findings).toMatchObject([{ whole: 't1r1c14', expected: 215_500_000, found: 225_500_000 }]);
		expect(rebuilt.tables[0]?.rows[0]?.cells[13]).toBe('225,5');
	});

	it('takes a year at the end of the words for words where the sums say so', () => {
		const lines = [
			...head,
			...body.slice(0, -1),
			'II',
			'Tổ chức thi thiết kế sản phẩm phục vụ du lịch 2021',
			'1 30,0 2 50,5 1 300,0 3 80,5 1 300,0',
		];
		expect(cellsOf(lines)).toEqual(placed);
	});

	it('gives back the number that hung on the row before', () => {
		const lines = [...body];
		lines[1] = `${lines[1]} 1`;
		lines.splice(2, 1);
		const [table] = rebuildTables([...head, ...lines].map((text) => ({ text }))).tables;
		expect(table?.rows.map(({ tt }) => tt)).toEqual([null, 'I', '1', '2', 'II']);
		expect(cellsOf([...head, ...lines])).toEqual(placed);
	});

	it('adds rows without list numbers up to their total', () => {
		const plain = [
			'Huyện Tây Sơn 2 60,0 1 25,0 3 85,0',
			'Huyện Phù Cát 1 30,0 1 200,0 2 50,5 2 50,0 1 300,0 5 130,5 2 500,0',
			'Tổng cộng 3 90,0 1 200,0 2 50,5 3 75,0 1 300,0 8 215,5 2 500,0',
		];
		expect(cellsOf([...head, ...plain])).toEqual([
			placed[2],
			'1|30,0|1|200,0|2|50,5|||2|50,0|1|300,0|5|130,5|2|500,0',
			placed[0],
		]);
	});

	it('asks under which head a mark stood', () => {
		const lines = [
			...head,
			...body,
			'Đã ban hành Đang xây dựng Chưa xây dựng',
			'1 Quy chế quản lý kinh phí',
			'x',
			'Đang trình dự thảo',
			'2 Kế hoạch bình chọn',
			'x',
			'TT Tên văn bản Ghi chú',
		];
		const { tables, questions } = rebuildTables(lines.map((text) => ({ text })));
		expect(tables[1]?.rows.map(({ label, cells }) => [label, ...cells])).toEqual([
			['Quy chế quản lý kinh phí', null, null, null, 'Đang trình dự thảo'],
			['Kế hoạch bình chọn', null, null, null, null],
		]);
		expect(questions.at(-1)?.options).toEqual(['Đã ban hành', 'Đang xây dựng', 'Chưa xây dựng']);
	});
});

describe('lines that are no table', () => {
	it('are left alone around one', () => {
		const before = ['Trong năm 2021 đã hỗ trợ 12 đề án với kinh phí 1.200 triệu đồng.', 'Nơi nhận:'];
		for (const after of [
			'Nhìn chung, các đề án đạt 95% kế hoạch, với 3 đề án chuyển sang năm 2024.',
			'III Năm 2024 dự kiến hỗ trợ 12 đề án với kinh phí 2.300 triệu đồng, trong đó KCQG 3',
			'III ĐÁNH GIÁ CHUNG',
		]) {
			const { consumed } = rebuildTables([...before, ...head, ...body, after].map((text) => ({ text })));
			expect(consumed[0]).toBe(before.length);
			expect(consumed.at(-1)).toBe(before.length + head.length + body.length - 1);
		}
	});

	it('are never a table, however many numbers and years they hold', () => {
		const prose = Array.from(
			{ length: 40 },
			(_, at) =>
				`Năm ${2014 + (at % 7)}, tỉnh hỗ trợ ${at} đề án với ${at * 3},5 triệu đồng; KCĐP ${at}, KCQG ${at + 1}.`,
		);
		expect(rebuildTables(prose.map((text) => ({ text })))).toEqual({ tables: [], questions: [], consumed: [] });
	});
});

describe('a document with a flattened table', () => {
	it('has a table in its place, under its caption', () => {
		const lines = ['Mở đầu.', ...head, ...body];
		const document = {
			format: 'txt' as const,
			pages: null,
			layout: 'lines' as const,
			blocks: lines.map((text) => paragraph(text)),
			footnotes: [],
			unreadPages: [],
		};
		const { document: rebuilt } = rebuildDocument(document);
		expect(rebuilt.blocks.map((block) => block.kind)).toEqual([
			'paragraph',
			'paragraph',
			'paragraph',
			'paragraph',
			'table',
		]);
		const table = rebuilt.blocks.at(-1);
		expect(table?.kind === 'table' && table.cells.find(({ text }) => text === '1.389,6')).toBeFalsy();
		expect(table?.kind === 'table' && table.cells.filter(({ text }) => text === '500,0')).toHaveLength(1);
	});

	it('is given back as it was when it has none', () => {
		const document = {
			format: 'txt' as const,
			pages: null,
			layout: 'lines' as const,
			blocks: [paragraph('Mở đầu.')],
			footnotes: [],
			unreadPages: [],
		};
		expect(rebuildDocument(document).document).toBe(document);
	});
});
