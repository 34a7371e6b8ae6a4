// What an old Word file says, and what is left out. The files are built here; those of ../shared must say what their .docx says.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import WordExtractor from 'word-extractor';
import { readDoc } from '../../../functions/documents/doc-document.ts';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { compound, type DocParts, doc, docOf, line, row, sprm } from './doc-fixture.ts';

const read = (parts: DocParts) => readDoc(doc(parts));
const texts = (parts: DocParts): string[] =>
	read(parts).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

describe('a .doc', () => {
	it('gives its paragraphs in order, as text of Word 97 or of Unicode', () => {
		expect(texts({ body: [line('BÁO CÁO'), line('Kết quả ', 'năm 2024')] })).toEqual(['BÁO CÁO', 'Kết quả năm 2024']);
	});

	it('agrees with an independent reader on plain paragraphs', async () => {
		const lines = ['BÁO CÁO', 'Hỗ trợ 05 đề án, 281.300.000 đồng', 'Ưu điểm: đã thực hiện'];
		const other = await new WordExtractor().extract(Buffer.from(docOf(lines)));
		expect(
			other
				.getBody()
				.split('\n')
				.filter((one) => one !== ''),
		).toEqual(lines);
		expect(texts({ body: lines.map((one) => line(one)) })).toEqual(lines);
	});

	it('leaves out deleted text and the codes of fields', () => {
		expect(
			texts({ body: [line('Sửa: ', { text: '99', sprms: sprm.deleted }, '12 đề án, trang \x13 PAGE \x143\x15.')] }),
		).toEqual(['Sửa: 12 đề án, trang 3.']);
	});

	it('keeps a number whose letters are drawn closer together', () => {
		expect(texts({ body: [line('Kinh phí ', { text: '281.300.000', sprms: sprm.closer }, ' đồng')] })).toEqual([
			'Kinh phí 281.300.000 đồng',
		]);
	});

	it('leaves out hidden text and says so', () => {
		const document = read({ body: [line('Còn lại ', { text: '500 triệu', sprms: sprm.hidden }, '300 triệu')] });
		expect(document.blocks).toMatchObject([{ text: 'Còn lại 300 triệu' }]);
		expect(document.notices).toMatchObject([{ code: 'hidden-text', vi: expect.stringContaining('"500 triệu"') }]);
	});

	it('reads a hyphen that may not break, and none that only may', () => {
		expect(texts({ body: [line('NĐ\x1eCP, khuyến\x1f công')] })).toEqual(['NĐ-CP, khuyến công']);
	});

	it('prints the automatic numbers that Word only shows', () => {
		const item = (text: string, level: number) => ({ runs: [text], sprms: sprm.list(level) });
		const list = [
			{ format: 1, text: '\x00.' },
			{ format: 0, text: '\x00.\x01.' },
			{ format: 23, text: '·' },
		];
		const body = [item('Kết quả', 0), item('Đào tạo', 1), item('lớp', 2), item('Tư vấn', 1), item('Đề xuất', 0)];
		expect(texts({ body, list })).toEqual(['I. Kết quả', 'I.1. Đào tạo', '- lớp', 'I.2. Tư vấn', 'II. Đề xuất']);
	});

	it('keeps footnotes apart from the words they hang on', () => {
		const document = read({
			body: [line('7.648 triệu đồng', { text: '\x02', sprms: sprm.special })],
			footnotes: ['\x02 Quyết định số 2960/QĐ-UBND'],
		});
		expect(document.blocks).toMatchObject([{ text: '7.648 triệu đồng' }]);
		expect(document.footnotes).toEqual([{ mark: '1', text: 'Quyết định số 2960/QĐ-UBND' }]);
	});

	it('puts a text box where it is anchored', () => {
		const document = {
			body: [line('Mở đầu'), line({ text: '\x08', sprms: sprm.special }, 'Kính gửi')],
			boxes: ['Số: 15/BC-UBND'],
		};
		expect(texts(document)).toEqual(['Mở đầu', 'Số: 15/BC-UBND', 'Kính gửi']);
	});

	it('keeps the grid of a table with merged cells', () => {
		const edges = [0, 1000, 2000, 3000];
		const document = read({
			body: [
				...row(['TT', 'Kinh phí'], [0, 1000, 3000], [0x60]),
				...row(['', 'KCQG', 'KCĐP'], edges, [0x20]),
				...row(['1', '1.250,5', '281,3'], edges),
				line('Hết.'),
			],
		});
		expect(document.blocks).toMatchObject([
			{
				kind: 'table',
				rows: 3,
				columns: 3,
				cells: [
					{ text: 'TT', row: 0, column: 0, rowSpan: 2 },
					{ text: 'Kinh phí', column: 1, columnSpan: 2 },
					{ text: 'KCQG', row: 1, column: 1 },
					{ text: 'KCĐP', row: 1, column: 2 },
					{ text: '1', row: 2, column: 0 },
					{ text: '1.250,5', column: 1 },
					{ text: '281,3', column: 2 },
				],
			},
			{ text: 'Hết.' },
		]);
	});

	it('sets a grid inside a cell apart, and keeps smaller things in their cell', () => {
		const inner = (text: string, more: readonly number[]) => ({
			runs: [text],
			sprms: [...sprm.inTable, ...sprm.depth(2), ...more],
		});
		const innerRow = (...texts: string[]) => [
			...texts.map((text) => inner(text, sprm.innerCell)),
			inner('', [...sprm.innerRowEnd, ...sprm.row(texts.map((_, i) => i * 500).concat(texts.length * 500))]),
		];
		const outer = (rows: ReturnType<typeof innerRow>) => ({
			body: [{ runs: ['Kinh phí'], sprms: sprm.inTable }, ...rows, ...row(['', 'x'], [0, 3000, 4000])],
		});
		expect(read(outer(innerRow('a'))).blocks).toMatchObject([{ cells: [{ text: 'Kinh phí\na' }, { text: 'x' }] }]);
		expect(read(outer([...innerRow('a', 'b'), ...innerRow('1', '2')])).blocks).toMatchObject([
			{ rows: 1, columns: 2, cells: [{ text: 'Kinh phí' }, { text: 'x' }] },
			{ rows: 2, columns: 2, cells: [{ text: 'a' }, { text: 'b' }, { text: '1' }, { text: '2' }] },
		]);
	});

	it('converts text whose font is of an old encoding, and signs of symbol fonts', () => {
		const document = read({
			body: [
				line({ text: 'B¸o c¸o khuyÕn c«ng', sprms: sprm.font(1) }, ' KẾT QUẢ ', {
					text: 'COÂNG THÖÔNG',
					sprms: sprm.font(2),
				}),
				line({ text: '(', sprms: [...sprm.special, ...sprm.symbol(3, 0xf0b3)] }, ' 5 tỷ'),
			],
			fonts: ['Times New Roman', '.VnTime', 'VNI-Times', 'Symbol'],
		});
		expect(document.blocks).toMatchObject([{ text: 'Báo cáo khuyến công KẾT QUẢ CÔNG THƯƠNG' }, { text: '≥ 5 tỷ' }]);
		expect(document.notices?.map((one) => one.code)).toEqual(['legacy-converted', 'legacy-converted']);
	});
});

