// The two encodings Vietnamese offices wrote in before Unicode, as characters of Latin-1. Invariant: ASCII stays what it is, and what an
// encoding does not use passes through.

import { isSyllable } from './vietnamese-syllable.ts';

export type LegacyEncoding = 'TCVN3' | 'VNI';

const tcvn3Codes = '¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢§£¤¥¦';
const tcvn3Letters = 'áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ';
const tcvn3 = new Map([...tcvn3Codes].map((code, i): [string, string] => [code, [...tcvn3Letters][i] ?? code]));
// The same byte, wherever a program took the encoding for a symbol font or Greek.
tcvn3.set('\u03bc', 'à');

/** Capital letters with a tone have no code: a line in capitals takes the small letters, and a font of capitals shows them tall. */
export function decodeTcvn3(text: string): string {
	const decoded = fromSymbols(text).replace(/[^\0-\x7f]/gu, (code) => tcvn3.get(code) ?? code);
	return decoded.split('\n').map(withCapitals).join('\n');
}

function withCapitals(line: string): string {
	if (!/\p{Ll}/u.test(line) || !/[A-Z]{2}|[A-Z]\P{L}*\p{Ll}/u.test(line)) return line;
	const words = line.split(/(\s+)/);
	if (!/[a-z]/.test(line) && words.some(isTall)) return line.toUpperCase();
	return words
		.map((word, i) => {
			const between = /^P{L}*[A-Z][^A-Za-z]*$/.test(word) && isTall(words[i - 2] ?? '') && isTall(words[i + 2] ?? '');
			// A small letter before a capital is a capital that had no code.
			const begins = /\p{Ll}[A-Z]/u.test(word) && !/[a-z]/.test(word);
			return isTall(word) || between || begins ? word.toUpperCase() : word;
		})
		.join('');
}

/** A syllable whose plain letters are capitals; "UBND" is none and says nothing of its neighbours. */
function isTall(word: string): boolean {
	return !/[a-z]/.test(word) && /[A-Z][^A-Z]*[A-Z]/.test(word) && isSyllable(word.replace(/^\P{L}+|\P{L}+$/gu, ''));
}

const tone = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const series = (codes: string, mark: string): [string, string][] =>
	[...codes].map((code, i) => [code, mark === '' ? (tone[i] ?? '') : `${mark}${tone[i - 1] ?? ''}`]);
const marks = new Map([...series('ùøûõï', ''), ...series('âáàåãä', '\u0302'), ...series('êéèúüë', '\u0306')]);
const alone = new Map([
	['í', 'í'],
	['ì', 'ì'],
	['æ', 'ỉ'],
	['ó', 'ĩ'],
	['ò', 'ị'],
	['î', 'ỵ'],
	['ñ', 'đ'],
	['ô', 'ơ'],
	['ö', 'ư'],
]);
const breve = /[êéèúüë]/iu;
const vniUnit = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[íìæóòîñôö]/giu;

/** A letter and its mark are two characters; the mark's own case is as the typist left it. */
export function decodeVni(text: string): string {
	return fromSymbols(text).replace(vniUnit, (unit, base?: string, mark?: string) => {
		const first = [...unit][0] ?? '';
		const sameCase = (letter: string): string => (first === first.toLowerCase() ? letter : letter.toUpperCase());
		if (base === undefined || mark === undefined) return sameCase(alone.get(unit.toLowerCase()) ?? unit);
		const small = base.toLowerCase();
		const accent = marks.get(mark.toLowerCase()) ?? '';
		const plain = tone.includes(accent);
		if ((breve.test(mark) && small !== 'a') || (!plain && !/[aeo]/.test(small)))
			return `${sameCase(alone.get(small) ?? small)}${decodeVni(mark)}`;
		return `${sameCase(alone.get(small) ?? small)}${accent}`.normalize('NFC');
	});
}

/** Symbol fonts keep the byte in the private area, U+F0xx. */
const fromSymbols = (text: string): string =>
	text.replace(/[\uf020-\uf0ff]/g, (code) => String.fromCharCode(code.charCodeAt(0) & 0xff));

export const decodeLegacy = (text: string, encoding: LegacyEncoding): string =>
	encoding === 'TCVN3' ? decodeTcvn3(text) : decodeVni(text);
