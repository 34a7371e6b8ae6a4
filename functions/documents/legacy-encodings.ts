// The two encodings Vietnamese offices wrote in before Unicode, as characters of Latin-1. Invariant: ASCII stays what it is, and what an
// encoding does not use passes through.

export type LegacyEncoding = 'TCVN3' | 'VNI';

const tcvn3Codes = '¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢§£¤¥¦';
const tcvn3Letters = 'áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ';
const tcvn3 = new Map([...tcvn3Codes].map((code, i): [string, string] => [code, [...tcvn3Letters][i] ?? code]));
// The same byte, wherever a program took the encoding for a symbol font or Greek.
tcvn3.set('\u03bc', 'à');

/** Capital letters with a tone have no code: the text takes a small letter, and a font of capitals shows it tall. */
export function decodeTcvn3(text: string): string {
	const decoded = fromSymbols(text).replace(/[^\0-\x7f]/gu, (code) => tcvn3.get(code) ?? code);
	return decoded.replace(/\S+/gu, (word, at: number) =>
		standsInCapitals(word, decoded, at) ? word.toUpperCase() : word,
	);
}

function standsInCapitals(word: string, text: string, at: number): boolean {
	if (/[a-z]/.test(word) || !/\p{Ll}/u.test(word)) return false;
	const capitals = word.match(/[A-Z]/g)?.length ?? 0;
	if (capitals > 1) return true;
	const before = /(\S+)\s*$/u.exec(text.slice(Math.max(0, at - 24), at))?.[1] ?? '';
	const after = /^\s*(\S+)/u.exec(text.slice(at + word.length, at + word.length + 24))?.[1] ?? '';
	const tall = (other: string): boolean => /[A-Z]{2}/.test(other.replace(/[^A-Za-z]/g, '')) && !/[a-z]/.test(other);
	return (
		(capitals === 1 || word.length > 0) &&
		(before === '' || tall(before)) &&
		(after === '' || tall(after)) &&
		before + after !== ''
	);
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
