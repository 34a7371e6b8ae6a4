// The streams and the header of a binary Word file: where its parts lie. Invariant: what lies outside the streams is "damaged".
import { openCompound } from './compound-file.ts';
import { damaged, encrypted, unsupported } from './document-error.ts';

/** Places of the pairs (offset, length) in the header, by what they point to. */
const parts = {
	styles: 1,
	footnoteTexts: 3,
	headers: 11,
	characterPages: 12,
	paragraphPages: 13,
	fonts: 15,
	pieces: 33,
	endnoteTexts: 47,
	boxTexts: 56,
	lists: 73,
	listOverrides: 74,
} as const;
export type DocPart = keyof typeof parts;

/** Lengths of the stories in characters, in the order they stand in the text. */
export interface Stories {
	body: number;
	footnotes: number;
	headers: number;
	comments: number;
	endnotes: number;
	boxes: number;
	headerBoxes: number;
}

export interface DocFile {
	main: DataView;
	table: DataView;
	data: DataView;
	stories: Stories;
	/** Offset and length of a part in the table stream; length 0 when there is none. */
	part(name: DocPart): { from: number; length: number };
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function openDocFile(bytes: Uint8Array): DocFile {
	const compound = openCompound(bytes, '.doc');
	const stream = compound.stream('WordDocument');
	if (!stream || stream.length < 0x200) throw damaged('.doc');
	const main = viewOf(stream);
	const magic = main.getUint16(0, true);
	if (magic === 0xa5dc) throw unsupported('tệp Word 6/95', 'A Word 6/95 file');
	if (magic !== 0xa5ec) throw damaged('.doc');
	const flags = main.getUint16(0x0a, true);
	if (flags & 0x0100) throw encrypted();
	const table = compound.stream(flags & 0x0200 ? '1Table' : '0Table');
	if (!table) throw damaged('.doc');
	const length = (at: number): number => {
		const value = main.getInt32(at, true);
		if (value < 0) throw damaged('.doc');
		return value;
	};
	return {
		main,
		table: viewOf(table),
		data: viewOf(compound.stream('Data') ?? new Uint8Array()),
		stories: {
			body: length(0x4c),
			footnotes: length(0x50),
			headers: length(0x54),
			comments: length(0x5c),
			endnotes: length(0x60),
			boxes: length(0x64),
			headerBoxes: length(0x68),
		},
		part(name) {
			const at = 0x9a + parts[name] * 8;
			if (at + 8 > main.byteLength) return { from: 0, length: 0 };
			const [from, size] = [main.getUint32(at, true), main.getUint32(at + 4, true)];
			if (size > 0 && from + size > table.length) throw damaged('.doc');
			return { from, length: size };
		},
	};
}
