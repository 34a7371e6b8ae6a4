// Text in the encodings from before Unicode. Method: Vietnamese text written in each of them reads back the same; other text is left alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Document, paragraph } from '../../../functions/documents/document.ts';
import { decodeTcvn3, decodeVni } from '../../../functions/documents/legacy-encodings.ts';
import { decodeByFont } from '../../../functions/documents/legacy-font.ts';
import { detectLegacy, withoutLegacy } from '../../../functions/documents/legacy-text.ts';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { isSyllable } from '../../../functions/documents/vietnamese-syllable.ts';
import { docx, docxOf } from './docx-fixture.ts';
import { toTcvn3, toVni, toWindows1258 } from './legacy-fixture.ts';

const report = `Báo cáo kết quả thực hiện chương trình khuyến công năm 2024 của huyện Ba Tơ
Hỗ trợ 05 đề án ứng dụng máy móc tiên tiến, tổng kinh phí 1.250,5 triệu đồng; đạt 83% kế hoạch.
Đào tạo nghề cho 120 lao động, tổ chức 02 lớp tập huấn với 65 lượt người tham dự.
Ưu điểm: các cơ sở công nghiệp nông thôn được hỗ trợ kịp thời, vốn đối ứng đầy đủ.`;

const letters = [...'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđbcdghklmnpqrstvx'];
const words = fc.array(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 }), {
	minLength: 1,
	maxLength: 20,
});
const texts = words.map((list) => list.map((word) => word.join('')).join(' '));
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const linesOf = async (bytes: Uint8Array): Promise<string> =>
	(await openDocument(bytes)).blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');

describe('each legacy encoding', () => {
	it('TCVN3 reads back what was written, letter by letter', () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(decodeTcvn3(toTcvn3(text))).toBe(text);
			}),
		);
	});

	it('VNI reads back what was written, in small letters and capitals', () => {
		// "oi" with a hat on the "i" cannot be told from a hat on the "o": such pairs are no Vietnamese.
		fc.assert(
			fc.property(
				words.map((list) => list.map((word) => word.find((letter) => letter !== 'x') ?? 'a').join(' ')),
				(text) => {
					expect(decodeVni(toVni(text))).toBe(text);
					expect(decodeVni(toVni(text.toUpperCase()))).toBe(text.toUpperCase());
				},
			),
		);
	});

	it('VNI reads back a report', () => {
		expect(decodeVni(toVni(report))).toBe(report);
		expect(decodeVni(toVni(report.toUpperCase()))).toBe(report.toUpperCase());
	});

	it.each([
		['TCVN3', latin(toTcvn3(report)), 'TCVN3'],
		['VNI', latin(toVni(report)), 'VNI'],
		['Windows-1258', toWindows1258(report), 'Windows-1258'],
	])('a text file in %s reads back whole, and says what was done', async (_, bytes, name) => {
		expect(await linesOf(bytes)).toBe(report);
		expect((await openDocument(bytes)).notices).toMatchObject([
			{ code: 'legacy-converted', vi: expect.stringContaining(name) },
		]);
	});

	it('stands tall where a line of TCVN3 is in capitals', () => {
		const small = (text: string): string => text.replace(/[^\0-\x7fĂÂĐÊÔƠƯ]/gu, (one) => one.toLowerCase());
		for (const text of [
			'BÁO CÁO KẾT QUẢ',
			'KINH TẾ VÀ XÃ HỘI NĂM 2024',
			'Từ năm 2024 đến nay',
			'Số: 15/BC-UBND',
			'Từ UBND huyện',
			'của ỦY BAN NHÂN DÂN huyện Ba Tơ',
		])
			expect(decodeTcvn3(toTcvn3(small(text)))).toBe(text);
		expect(decodeByFont('b¸o c¸o', '.VnTimeH').text).toBe('BÁO CÁO');
	});
});

