// The property lists ("sprms") of a binary Word file: what they say of characters, paragraphs and table rows. Invariant: each property is
// stepped over by its own size, and one that is not known changes nothing.
import { viewOf } from './doc-file.ts';

export interface CharacterProperties {
	deleted?: boolean;
	hidden?: boolean;
	special?: boolean;
	font?: number;
	symbol?: number;
	style?: number;
}

export interface RowCell {
	mergedLeft: boolean;
	mergedUp: boolean;
}

export interface ParagraphProperties {
	style?: number;
	inTable?: boolean;
	rowEnd?: boolean;
	/** How many tables it stands in; the ends of cells and rows of inner ones are ordinary paragraphs with these properties. */
	depth?: number;
	innerCell?: boolean;
	innerRowEnd?: boolean;
	headerRow?: boolean;
	list?: number;
	listLevel?: number;
	outline?: number;
	/** Where the cells of the row begin and end, in twentieths of a point. */
	edges?: number[];
	cells?: RowCell[];
}

type Visit = (code: number, at: number, size: number) => void;

function eachProperty(list: DataView, visit: Visit): void {
	for (let at = 0; at + 2 < list.byteLength; ) {
		const code = list.getUint16(at, true);
		at += 2;
		let size = [1, 1, 2, 4, 2, 2, 0, 3][code >> 13] ?? 0;
		if (code >> 13 === 6) {
			if (code === 0xd608) size = list.getUint16(at, true) + 1;
			else if (code === 0xc615 && list.getUint8(at) === 255) return;
			else size = list.getUint8(at) + 1;
		}
		if (at + size > list.byteLength) return;
		visit(code, at, size);
		at += size;
	}
}

export function readCharacter(list: DataView): CharacterProperties {
	const found: CharacterProperties = {};
	eachProperty(list, (code, at) => {
		const on = (list.getUint8(at) & 1) === 1;
		if (code === 0x0800) found.deleted = on;
		else if (code === 0x083c) found.hidden = on;
		else if (code === 0x0855) found.special = on;
		else if (code === 0x4a30) found.style = list.getUint16(at, true);
		else if (code === 0x4a4f || (code === 0x4a51 && found.font === undefined)) found.font = list.getUint16(at, true);
		else if (code === 0x6a09) {
			found.font = list.getUint16(at, true);
			found.symbol = list.getUint16(at + 2, true);
		}
	});
	return found;
}

export function readParagraph(list: DataView, data: DataView): ParagraphProperties {
	const found: ParagraphProperties = {};
	eachProperty(list, (code, at, size) => {
		if (code === 0x2416) found.inTable = list.getUint8(at) !== 0;
		else if (code === 0x2417) found.rowEnd = list.getUint8(at) !== 0;
		else if (code === 0x6649) found.depth = list.getInt32(at, true);
		else if (code === 0x244b) found.innerCell = list.getUint8(at) !== 0;
		else if (code === 0x244c) found.innerRowEnd = list.getUint8(at) !== 0;
		else if (code === 0x3404) found.headerRow = list.getUint8(at) !== 0;
		else if (code === 0x260a) found.listLevel = list.getUint8(at);
		else if (code === 0x460b) found.list = list.getUint16(at, true);
		else if (code === 0x2640) found.outline = list.getUint8(at);
		else if (code === 0xd608) readRow(list, at + 2, size - 2, found);
		else if (code === 0xd62b && found.cells) {
			const cell = found.cells[list.getUint8(at + 1)];
			if (cell) cell.mergedUp = list.getUint8(at + 2) === 1;
		} else if (code === 0x6646 || code === 0x646b) Object.assign(found, readHuge(data, list.getUint32(at, true)));
	});
	return found;
}

/** Wide tables do not fit beside the text: their properties lie in the data stream. */
function readHuge(data: DataView, from: number): ParagraphProperties {
	if (from + 2 > data.byteLength) return {};
	const length = Math.min(data.getUint16(from, true), data.byteLength - from - 2);
	const none = viewOf(new Uint8Array());
	return readParagraph(new DataView(data.buffer, data.byteOffset + from + 2, length), none);
}

function readRow(list: DataView, at: number, size: number, found: ParagraphProperties): void {
	const count = size > 0 ? list.getUint8(at) : 0;
	const edges = 1 + (count + 1) * 2;
	if (count === 0 || count > 64 || size < edges) return;
	found.edges = Array.from({ length: count + 1 }, (_, i) => list.getInt16(at + 1 + i * 2, true));
	found.cells = Array.from({ length: count }, (_, i) => {
		const cell = edges + i * 20;
		const flags = cell + 2 <= size ? list.getUint16(at + cell, true) : 0;
		return { mergedLeft: (flags & 3) === 2, mergedUp: (flags & 0x60) === 0x20 };
	});
}
