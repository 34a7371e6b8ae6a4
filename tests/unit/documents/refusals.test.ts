// Files that must be refused, each with a code and a line that tells a person how to mend it.
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { compound } from './doc-fixture.ts';
import { docx, docxOf, para, zip } from './docx-fixture.ts';
import { pdf, pdfOf } from './pdf-fixture.ts';

const utf16 = (text: string): Uint8Array =>
	Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from(text, 'utf16le')]);
const cut = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, Math.floor(bytes.length / 2));
const nested = `${'<w:sdt>'.repeat(2000)}${'</w:sdt>'.repeat(2000)}`;
const doctype = zip({
	'word/document.xml':
		'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="w"><w:body/></w:document>',
});

const refused: readonly [string, Uint8Array, string][] = [
	['an empty file', new Uint8Array(), 'empty'],
	['a file of zero bytes', new Uint8Array(64), 'empty'],
	['blank text', Buffer.from(' \n\n '), 'no-text'],
	[
		'text in an encoding of no Vietnamese',
		Buffer.from(
			'пример отчёта о работе'.split('').map((c) => (c.charCodeAt(0) > 127 ? c.charCodeAt(0) & 0xff : 32) | 0x80),
		),
		'damaged',
	],
	['an old Word file that is cut', utf16('WordDocument'), 'damaged'],
	['a password-protected Office file', utf16('EncryptedPackage'), 'encrypted'],
	['a workbook without worksheets', zip({ 'xl/workbook.xml': '<a/>' }), 'damaged'],
	['an old workbook', compound({ Workbook: Buffer.from('x') }), 'unsupported'],
	['an old presentation', compound({ 'PowerPoint Document': Buffer.from('x') }), 'unsupported'],
	['an encrypted Office file', compound({ EncryptedPackage: Buffer.from('x') }), 'encrypted'],
	['a cut Office file', compound({ Workbook: Buffer.from('x') }).subarray(0, 600), 'damaged'],
	['a LibreOffice text', zip({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'unsupported'],
	['a LibreOffice workbook', zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'unsupported'],
	['a presentation', zip({ 'ppt/presentation.xml': '<a/>' }), 'unsupported'],
	['a binary workbook', zip({ 'xl/workbook.bin': 'x' }), 'unsupported'],
	['rich text', Buffer.from('{\\rtf1 B\\u225?o c\\u225?o}'), 'unsupported'],
	['another archive', zip({ 'readme.txt': 'x' }), 'unsupported'],
	['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'unsupported'],
	['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'unsupported'],
	['a photo of a phone', Buffer.from('\0\0\0\x18ftypheic\0\0'), 'unsupported'],
	['bytes of nothing known', Buffer.from([1, 2, 0, 3, 0, 0, 0, 9]), 'unsupported'],
	['a web page', Buffer.from('<!DOCTYPE html><html></html>'), 'unsupported'],
	['a truncated .docx', cut(docxOf(['BÁO CÁO'])), 'damaged'],
	['a .docx without words', docx(para('')), 'no-text'],
	['a .docx with broken XML', zip({ 'word/document.xml': '<w:document><w:body>' }), 'damaged'],
	['a .docx with a DOCTYPE', doctype, 'unsafe'],
	['a .docx nested without end', docx(nested), 'too-large'],
	['a .docx that inflates past the limit', docx(para('0'.repeat(40 * 1024 * 1024))), 'too-large'],
	['a truncated .pdf', Buffer.from('%PDF-1.4\n1 0 obj <<'), 'damaged'],
	['a .pdf without words', pdf([[]]), 'no-text'],
	['a .pdf that claims a million pages', pdf([[{ x: 72, y: 700, text: 'a' }]], { count: 1_000_000 }), 'too-large'],
];

describe('a file that cannot be read', () => {
	it('is named by what it is, with what to save it as', async () => {
		const said = async (bytes: Uint8Array): Promise<string> => {
			const error = await openDocument(bytes).catch((caught: unknown) => caught);
			return (error as { vi: string }).vi;
		};
		expect(await said(compound({ Workbook: Buffer.from('x') }))).toMatch(/Excel cũ \(\.xls\).*\.xlsx/);
		expect(await said(zip({ mimetype: 'application/vnd.oasis.opendocument.text' }))).toMatch(/\.odt.*\.docx/);
		expect(await said(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toMatch(/ảnh.*\.pdf/);
	});

	it('is damaged when one of its bytes changed on the way', async () => {
		const bytes = Buffer.from(docxOf(['Kinh phí 281.300.000 đồng']));
		const at = bytes.indexOf('word/document.xml') + 17 + 40;
		bytes[at] = (bytes[at] ?? 0) ^ 1;
		await expect(openDocument(bytes)).rejects.toMatchObject({ code: 'damaged' });
	});

	it.each(refused)('%s is refused by its bytes', async (_, bytes, code) => {
		const error = await openDocument(bytes, 'bao-cao.docx').catch((caught: unknown) => caught);
		expect(error).toMatchObject({ name: 'DocumentError', code });
		const { vi, en } = error as { vi: string; en: string };
		for (const line of [vi, en]) expect(line).toMatch(/^[^\n]{20,220}[.]$/);
		expect(vi).toMatch(/hãy/);
	});

	it('reads a PDF that is named .docx', async () => {
		await expect(openDocument(pdfOf(['BAO CAO']), 'bao-cao.docx')).resolves.toMatchObject({ format: 'pdf', pages: 1 });
	});
});
