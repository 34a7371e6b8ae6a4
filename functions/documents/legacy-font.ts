// Text whose font says its encoding. Invariant: only the fonts of TCVN3 and VNI convert, and only what is no Unicode Vietnamese already.
import { decodeTcvn3, decodeVni, type LegacyEncoding } from './legacy-encodings.ts';

/** Letters that neither encoding uses: text that holds one is Unicode, whatever its font is called. */
const unicodeOnly = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]|\p{M}/u;

export function encodingOfFont(font: string | undefined): LegacyEncoding | null {
	if (!font) return null;
	if (/^\.?Vn[A-Z3]/.test(font)) return 'TCVN3';
	return /^VNI[- ]/i.test(font) ? 'VNI' : null;
}

export function decodeByFont(
	text: string,
	font: string | undefined,
): { text: string; encoding: LegacyEncoding | null } {
	const encoding = encodingOfFont(font);
	if (!encoding || unicodeOnly.test(text)) return { text, encoding: null };
	const decoded = encoding === 'VNI' ? decodeVni(text) : decodeTcvn3(text);
	// ".VnTimeH" is a font of capitals.
	const shown = encoding === 'TCVN3' && /^\.?Vn\w+H$/.test(font ?? '') ? decoded.toUpperCase() : decoded;
	return { text: shown, encoding: shown === text ? null : encoding };
}

/** Text of one font; letters and marks of VNI may be parted by a change of style, so the neighbours of one font are one stretch. */
export interface Stretch {
	text: string;
	font: string | undefined;
}

export function addStretch(stretches: Stretch[], text: string, font: string | undefined): void {
	const last = stretches.at(-1);
	if (last && last.font === font) last.text += text;
	else stretches.push({ text, font });
}

export function decodeStretches(stretches: readonly Stretch[], encodings: Set<string>): string {
	let text = '';
	for (const stretch of stretches) {
		const decoded = decodeByFont(stretch.text, stretch.font);
		if (decoded.encoding) encodings.add(decoded.encoding);
		text += decoded.text;
	}
	return text;
}
