// Files with bytes and XML that are wrong in any way: each is read or refused with a line for a person, never anything else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../../functions/documents/document-error.ts';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { docOf } from './doc-fixture.ts';
import { docx, docxOf, para, zip } from './docx-fixture.ts';
import { sheetXml, xlsx } from './xlsx-fixture.ts';

const rows = [
	['TT', 'Nội dung', 'Kinh phí'],
	[1, 'Máy móc', 1250.5],
];
const whole: readonly [string, Uint8Array][] = [
	['.docx', docxOf(['BÁO CÁO', 'Kinh phí 281.300.000 đồng'])],
	['.xlsx', xlsx([{ rows, merges: ['A1:B1'] }])],
	['.doc', docOf(['BÁO CÁO', 'Kinh phí 281.300.000 đồng'])],
	['.txt', Buffer.from('Báo cáo kết quả khuyến công', 'utf16le')],
];

async function endsWell(bytes: Uint8Array): Promise<void> {
	try {
		const document = await openDocument(bytes);
		expect(document.blocks.length).toBeGreaterThan(0);
	} catch (error) {
		if (!(error instanceof DocumentError)) throw error;
		expect(error.vi).toMatch(/^[^\n]{20,220}$/);
	}
}

const changes = fc.array(fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }), {
	minLength: 1,
	maxLength: 12,
});

describe('a file with wrong bytes', () => {
	it.each(whole)('%s ends well', { timeout: 60_000 }, async (_, bytes) => {
		await fc.assert(
			fc.asyncProperty(changes, async (list) => {
				const broken = Uint8Array.from(bytes);
				for (const { at, byte } of list) broken[at % broken.length] = byte;
				await endsWell(broken);
			}),
			{ numRuns: 150 },
		);
	});

	it('of noise alone ends well', async () => {
		await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), endsWell), { numRuns: 150 });
	});
});

describe('a package whose XML is wrong', () => {
	const cut = (xml: string, [from, length]: [number, number], put: string): string =>
		xml.slice(0, from % xml.length) + put + xml.slice((from % xml.length) + length);
	const edits = fc.tuple(
		fc.tuple(fc.nat(), fc.nat({ max: 40 })),
		fc.constantFrom('', '<', '"', '&#0;', '1048576', '<c r="ZZZ9"/>', '-1', '</w:tc>'),
	);
	const body = `${para('BÁO CÁO')}<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${para('1')}</w:tc></w:tr></w:tbl>`;

	it('as .docx ends well', { timeout: 60_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(edits, async ([place, put]) => {
				await endsWell(
					zip({
						'word/document.xml': cut(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`, place, put),
					}),
				);
			}),
			{ numRuns: 150 },
		);
		await endsWell(docx('</w:tc></w:tr>'));
	});

	it('as .xlsx ends well', { timeout: 60_000 }, async () => {
		const xml = sheetXml({ rows, merges: ['A1:B1', 'A2:XFD1048576'], hiddenColumns: [3] });
		await fc.assert(
			fc.asyncProperty(edits, async ([place, put]) => {
				await endsWell(xlsx([cut(xml, place, put)]));
			}),
			{ numRuns: 150 },
		);
	});
});
