// Writes Vietnamese text in the encodings from before Unicode. Invariant: written from their definitions, apart from the reader's tables.

const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
/** Bytes of each vowel in TCVN3: bare, then huyền, hỏi, ngã, sắc, nặng. */
const tcvn3: Readonly<Record<string, readonly number[]>> = {
	a: [0x61, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9],
	ă: [0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6],
	â: [0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb],
	e: [0x65, 0xcc, 0xce, 0xcf, 0xd0, 0xd1],
	ê: [0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6],
	i: [0x69, 0xd7, 0xd8, 0xdc, 0xdd, 0xde],
	o: [0x6f, 0xdf, 0xe1, 0xe2, 0xe3, 0xe4],
	ô: [0xab, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9],
	ơ: [0xac, 0xea, 0xeb, 0xec, 0xed, 0xee],
	u: [0x75, 0xef, 0xf1, 0xf2, 0xf3, 0xf4],
	ư: [0xad, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9],
	y: [0x79, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe],
	đ: [0xae],
	Ă: [0xa1],
	Â: [0xa2],
	Ê: [0xa3],
	Ô: [0xa4],
	Ơ: [0xa5],
	Ư: [0xa6],
	Đ: [0xa7],
};

/** A vowel and its tone. */
function split(letter: string): [string, number] {
	const marks = letter.normalize('NFD');
	const tone = tones.findIndex((one) => one !== '' && marks.includes(one));
	return tone < 0 ? [letter, 0] : [marks.replace(tones[tone] ?? '', '').normalize('NFC'), tone];
}

export const toTcvn3 = (text: string): string =>
	[...text]
		.map((letter) => {
			const [vowel, tone] = split(letter);
			const code = tcvn3[vowel]?.[tone];
			return code === undefined ? letter : String.fromCharCode(code);
		})
		.join('');

const vniTones = ['', 'ø', 'û', 'õ', 'ù', 'ï'];
const vniHat = ['â', 'à', 'å', 'ã', 'á', 'ä'];
const vniBreve = ['ê', 'è', 'ú', 'ü', 'é', 'ë'];
const vniAlone: Readonly<Record<string, string>> = { ì: 'ì', ỉ: 'æ', ĩ: 'ó', í: 'í', ị: 'ò', ỵ: 'î', đ: 'ñ' };

function vniLetter(letter: string): string {
	const alone = vniAlone[letter];
	if (alone) return alone;
	const [vowel, tone] = split(letter);
	if (vowel === 'ơ' || vowel === 'ư') return `${vowel === 'ơ' ? 'ô' : 'ö'}${vniTones[tone]}`;
	if (vowel === 'ă') return `a${vniBreve[tone]}`;
	const hat = 'âêô'.indexOf(vowel);
	return hat >= 0 ? `${'aeo'[hat]}${vniHat[tone]}` : `${vowel}${vniTones[tone]}`;
}

export const toVni = (text: string): string =>
	[...text]
		.map((letter) => {
			const small = letter.toLowerCase();
			const written = vniLetter(small);
			return small === letter ? written : written.toUpperCase();
		})
		.join('');

/** Tones follow their vowel, as marks; the other letters have codes of their own. */
export function toWindows1258(text: string): Uint8Array {
	const decoder = new TextDecoder('windows-1258');
	const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
	const units = [...text].flatMap((letter) => {
		const [vowel, tone] = split(letter);
		return codes.has(letter) ? [letter] : [vowel, tones[tone] ?? ''];
	});
	return Uint8Array.from(units.filter((unit) => unit !== '').map((unit) => codes.get(unit) ?? 0x3f));
}
