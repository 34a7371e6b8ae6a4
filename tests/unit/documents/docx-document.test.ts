// What a .docx says, and what is left out. Mammoth is the independent oracle for plain text.
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../functions/documents/docx-document.ts';
import { docx, docxOf, para, run, wordXml } from './docx-fixture.ts';

const texts = (bytes: Uint8Array): string[] =>
	readDocx(bytes).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

describe('a .docx', () => {
	it('gives its paragraphs in order, with split runs joined', () => {
		const body = `<w:p>${run('Kinh phí ')}${run('281.')}${run('300.000 đồng')}</w:p>${para('Hết.')}`;
		expect(texts(docx(body))).toEqual(['Kinh phí 281.300.000 đồng', 'Hết.']);
	});

	it('agrees with mammoth on plain paragraphs', async () => {
		const lines = ['BÁO CÁO', 'Kết quả thực hiện năm 2024 & phương hướng', '- Hỗ trợ 05 đề án < 300 triệu đồng'];
		const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docxOf(lines)) });
		expect(texts(docxOf(lines))).toEqual(value.split('\n\n').filter((line) => line !== ''));
	});

	it('leaves out deleted text and keeps inserted text', () => {
		const body = `<w:p>${run('Sửa: ')}<w:ins w:id="1">${run('12')}</w:ins><w:del w:id="2"><w:r><w:delText>99</w:delText></w:r></w:del>${run(' đề án')}</w:p>`;
		expect(texts(docx(body))).toEqual(['Sửa: 12 đề án']);
	});

	it('reads a text box once', () => {
		const box = (inner: string) => `<w:txbxContent>${para(inner)}</w:txbxContent>`;
		const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('Số: 15/BC-UBND')}</mc:Choice><mc:Fallback>${box('Số: 15/BC-UBND')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
		expect(texts(docx(body)).filter((text) => text !== '')).toEqual(['Số: 15/BC-UBND']);
	});

	it('keeps a hyphen that may not break', () => {
		expect(texts(docx('<w:p><w:r><w:t>NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t></w:r></w:p>'))).toEqual(['NĐ-CP']);
	});

	it('prints the automatic numbers that Word only shows', () => {
		const level = (i: number, format: string, text: string) =>
			`<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
		const numbering = wordXml(
			'numbering',
			`<w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'bullet', '•')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`,
		);
		const item = (text: string, i: number) =>
			para(text, `<w:numPr><w:ilvl w:val="${i}"/><w:numId w:val="3"/></w:numPr>`);
		const body =
			item('Kết quả', 0) +
			item('Đào tạo', 1) +
			item('Tư vấn', 1) +
			item('lớp', 2) +
			item('Đề xuất', 0) +
			item('Mục tiêu', 1);
		expect(texts(docx(body, { 'word/numbering.xml': numbering }))).toEqual([
			'I. Kết quả',
			'1. Đào tạo',
			'2. Tư vấn',
			'- lớp',
			'II. Đề xuất',
			'1. Mục tiêu',
		]);
	});

	it('knows headings by their style', () => {
		const styles = wordXml(
			'styles',
			'<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 2"/></w:style>',
		);
		const [block] = readDocx(docx(para('Kết quả', '<w:pStyle w:val="u1"/>'), { 'word/styles.xml': styles })).blocks;
		expect(block).toMatchObject({ style: 'heading', level: 1 });
	});

	it('keeps footnotes apart from the words they hang on', () => {
		const notes = wordXml(
			'footnotes',
			`<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">${para('Quyết định số 2960/QĐ-UBND')}</w:footnote>`,
		);
		const document = readDocx(
			docx(`<w:p>${run('7.648 triệu đồng')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, {
				'word/footnotes.xml': notes,
			}),
		);
		expect(document.footnotes).toEqual([{ mark: '2', text: 'Quyết định số 2960/QĐ-UBND' }]);
		expect(document.blocks).toMatchObject([{ text: '7.648 triệu đồng' }]);
	});

	it('keeps the grid of a table with merged cells', () => {
		const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${para(text)}</w:tc>`;
		const body = `<w:tbl><w:tr>${cell('TT', '<w:vMerge w:val="restart"/>')}${cell('Kinh phí', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('KCQG')}${cell('KCĐP')}</w:tr></w:tbl>`;
		const [table] = readDocx(docx(body)).blocks;
		expect(table).toMatchObject({
			kind: 'table',
			rows: 2,
			columns: 3,
			cells: [
				{ text: 'TT', row: 0, column: 0, rowSpan: 2 },
				{ text: 'Kinh phí', row: 0, column: 1, columnSpan: 2 },
				{ text: 'KCQG', row: 1, column: 1 },
				{ text: 'KCĐP', row: 1, column: 2 },
			],
		});
	});
});
