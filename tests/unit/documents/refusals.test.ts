// Files that must be refused, each with a code and a line that tells a person how to mend it.
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../functions/documents/open-document.ts';
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
	['another archive', zip({ 'readme.txt': 'x' }), 'unsupported'],
	['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'unsupported'],
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
