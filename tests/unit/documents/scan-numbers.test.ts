// Two recognitions of the same line: which number is taken, which is doubted, what is told.
import { describe, expect, it } from 'vitest';
import { type OcrWord, shareReadable, wordsOf } from '../../../functions/documents/ocr-words.ts';
import { mendHead } from '../../../functions/documents/scan-mends.ts';
import { pageRanges, scanNotices } from '../../../functions/documents/scan-notices.ts';
import { compareNumbers } from '../../../functions/documents/scan-numbers.ts';

const word = (text: string, confidence = 95, left = 100, width = 60): OcrWord => ({
	text,
	confidence,
	box: [left, 50, width, 20],
	line: '1',
});
const one = (first: OcrWord, second: OcrWord | null, ruled = false) => {
	const { words, missed } = compareNumbers([first], second ? [second] : [], ruled);
	return { text: words[0]?.text, doubt: words[0]?.doubt, missed };
};

describe('a number is', () => {
	it('sure where both recognitions say the same, even with other marks around it', () => {
		expect(one(word('(281,3'), word('281,3'))).toEqual({ text: '(281,3', doubt: undefined, missed: [] });
	});

	it('doubted where both say the same and neither is certain', () => {
		expect(one(word('281,3', 40), word('281,3', 30)).doubt).toEqual({ number: '281,3', other: null });
	});

	it('taken with the decimal mark that the other recognition lost, and both are told', () => {
		for (const [first, second] of [
			['2813', '281,3'],
			['281,3', '2813'],
		] as const)
			expect(one(word(first), word(second))).toMatchObject({
				text: '281,3',
				doubt: { number: '281,3', other: '2813' },
			});
	});

	it('taken from the more certain of two that differ', () => {
		expect(one(word('917,05', 60), word('517,05', 95)).doubt).toEqual({ number: '517,05', other: '917,05' });
		expect(one(word('917,05', 90), word('517,05', 95)).doubt).toEqual({ number: '917,05', other: '517,05' });
	});

	it('taken from the recognition without rules where the page has tables', () => {
		expect(one(word('2013', 96), word('281,3', 80), true)).toMatchObject({ text: '281,3' });
	});

	it('doubted where the other recognition sees none', () => {
		expect(one(word('12'), null).doubt).toEqual({ number: '12', other: null });
	});

	it('put in place of letters that nobody is certain of', () => {
		expect(one(word('¡uc', 20), word('1.250,5'))).toMatchObject({ text: '1.250,5', doubt: { number: '1.250,5' } });
	});

	it('told as missed where certain letters stand in its place, or nothing does', () => {
		expect(one(word('công', 96), word('1.250,5'))).toEqual({ text: 'công', doubt: undefined, missed: ['1.250,5'] });
		expect(one(word('công', 96), word('145,75', 90, 400)).missed).toEqual(['145,75']);
	});

	it('not made of the numeral of a heading', () => {
		expect(one(word('I.', 96), word('1', 95))).toEqual({ text: 'I.', doubt: undefined, missed: [] });
	});
});

it('finds the twin of a number that one recognition reads as two words', () => {
	const { words } = compareNumbers([word('281.300.000')], [word('281.300.', 90, 100, 40), word('000', 90, 142, 18)]);
	expect(words[0]).toMatchObject({ text: '281.300.000' });
	expect(words[0]?.doubt).toBeUndefined();
});

it('mends a Roman numeral before a heading, and nothing else', () => {
	const texts = (...words: string[]) => mendHead(words.map((text) => word(text))).map(({ text }) => text);
	expect(texts('IL', 'Công', 'tác')).toEqual(['I.', 'Công', 'tác']);
	expect(texts('H.', 'Kết', 'quả')).toEqual(['II.', 'Kết', 'quả']);
	expect(texts('H.', 'kết')).toEqual(['H.', 'kết']);
	expect(texts('11', 'Công')).toEqual(['11', 'Công']);
});

it('reads the words of the engine with their lines, and knows a page of specks', () => {
	const row = (...cells: (string | number)[]) => cells.join('\t');
	const tsv = [row(4, 1, 1, 1, 1, 0, 0, 0, 9, 9, -1, ''), row(5, 1, 1, 1, 2, 1, 10, 20, 30, 12, 96.5, 'đồng')].join(
		'\n',
	);
	expect(wordsOf(tsv)).toEqual([{ text: 'đồng', confidence: 96.5, box: [10, 20, 30, 12], line: '1.1.1.2' }]);
	expect(shareReadable([word('đồng', 90), word('.', 0), word('~', 5)], 50)).toBeCloseTo(4 / 6);
	expect(shareReadable([], 50)).toBe(0);
});

it('names pages in ranges, and each trouble once', () => {
	expect(pageRanges([7, 1, 2, 3])).toBe('1-3, 7');
	const page = { lines: [], missed: ['12,5'] };
	const notices = scanNotices({ pages: new Map([[1, page]]), skipped: [4, 5], unreadable: [2] });
	expect(notices.map(({ code }) => code)).toEqual(['scanned-pages', 'scan-missed', 'scan-unreadable', 'scan-limit']);
	expect(notices.map(({ vi }) => vi).join(' ')).toMatch(/Trang 1 là ảnh.*12,5.*Trang 2 là ảnh.*trang 4-5\./);
});
