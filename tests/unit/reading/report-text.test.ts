// Lines become paragraphs again, and what interrupts them is taken out.
import { describe, expect, it } from 'vitest';
import { normaliseCharacters } from '../../../functions/reading/normalise.ts';
import { repairLetters, repairPrintedLine } from '../../../functions/reading/repair-letters.ts';
import { assembleText } from '../../../functions/reading/report-text.ts';
import { documentOf } from './report-fixture.ts';

const wrapped = (lines: string[], layout: 'lines' | 'paragraphs' = 'lines') => {
	const report = assembleText([documentOf(lines, layout)]);
	for (const one of report.paragraphs) expect(report.text.slice(one.start, one.end)).toBe(one.text);
	return report.paragraphs.map((one) => `${one.role === 'note' ? '* ' : ''}${one.text}`);
};
const wide = 'Trong giai đoạn vừa qua, hoạt động khuyến công trên địa bàn huyện đã đạt được';

describe('characters', () => {
	it('are brought to NFC and to Vietnamese letters', () => {
		expect(normaliseCharacters('Chƣơng trình ĐƢỢC'.normalize('NFD'))).toBe('Chương trình ĐƯỢC');
	});

	it('lost to a blank are put back in set phrases', () => {
		expect(repairLetters('thu ng n sách, kinh ph  hỗ trợ, tạp ch  Công Thương').text).toBe(
			'thu ngân sách, kinh phí hỗ trợ, tạp chí Công Thương',
		);
		expect(repairPrintedLine('1.4. Về hỗ trợ tư  ấn, trợ g úp').text).toBe('1.4. Về hỗ trợ tư vấn, trợ giúp');
		expect(repairLetters('UBND huyện có 05 cơ sở').text).toBe('UBND huyện có 05 cơ sở');
	});
});

describe('lines', () => {
	it('are joined where a sentence runs on, also over blank lines and a hyphen', () => {
		expect(wrapped([wide, '', 'nhiều kết quả theo Nghị định số 45/2012/NĐ-', '', 'CP của Chính phủ.'])).toEqual([
			`${wide} nhiều kết quả theo Nghị định số 45/2012/NĐ-CP của Chính phủ.`,
		]);
	});

	it('break before headings, list items and the closing', () => {
		const lines = [
			`${wide} kết quả`,
			'1.1. Đào tạo nghề',
			`- ${wide}`,
			'những kết quả tốt.',
			'- Tư vấn.',
			'Nơi nhận:',
			'- Như trên;',
		];
		expect(wrapped(lines)).toEqual([
			`${wide} kết quả`,
			'1.1. Đào tạo nghề',
			`- ${wide} những kết quả tốt.`,
			'- Tư vấn.',
			'Nơi nhận:',
			'- Như trên;',
		]);
	});

	it('that only number a page are dropped', () => {
		expect(wrapped([wide, '8', 'nhiều kết quả.', '- 9 -', 'Trang 3/11'])).toEqual([`${wide} nhiều kết quả.`]);
	});

	it('of a title in capitals stay one paragraph', () => {
		expect(
			wrapped(['PHẦN II', 'ĐỀ XUẤT MỤC TIÊU, NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN', 'CHƯƠNG TRÌNH GIAI ĐOẠN 2026-2030']),
		).toEqual(['PHẦN II', 'ĐỀ XUẤT MỤC TIÊU, NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN CHƯƠNG TRÌNH GIAI ĐOẠN 2026-2030']);
	});

	it('of a note at the foot of the page leave the sentence whole', () => {
		const lines = [
			`${wide} theo kế hoạch1 và`,
			'các văn bản chỉ đạo, được các cơ quan thông tấn của tỉnh giới thiệu tại hội nghị, giới thiệu',
			'1 Kế hoạch số 83/KH-UBND ngày 04/5/2022 của UBND huyện về phát triển công nghiệp.',
			'tại cửa hàng của huyện.',
		];
		expect(wrapped(lines)).toEqual([
			`${wide} theo kế hoạch và các văn bản chỉ đạo, được các cơ quan thông tấn của tỉnh giới thiệu tại hội nghị, giới thiệu tại cửa hàng của huyện.`,
			'* 1 Kế hoạch số 83/KH-UBND ngày 04/5/2022 của UBND huyện về phát triển công nghiệp.',
		]);
	});

	it('keep a count that opens a line, and the digits of a symbol', () => {
		expect(wrapped(['Hỗ trợ tại Văn bản số 1235/UBND-KT1 ngày 06/3/2025;', '01 Quyết định về khuyến công.'])).toEqual([
			'Hỗ trợ tại Văn bản số 1235/UBND-KT1 ngày 06/3/2025; 01 Quyết định về khuyến công.',
		]);
	});
});

describe('paragraphs of a word processor', () => {
	it('stay apart unless a page broke them inside a sentence', () => {
		expect(
			wrapped(
				[
					'Chương trình khuyến công giai đoạn 2021-',
					'2025 trên địa bàn huyện',
					'I. Kết quả',
					'Năm 2024 đã hỗ trợ',
					'05 đề án.',
				],
				'paragraphs',
			),
		).toEqual([
			'Chương trình khuyến công giai đoạn 2021-2025 trên địa bàn huyện',
			'I. Kết quả',
			'Năm 2024 đã hỗ trợ 05 đề án.',
		]);
	});
});
