// A character of a symbol font as text. Invariant: signs that change a figure's meaning are kept, any other ornament is a bullet.
const symbols: Readonly<Record<number, string>> = {
	32: ' ',
	43: '+',
	45: '-',
	47: '/',
	163: '≤',
	176: '°',
	177: '±',
	179: '≥',
	180: '×',
	184: '÷',
	187: '≈',
	215: '·',
};

export function symbolText(font: string, code: number): string {
	const byte = code & 0xff;
	if (/^symbol$/i.test(font)) return symbols[byte] ?? (byte >= 0x28 && byte <= 0x3e ? String.fromCharCode(byte) : '•');
	if (/wingding|webding|symbol|dingbat/i.test(font)) return '•';
	// An ordinary font, chosen through "Insert symbol": the code is the character.
	return code >= 0xf020 && code <= 0xf0ff ? String.fromCharCode(byte) : String.fromCodePoint(code);
}
