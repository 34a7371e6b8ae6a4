// Which properties hold at a place of a binary Word file: its own, over those of its styles. Invariant: a place is an offset in the main
// stream, as the file keeps it; runs are in order and do not overlap.

import type { DocFile, DocPart } from './doc-file.ts';
import { type CharacterProperties, type ParagraphProperties, readCharacter, readParagraph } from './doc-properties.ts';
import { damaged } from './document-error.ts';

export interface Run<Properties> {
	from: number;
	to: number;
	properties: Properties;
}

export interface DocStyle {
	/** 1 to 9 for the built-in headings. */
	builtIn: number;
	character: CharacterProperties;
	paragraph: ParagraphProperties;
}

const pageSize = 512;

export function readCharacterRuns(file: DocFile): Run<CharacterProperties>[] {
	return readPages(file, 'characterPages', (page, runs, i) => {
		const at = page.getUint8((runs + 1) * 4 + i) * 2;
		return at === 0 ? {} : readCharacter(slice(page, at + 1, page.getUint8(at)));
	});
}

export function readParagraphRuns(file: DocFile): Run<ParagraphProperties>[] {
	return readPages(file, 'paragraphPages', (page, runs, i) => {
		const at = page.getUint8((runs + 1) * 4 + i * 13) * 2;
		if (at === 0) return {};
		const short = page.getUint8(at);
		const [from, length] = short === 0 ? [at + 2, page.getUint8(at + 1) * 2] : [at + 1, short * 2 - 1];
		if (length < 2) return {};
		return { style: page.getUint16(from, true), ...readParagraph(slice(page, from + 2, length - 2), file.data) };
	});
}

function slice(view: DataView, from: number, length: number): DataView {
	const most = Math.max(0, Math.min(length, view.byteLength - from));
	return new DataView(view.buffer, view.byteOffset + Math.min(from, view.byteLength), most);
}

function readPages<Properties>(
	file: DocFile,
	name: DocPart,
	read: (page: DataView, runs: number, index: number) => Properties,
): Run<Properties>[] {
	const { from, length } = file.part(name);
	const count = Math.floor((length - 4) / 8);
	// Each page of properties is a page of the file.
	if (count > file.main.byteLength / pageSize + 1) throw damaged('.doc');
	const all: Run<Properties>[] = [];
	for (let n = 0; n < count; n++) {
		const at = (file.table.getUint32(from + (count + 1) * 4 + n * 4, true) & 0x3fffff) * pageSize;
		if (at + pageSize > file.main.byteLength) throw damaged('.doc');
		const page = slice(file.main, at, pageSize);
		const runs = page.getUint8(pageSize - 1);
		for (let i = 0; i < runs && (i + 2) * 4 <= pageSize; i++)
			all.push({
				from: page.getUint32(i * 4, true),
				to: page.getUint32((i + 1) * 4, true),
				properties: read(page, runs, i),
			});
	}
	return all.sort((a, b) => a.from - b.from);
}

export function runAt<Properties>(runs: readonly Run<Properties>[], place: number): Run<Properties> | undefined {
	let [low, high] = [0, runs.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const run = runs[middle];
		if (!run) return undefined;
		if (place < run.from) high = middle - 1;
		else if (place >= run.to) low = middle + 1;
		else return run;
	}
	return undefined;
}

export function readStyles(file: DocFile): DocStyle[] {
	const { from, length } = file.part('styles');
	if (length < 20) return [];
	const table = slice(file.table, from, length);
	const header = table.getUint16(0, true);
	const count = table.getUint16(2, true);
	const baseSize = table.getUint16(4, true);
	const styles: DocStyle[] = [];
	const bases: number[] = [];
	let at = 2 + header;
	for (let i = 0; i < count && at + 2 <= table.byteLength; i++) {
		const size = table.getUint16(at, true);
		const style = slice(table, at + 2, size);
		styles.push(size >= 10 ? readStyle(style, baseSize, file.data) : { builtIn: 0, character: {}, paragraph: {} });
		bases.push(size >= 4 ? style.getUint16(2, true) >> 4 : 0xfff);
		at += 2 + size + (size % 2);
	}
	return styles.map((_, i) => inherited(styles, bases, i, 0));
}

function inherited(styles: readonly DocStyle[], bases: readonly number[], index: number, depth: number): DocStyle {
	const own = styles[index] ?? { builtIn: 0, character: {}, paragraph: {} };
	const base = bases[index] ?? 0xfff;
	if (base === 0xfff || base === index || depth > 12) return own;
	const above = inherited(styles, bases, base, depth + 1);
	return {
		builtIn: own.builtIn,
		character: { ...above.character, ...own.character },
		paragraph: { ...above.paragraph, ...own.paragraph },
	};
}

function readStyle(style: DataView, baseSize: number, data: DataView): DocStyle {
	const found: DocStyle = { builtIn: style.getUint16(0, true) & 0xfff, character: {}, paragraph: {} };
	const kind = style.getUint16(2, true) & 0xf;
	const lists = style.getUint16(4, true) & 0xf;
	if (baseSize + 2 > style.byteLength) return found;
	let at = baseSize + 2 + style.getUint16(baseSize, true) * 2 + 2;
	for (let i = 0; i < lists && at + 2 <= style.byteLength; i++) {
		const length = style.getUint16(at, true);
		const list = slice(style, at + 2, length);
		if (kind === 1 && i === 0) found.paragraph = length > 2 ? readParagraph(slice(list, 2, length - 2), data) : {};
		else if ((kind === 1 && i === 1) || (kind === 2 && i === 0)) found.character = readCharacter(list);
		at += 2 + length + (length % 2);
	}
	return found;
}

/** Names of the fonts, by number. */
export function readFonts(file: DocFile): string[] {
	const { from, length } = file.part('fonts');
	if (length < 4) return [];
	const table = slice(file.table, from, length);
	const fonts: string[] = [];
	for (let at = 4; at < length && fonts.length < table.getUint16(0, true); ) {
		const size = table.getUint8(at);
		const name = slice(table, at + 40, size + 1 - 40);
		const text = new TextDecoder('utf-16le').decode(name).split('\0')[0] ?? '';
		fonts.push(text);
		at += size + 1;
	}
	return fonts;
}
