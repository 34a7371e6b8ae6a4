// A .txt file as printed lines. Invariant: bytes that are not Unicode text are refused, never guessed at.
import { type Document, paragraph } from './document.ts';
import { DocumentError, noText } from './document-error.ts';

export function readText(bytes: Uint8Array): Document {
	const text = decode(bytes);
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
	};
}

function decode(bytes: Uint8Array): string {
	const label =
		bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
	try {
		return new TextDecoder(label, { fatal: true }).decode(bytes);
	} catch (cause) {
		throw new DocumentError(
			'damaged',
			'Tệp chữ không dùng bảng mã Unicode (có thể là TCVN3/VNI): hãy lưu lại với bảng mã UTF-8 rồi gửi lại.',
			'The text file is not Unicode (perhaps TCVN3 or VNI): save it as UTF-8 and send it again.',
			{ cause },
		);
	}
}
