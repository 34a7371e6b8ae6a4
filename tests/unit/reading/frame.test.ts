// Heads and signature blocks, however a word processor or a printer laid them out.
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../functions/documents/docx-document.ts';
import { docx, para } from '../documents/docx-fixture.ts';
import { documentOf, readDocument } from './report-fixture.ts';

const expected = {
	number: '15/BC-UBND',
	date: '2025-03-12',
	issuer: { level: 'district', unit: 'Đông Sơn', organ: 'UBND huyện Đông Sơn' },
	signatory: { name: 'Trần Hồng Nhung', position: 'PHÓ CHỦ TỊCH', onBehalf: 'KT. CHỦ TỊCH' },
	recipient: 'Sở Công Thương',
};
const body = ['BÁO CÁO', 'Kết quả khuyến công năm 2024', 'I. Kết quả', 'Đã hỗ trợ 05 đề án.'];

describe('the frame of a report', () => {
	it('is read from tables without lines', () => {
		const cell = (...lines: string[]) => `<w:tc>${lines.map((line) => para(line)).join('')}</w:tc>`;
		const row = (...cells: string[]) => `<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl>`;
		const head = row(
			cell('UBND HUYỆN ĐÔNG SƠN', 'Số: 15/BC-UBND'),
			cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Đông Sơn, ngày 12 tháng 3 năm 2025'),
		);
		const tail = row(
			cell('Nơi nhận:', '- Sở Công Thương (b/c);', '- Lưu: VT.'),
			cell('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', '', 'Trần Hồng Nhung'),
		);
		const reading = readDocument(readDocx(docx(head + body.map((line) => para(line)).join('') + tail)));
		expect(reading.metadata).toMatchObject(expected);
		expect(reading.tables).toEqual([]);
	});

	it('is read from a table with a row for each line and columns left empty', () => {
		const row = (left: string, right: string) =>
			`<w:tr>${[left, '', '', right].map((text) => `<w:tc>${para(text)}</w:tc>`).join('')}</w:tr>`;
		const blank = row('', '').repeat(4);
		const head =
			row('UBND HUYỆN ĐÔNG SƠN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') +
			row('Số: 15/BC-UBND', 'Đông Sơn, ngày 12/3/2025') +
			blank;
		const tail =
			row('Nơi nhận:', 'TM. ỦY BAN NHÂN DÂN') +
			row('- Sở Công Thương (b/c);', 'KT. CHỦ TỊCH') +
			row('- Lưu: VT.', 'PHÓ CHỦ TỊCH') +
			blank +
			row('', 'Trần Hồng Nhung');
		const table = (rows: string) => `<w:tbl>${rows}</w:tbl>`;
		const reading = readDocument(readDocx(docx(table(head) + body.map((line) => para(line)).join('') + table(tail))));
		expect(reading.metadata).toMatchObject({ ...expected, legalBases: [] });
		expect(reading.tables).toEqual([]);
	});

	it('leaves a table of figures a table, whoever signs below it', () => {
		const rows = [
			['Nội dung', 'Kinh phí'],
			['Đào tạo nghề', '120,5'],
			['', 'CHỦ TỊCH'],
		].map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${para(text)}</w:tc>`).join('')}</w:tr>`);
		const reading = readDocument(
			readDocx(docx(`${body.map((line) => para(line)).join('')}<w:tbl>${rows.join('')}</w:tbl>`)),
		);
		expect(reading.tables).toMatchObject([{ rows: [{ label: 'Đào tạo nghề', cells: [120.5] }, {}] }]);
	});

	it('is read from columns printed side by side', () => {
		const lines = [
			'UBND HUYỆN ĐÔNG SƠN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
			'Số: 15/BC-UBND          Đông Sơn, ngày 12 tháng 3 năm 2025',
			...body,
			'Nơi nhận:          TM. ỦY BAN NHÂN DÂN',
			'- Sở Công Thương (b/c);          KT. CHỦ TỊCH',
			'          PHÓ CHỦ TỊCH',
			'- Lưu: VT.          Trần Hồng Nhung',
		];
		expect(readDocument(documentOf(lines, 'lines')).metadata).toMatchObject(expected);
	});
});

describe('the issuer in the head', () => {
	it.each([
		[['UBND TỈNH LẠNG HÀ', 'SỞ CÔNG THƯƠNG'], { level: 'province', unit: 'Lạng Hà', organ: 'Sở Công Thương Lạng Hà' }],
		[['ỦY BAN NHÂN DÂN', 'HUYỆN ĐÔNG SƠN'], { level: 'district', unit: 'Đông Sơn', organ: 'UBND huyện Đông Sơn' }],
		[['ỦY BAN NHÂN DÂN', 'TỈNH LẠNG HÀ'], { level: 'province', unit: 'Lạng Hà', organ: 'UBND tỉnh Lạng Hà' }],
	])('%j', (head, issuer) => {
		expect(readDocument(documentOf([...head, ...body])).metadata.issuer).toMatchObject(issuer);
	});
});