describe('a .doc that cannot be read', () => {
	const whole = docOf(['Kết quả thực hiện năm 2024']);
	const refusal = (bytes: Uint8Array): Promise<unknown> => openDocument(bytes).catch((error: unknown) => error);

	it.each([
		['a password', doc({ body: [line('x')], flags: 0x0100 }), 'encrypted'],
		['no words', docOf(['']), 'no-text'],
		['a stream of another kind', compound({ WordDocument: Buffer.from('x'.repeat(5000)) }), 'damaged'],
		[
			'a Word 95 stream',
			compound({ WordDocument: Buffer.concat([Buffer.from([0xdc, 0xa5]), Buffer.alloc(5000)]) }),
			'unsupported',
		],
	])('%s is refused', async (_, bytes, code) => {
		expect(await refusal(bytes)).toMatchObject({ name: 'DocumentError', code });
	});

	it('is damaged wherever it is cut', async () => {
		for (let length = 520; length < whole.length - 512; length += 997)
			expect(await refusal(whole.subarray(0, length))).toMatchObject({ name: 'DocumentError', code: 'damaged' });
	});

	it('ends well for any byte that is wrong', { timeout: 30_000 }, async () => {
		for (let at = 0; at < whole.length; at += 61) {
			const bytes = Uint8Array.from(whole);
			bytes[at] = (bytes[at] ?? 0) ^ 0xff;
			const outcome = await refusal(bytes);
			if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'DocumentError' });
			else expect(outcome).toMatchObject({ blocks: expect.anything() });
		}
	});
});

const formats = new URL('../../../../shared/corpus/formats/', import.meta.url);
describe.skipIf(!existsSync(formats))('the .doc files of ../shared', () => {
	it.each(['ba-to', 'table'])('%s says what its .docx says', async (name) => {
		const open = async (ending: string) =>
			(await openDocument(readFileSync(new URL(`${name}.${ending}`, formats)))).blocks;
		expect(await open('doc')).toEqual(await open('docx'));
	});
});
