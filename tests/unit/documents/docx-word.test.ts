// A .docx as Word writes it when people work on it: changes tracked, text hidden, headers, notes, controls, styles that number.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../functions/documents/document.ts';
import { readDocx } from '../../../functions/documents/docx-document.ts';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { docx, para, run, wordXml } from './docx-fixture.ts';

const textsOf = (blocks: readonly Block[]): string[] =>
	blocks.map((block) => (block.kind === 'paragraph' ? block.text : `bảng ${block.rows}x${block.columns}`));
const texts = (body: string, others: Record<string, string> = {}): string[] =>
	textsOf(readDocx(docx(body, others)).blocks);
const styled = (text: string, properties: string) =>
	`<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const cell = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
const table = (...rows: string[][]) =>
	`<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((text) => cell(para(text))).join('')}</w:tr>`).join('')}</w:tbl>`;

describe('tracked changes', () => {
	it('show what was moved where it went, and a merged paragraph as one', () => {
		const moved = `<w:p><w:moveFrom w:id="1">${run('99 đề án')}</w:moveFrom>${run('Đầu')}</w:p><w:p><w:moveTo w:id="2">${run('12 đề án')}</w:moveTo></w:p>`;
		expect(texts(moved)).toEqual(['Đầu', '12 đề án']);
		const joined = `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('Kinh phí ')}</w:p>${para('281 triệu đồng')}${para('Hết.')}`;
		expect(texts(joined)).toEqual(['Kinh phí 281 triệu đồng', 'Hết.']);
	});

	it('keep the text whose end was deleted before a table or at the end', () => {
		const open = `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('Bảng 1')}</w:p>`;
		expect(texts(`${open}${table(['a', 'b'])}${open}`)).toEqual(['Bảng 1', 'bảng 1x2', 'Bảng 1']);
	});

	it('leave out a deleted row, and how a paragraph was formed before', () => {
		const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('<w:p><w:del w:id="2"><w:r><w:delText>9</w:delText></w:r></w:del></w:p>')}</w:tr>`;
		const body = `<w:tbl><w:tr>${cell(para('1'))}</w:tr>${deleted}<w:tr>${cell(para('2'))}</w:tr></w:tbl>`;
		expect(readDocx(docx(body)).blocks).toMatchObject([{ rows: 2, cells: [{ text: '1' }, { text: '2', row: 1 }] }]);
		const reformed =
			'<w:outlineLvl w:val="1"/><w:pPrChange w:id="1"><w:pPr><w:outlineLvl w:val="5"/><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:pPrChange>';
		expect(readDocx(docx(para('Kết quả', reformed))).blocks).toMatchObject([{ style: 'heading', level: 1 }]);
	});
});

describe('hidden text', () => {
	const hiddenStyle = wordXml(
		'styles',
		'<w:style w:type="character" w:styleId="an"><w:rPr><w:vanish/></w:rPr></w:style>',
	);
	it.each([
		['by itself', '<w:vanish/>', {}],
		['by its style', '<w:rStyle w:val="an"/>', { 'word/styles.xml': hiddenStyle }],
	])('%s is left out and said', (_, properties, others) => {
		const document = readDocx(
			docx(`<w:p>${run('Còn ')}${styled('500 triệu', properties)}${run('300 triệu')}</w:p>`, others),
		);
		expect(document.blocks).toMatchObject([{ text: 'Còn 300 triệu' }]);
		expect(document.notices).toMatchObject([{ code: 'hidden-text', en: expect.stringContaining('"500 triệu"') }]);
	});

	it('is not what is only said to be visible again', () => {
		const document = readDocx(docx(`<w:p>${styled('300 triệu', '<w:vanish w:val="0"/>')}</w:p>`));
		expect(document).toMatchObject({ blocks: [{ text: '300 triệu' }], notices: [] });
	});
});

describe('signs', () => {
	it('stand for themselves: tabs of the ruler do not, soft hyphens are gone, symbols keep their meaning', () => {
		const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>${run('Khuyến')}<w:r><w:softHyphen/></w:r>${run(' công')}<w:r><w:tab/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>`;
		expect(texts(body)).toEqual(['Khuyến công\t≥•']);
	});

	it('show the result of a field, not its code', () => {
		const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('1.250,5')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="PAGE">${run(' triệu')}</w:fldSimple></w:p>`;
		expect(texts(field)).toEqual(['1.250,5 triệu']);
	});

	it('show what was filled into a control, not what asked for it', () => {
		const control = (inner: string, properties = '') =>
			`<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
		const asked = control(para('Nhập số liệu tại đây'), '<w:showingPlcHdr/>');
		expect(texts(`${control(para('Số: 15/BC-UBND'))}${asked}${control(control(para('Hết.')))}`)).toEqual([
			'Số: 15/BC-UBND',
			'Hết.',
		]);
	});
});

