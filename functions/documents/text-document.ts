// A .txt file as printed lines. Invariant: bytes that are neither Unicode nor plainly a Vietnamese encoding are refused, never guessed at.
import { type Document, type Notice, paragraph } from './document.ts';
import { DocumentError, noText } from './document-error.ts';
import { decodeLegacy } from './legacy-encodings.ts';
import { detectLegacy } from './legacy-text.ts';
import { legacyConverted } from './notices.ts';
import { plausibility } from './vietnamese-syllable.ts';

export function readText(bytes: Uint8Array): Document {
	const { text, notices } = decode(bytes);
	if (!/\S/.test(text)) throw noText();
	const pages = text.split('\f');
	const blocks = pages.flatMap((page, i) =>
		page.split(/\r\n|\r|\n/).map((line) => paragraph(line, { page: pages.length > 1 ? i + 1 : null })),
	);
	return {
		format: 'txt',
		pages: pages.length > 1 ? pages.length : null,
		layout: 'lines',
		blocks,
		footnotes: [],
		unreadPages: [],
		...(notices.length > 0 ? { notices } : {}),
	};
}

interface Decoded {
	text: string;
	notices: Notice[];
}

function decode(bytes: Uint8Array): Decoded {
	try {
		return { text: new TextDecoder(unicodeOf(bytes), { fatal: true }).decode(bytes), notices: [] };
	} catch (cause) {
		const legacy = decodeBytes(bytes);
		if (legacy) return legacy;
		throw new DocumentError(
			'damaged',
			'Tệp chữ không dùng bảng mã Unicode, TCVN3, VNI hay Windows-1258: hãy lưu lại với bảng mã UTF-8 rồi gửi lại.',
			'The text file is neither Unicode nor TCVN3, VNI or Windows-1258: save it as UTF-8 and send it again.',
			{ cause },
		);
	}
}

function unicodeOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return utf16WithoutMark(bytes) ?? 'utf-8';
}

/** Spaces and line ends are a byte beside a zero: Vietnamese text has many, and UTF-8 has no zero at all. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes.length < 4 || bytes.length % 2 === 1) return null;
	let little = 0;
	let big = 0;
	let bare = 0;
	const length = Math.min(bytes.length, 65_536) & ~1;
	for (let at = 0; at < length; at += 2) {
		const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
		if (first === 0 && second === 0) bare += 1;
		else if (second === 0 && (first >= 0x20 || (first >= 9 && first <= 13))) little += 1;
		else if (first === 0 && (second >= 0x20 || (second >= 9 && second <= 13))) big += 1;
	}
	const enough = length / 2 / 4;
	if (bare > 0) return null;
	if (little > enough && big * 20 < little) return 'utf-16le';
	return big > enough && little * 20 < big ? 'utf-16be' : null;
}

function decodeBytes(bytes: Uint8Array): Decoded | null {
	const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	const windows = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
	const asWindows = plausibility(windows);
	const found = detectLegacy(latin);
	if (found && found !== 'doubtful') {
		const text = decodeLegacy(latin, found);
		if (plausibility(text).share > asWindows.share + 0.15) return { text, notices: [legacyConverted(found)] };
	}
	if (asWindows.words > 0 && asWindows.share < 0.8) return null;
	return { text: windows, notices: [legacyConverted('Windows-1258')] };
}