describe('Unicode in its own encodings', () => {
	const utf16 = (text: string, big: boolean): Buffer => {
		const bytes = Buffer.from(text, 'utf16le');
		return big ? bytes.swap16() : bytes;
	};
	it.each<[string, Uint8Array]>([
		['UTF-8', Buffer.from(report)],
		['UTF-8 with a mark', Buffer.from(`\ufeff${report}`)],
		['UTF-16 little-endian with a mark', utf16(`\ufeff${report}`, false)],
		['UTF-16 big-endian with a mark', utf16(`\ufeff${report}`, true)],
		['UTF-16 little-endian without', utf16(report, false)],
		['UTF-16 big-endian without', utf16(report, true)],
	])('%s reads back whole and is not converted', async (_, bytes) => {
		expect(await linesOf(bytes)).toBe(report);
		expect((await openDocument(bytes)).notices ?? []).toEqual([]);
	});
});

describe('text in no legacy encoding', () => {
	it('is never converted when it is ASCII', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
				expect(detectLegacy(text)).toBeNull();
				expect(decodeByFont(text, '.VnTime')).toEqual({ text, encoding: null });
				expect(decodeByFont(text, 'VNI-Times')).toEqual({ text, encoding: null });
			}),
		);
	});

	it.each([
		report,
		report.normalize('NFD'),
		'Société Générale d’électricité à Genève, née à Zürich; señor Muñoz, façade, größer, Malmö, cœur',
		'§ 5 ± 2 m² × 3 m³ «a» ½ ¼ ° µm',
	])('is left as it is: %s', (text) => {
		expect(detectLegacy(text)).not.toBe('TCVN3');
		expect(detectLegacy(text)).not.toBe('VNI');
	});

	it('in Unicode stays so even under the name of a legacy font', () => {
		expect(decodeByFont('Kết quả khuyến công', '.VnTime')).toEqual({ text: 'Kết quả khuyến công', encoding: null });
	});
});

describe('a document whose text is legacy though no font says so', () => {
	it('is converted paragraph by paragraph; what is Unicode stays', async () => {
		const lines = ['BÁO CÁO Ủy ban nhân dân tỉnh', ...toTcvn3(report).split('\n')];
		const document = await openDocument(docxOf(lines));
		expect(document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual([
			'BÁO CÁO Ủy ban nhân dân tỉnh',
			...report.split('\n'),
		]);
		expect(document.notices?.map((one) => one.code)).toEqual(['legacy-converted']);
	});

	it('is left alone and doubted when the words are of neither', () => {
		const document: Document = {
			...{ format: 'docx', pages: null, layout: 'paragraphs', footnotes: [], unreadPages: [] },
			blocks: [paragraph('k¸p m¸t zw¸ qq¶ Õxy kµ tµ ®ng ®z')],
		};
		const after = withoutLegacy(document);
		expect(after.blocks).toEqual(document.blocks);
		expect((after.notices ?? []).map((one) => one.code)).not.toContain('legacy-converted');
	});

	it('is converted run by run in Word, where letters and marks of VNI are in two runs', async () => {
		const run = (text: string, font: string) =>
			`<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
		const body = `<w:p>${run('Khuye', 'VNI-Times')}${run('án coâng', 'VNI-Times')}${run(' – kÕt qu¶', '.VnTime')}</w:p>`;
		expect(await openDocument(docx(body))).toMatchObject({
			blocks: [{ text: 'Khuyến công – kết quả' }],
			notices: [{ code: 'legacy-converted' }, { code: 'legacy-converted' }],
		});
	});
});

describe('a Vietnamese syllable', () => {
	it.each(['khuyến', 'nghiệp', 'Ủy', 'quốc', 'giữa', 'thuở', 'người', 'được', 'uỷ', 'ƯỚC', 'quyết', 'yếu', 'xoong'])(
		'%s is one',
		(word) => expect(isSyllable(word)).toBe(true),
	);
	it.each(['khuyeán', 'c¸o', 'größer', 'bx', 'kàp', 'tảch', 'nguờờ'])('%s is none', (word) =>
		expect(isSyllable(word)).toBe(false),
	);
});