describe('parts beside the body', () => {
	const header = wordXml(
		'hdr',
		`${para('UBND HUYỆN BA TƠ')}${para('Số: 15/BC-UBND')}${para('Báo cáo khuyến công')}${para('2')}`,
	);

	it('give the head of the document where it was put into the page header, once, and no running title', () => {
		expect(texts(para('BÁO CÁO'), { 'word/header1.xml': header, 'word/header2.xml': header })).toEqual([
			'UBND HUYỆN BA TƠ',
			'Số: 15/BC-UBND',
			'BÁO CÁO',
		]);
	});

	it('give endnotes as well as footnotes', () => {
		const note = (kind: string, text: string) =>
			wordXml(
				`${kind}s`,
				`<w:${kind} w:id="0" w:type="separator"><w:p/></w:${kind}><w:${kind} w:id="1">${para(text)}${para('tiếp')}</w:${kind}>`,
			);
		const document = readDocx(
			docx(para('x'), {
				'word/footnotes.xml': note('footnote', 'Dưới trang'),
				'word/endnotes.xml': note('endnote', 'Cuối bài'),
			}),
		);
		expect(document.footnotes).toEqual([
			{ mark: '1', text: 'Dưới trang tiếp' },
			{ mark: '1', text: 'Cuối bài tiếp' },
		]);
	});

	it('leave comments out, and say that another file was put inside', () => {
		const comments = wordXml('comments', `<w:comment w:id="1">${para('Sửa thành 99 đề án')}</w:comment>`);
		const document = readDocx(
			docx(`${para('12 đề án')}<w:altChunk r:id="rId9" xmlns:r="r"/>`, { 'word/comments.xml': comments }),
		);
		expect(textsOf(document.blocks)).toEqual(['12 đề án']);
		expect(document.notices).toMatchObject([{ code: 'embedded-document' }]);
	});
});

describe('lists', () => {
	const level = (i: number, format: string, text: string, more = '') =>
		`<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
	const family = `<w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.', '<w:pStyle w:val="u1"/>')}${level(1, 'decimal', '%1.%2.', '<w:pStyle w:val="u2"/>')}</w:abstractNum>`;
	const list = (id: number, inner = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="7"/>${inner}</w:num>`;
	const heading = (n: number, properties: string) =>
		`<w:style w:type="paragraph" w:styleId="u${n}"><w:name w:val="heading ${n}"/><w:pPr>${properties}</w:pPr></w:style>`;

	it('are numbered by the styles of headings', () => {
		const styles = wordXml(
			'styles',
			`${heading(1, '<w:numPr><w:numId w:val="3"/></w:numPr>')}${heading(2, '<w:numPr><w:numId w:val="3"/></w:numPr>')}<w:style w:type="paragraph" w:styleId="u9"><w:basedOn w:val="u2"/></w:style>`,
		);
		const at = (text: string, style: string) => para(text, `<w:pStyle w:val="${style}"/>`);
		const body = at('Kết quả', 'u1') + at('Đào tạo', 'u2') + at('Tư vấn', 'u9') + at('Đề xuất', 'u1');
		const numbering = wordXml('numbering', family + list(3));
		expect(texts(body, { 'word/styles.xml': styles, 'word/numbering.xml': numbering })).toEqual([
			...['I. Kết quả', 'I.1. Đào tạo', 'I.2. Tư vấn', 'II. Đề xuất'],
		]);
	});

	it('of one family count on together, unless one starts anew', () => {
		const anew = list(4, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
		const numbering = { 'word/numbering.xml': wordXml('numbering', family + list(2) + list(3) + anew) };
		const at = (id: number) => para('x', `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
		expect(texts(at(2) + at(3) + at(4) + at(4), numbering)).toEqual(['I. x', 'II. x', 'I. x', 'II. x']);
	});
});

describe('tables in tables', () => {
	it('stand after the outer one when they are grids, and are text of their cell when they are not', () => {
		const outer = (inner: string) =>
			`<w:tbl><w:tr>${cell(para('Kinh phí') + inner + para(''))}${cell(para('x'))}</w:tr></w:tbl>`;
		expect(readDocx(docx(outer(table(['a']))))).toMatchObject({ blocks: [{ cells: [{ text: 'Kinh phí\na' }, {}] }] });
		expect(texts(outer(table(['a', 'b'], ['1', '2'])))).toEqual(['bảng 1x2', 'bảng 2x2']);
	});

	it('say which rows are headers', () => {
		const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(para('TT'))}</w:tr>`;
		expect(readDocx(docx(`<w:tbl>${head}${head}<w:tr>${cell(para('1'))}</w:tr></w:tbl>`)).blocks).toMatchObject([
			{ headerRows: 2 },
		]);
	});
});

const formats = new URL('../../../../shared/corpus/formats/', import.meta.url);
describe.skipIf(!existsSync(formats))('the Word-like files of ../shared', () => {
	it.each(['wordlike', 'wordlike-nfd'])('%s is read whole', async (name) => {
		const document = await openDocument(readFileSync(new URL(`${name}.docx`, formats)));
		const said = textsOf(document.blocks).map((text) => text.normalize('NFC'));
		expect(said).toEqual(
			expect.arrayContaining([
				'BÁO CÁO',
				'Kinh phí 281.300.000 đồng',
				'Sửa: 12 đề án',
				'1. Mục một',
				'2. Mục hai',
				'TRONG SDT',
				'bảng 4x4',
				'Hết.',
			]),
		);
		expect(said.filter((text) => text === 'TRONG TEXTBOX')).toHaveLength(1);
		expect(said.join(' ')).not.toContain('HIDDENTEXT');
		expect(document.footnotes).toMatchObject([{ text: expect.stringContaining('33/28') }]);
		expect(document.notices?.map((one) => one.code)).toEqual(['hidden-text']);
	});
});
