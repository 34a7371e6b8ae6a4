// The characters of a binary Word file in reading order, each with its place in the file. Invariant: a story's text is `characters`
// from its start to its end, whatever order the pieces lie in.

import type { DocFile } from './doc-file.ts';
import { damaged, tooLarge } from './document-error.ts';

const maxCharacters = 8_000_000;

interface Piece {
	/** First and last character, counted through the document. */
	from: number;
	to: number;
	offset: number;
	width: 1 | 2;
	text: string;
}

export interface DocText {
	length: number;
	/** Calls with runs of characters that lie side by side in the file. */
	each(from: number, to: number, visit: (text: string, offset: number, width: 1 | 2) => void): void;
}

export function readDocText(file: DocFile): DocText {
	const { table, main } = file;
	let { from: at, length } = file.part('pieces');
	const end = at + length;
	while (at + 3 < end && table.getUint8(at) === 1) at += 3 + table.getUint16(at + 1, true);
	if (at + 5 > end || table.getUint8(at) !== 2) throw damaged('.doc');
	length = table.getUint32(at + 1, true);
	at += 5;
	const count = Math.floor((length - 4) / 12);
	if (count < 1 || at + length > table.byteLength) throw damaged('.doc');
	const pieces: Piece[] = [];
	for (let i = 0; i < count; i++) {
		const [from, to] = [table.getUint32(at + i * 4, true), table.getUint32(at + i * 4 + 4, true)];
		const place = table.getUint32(at + (count + 1) * 4 + i * 8 + 2, true);
		const width = place & 0x40000000 ? 1 : 2;
		const offset = width === 1 ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff;
		const size = (to - from) * width;
		if (to < from || to > maxCharacters) throw tooLarge('8 triệu ký tự', '8 million characters');
		if (offset + size > main.byteLength) throw damaged('.doc');
		pieces.push({ from, to, offset, width, text: decode(main, offset, size, width) });
	}
	return {
		length: pieces.at(-1)?.to ?? 0,
		each(from, to, visit) {
			for (const piece of pieces) {
				const [start, stop] = [Math.max(from, piece.from), Math.min(to, piece.to)];
				if (start >= stop) continue;
				const text = piece.text.slice(start - piece.from, stop - piece.from);
				visit(text, piece.offset + (start - piece.from) * piece.width, piece.width);
			}
		},
	};
}

function decode(main: DataView, offset: number, size: number, width: 1 | 2): string {
	const bytes = new Uint8Array(main.buffer, main.byteOffset + offset, size);
	return new TextDecoder(width === 1 ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(bytes);
}
