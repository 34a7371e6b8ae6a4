// When two spellings are the same name. Invariant: each key is a pure function of the words, and the strict one never joins
// two names that the register keeps apart within one parent and type.

// Acute, grave, hook, tilde, dot below: the tones. Circumflex, breve and horn belong to the letter and stay.
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const marks = /[\u0300-\u036f]/g;

/** Reads damaged letters as what they stood for: `ƣ` (U+01A3) is no Vietnamese letter, `ð` a Latin one. */
export const plainWords = (text: string): string =>
	text
		.normalize('NFC')
		.replaceAll('ƣ', 'ư')
		.replaceAll('Ƣ', 'Ư')
		.replaceAll('ð', 'đ')
		.replaceAll('Ð', 'Đ')
		.toLowerCase()
		.replace(/[’‘ʼ`´']\s*/g, '')
		.replace(/[-–—_]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

/** The tone goes behind the word (Hoà = Hòa); closed syllables may leave the acute out and end in k or c (Đăk = Đắc). */
function syllableKey(word: string): string {
	const letters = word.normalize('NFD');
	const bare = letters.replace(tones, '').replace(/k$/, 'c');
	const vowels = bare.replace(/^(qu|gi(?=[aeiouy])|[^aeiouy])+/u, '');
	const body = vowels === 'y' ? `${bare.slice(0, -1)}i` : bare;
	const tone = (letters.match(tones) ?? []).join('');
	const silent = /(c|ch|p|t)$/.test(body) && tone === '\u0301';
	return body + (silent ? '' : tone);
}

/** Same name in another orthography: Hòa/Hoà, Kỳ/Kì, Đắk/Đăk/Đắc, M'Drắk/M’Drăk; upper case and spaces between do not matter. */
export const strictKey = (name: string): string => plainWords(name).split(' ').map(syllableKey).join('');

/** Same name with marks lost: "Dak Lak", "BA TO". Joins different names too, so it only serves where the strict key finds none. */
export const looseKey = (name: string): string =>
	plainWords(name)
		.split(' ')
		.map((word) => syllableKey(word).normalize('NFD').replace(marks, '').replaceAll('đ', 'd'))
		.join('');
