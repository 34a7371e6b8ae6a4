// The automatic lists of a binary Word file. Invariant: a list that is cut or of a kind we do not know prints no label.
import type { DocFile } from './doc-file.ts';
import { countLists, type ListDefinition, type ListLevel, type Numbering } from './list-numbers.ts';

const formats: Readonly<Record<number, string>> = {
	0: 'decimal',
	1: 'upperRoman',
	2: 'lowerRoman',
	3: 'upperLetter',
	4: 'lowerLetter',
	22: 'decimalZero',
	23: 'bullet',
	255: 'none',
};
const maxLists = 5000;

/** Lists are named by their number from 1, as paragraphs name them. */
export function readDocNumbering(file: DocFile): Numbering {
	const families = readFamilies(file);
	const { from, length } = file.part('listOverrides');
	const lists = new Map<string, ListDefinition>();
	if (length < 4) return countLists(lists);
	const count = Math.min(file.table.getInt32(from, true), maxLists, Math.floor((length - 4) / 16));
	let at = from + 4 + count * 16;
	for (let i = 0; i < count; i++) {
		const family = file.table.getInt32(from + 4 + i * 16, true);
		const overrides = file.table.getUint8(from + 4 + i * 16 + 12);
		const levels = new Map(families.get(family));
		const starts = new Map<number, number>();
		at += 4;
		for (let n = 0; n < overrides && at + 8 <= file.table.byteLength; n++) {
			const flags = file.table.getUint32(at + 4, true);
			const level = flags & 0xf;
			if (flags & 0x10) starts.set(level, file.table.getInt32(at, true));
			at += 8;
			if (flags & 0x20) {
				const own = readLevel(file.table, at);
				if (!own) break;
				levels.set(level, own.level);
				at = own.next;
			}
		}
		lists.set(String(i + 1), { family: String(family), levels, starts });
	}
	return countLists(lists);
}

function readFamilies(file: DocFile): Map<number, Map<number, ListLevel>> {
	const families = new Map<number, Map<number, ListLevel>>();
	const { from, length } = file.part('lists');
	if (length < 2) return families;
	const count = Math.min(file.table.getUint16(from, true), maxLists, Math.floor((length - 2) / 28));
	let at = from + 2 + count * 28;
	for (let i = 0; i < count; i++) {
		const place = from + 2 + i * 28;
		const simple = (file.table.getUint8(place + 26) & 1) === 1;
		const levels = new Map<number, ListLevel>();
		for (let n = 0; n < (simple ? 1 : 9); n++) {
			const own = readLevel(file.table, at);
			if (!own) return families;
			levels.set(n, own.level);
			at = own.next;
		}
		families.set(file.table.getInt32(place, true), levels);
	}
	return families;
}

function readLevel(table: DataView, at: number): { level: ListLevel; next: number } | null {
	if (at + 28 > table.byteLength) return null;
	const properties = table.getUint8(at + 24) + table.getUint8(at + 25);
	const text = at + 28 + properties;
	if (text + 2 > table.byteLength) return null;
	const length = table.getUint16(text, true);
	const next = text + 2 + length * 2;
	if (length > 255 || next > table.byteLength) return null;
	let label = '';
	for (let i = 0; i < length; i++) {
		const code = table.getUint16(text + 2 + i * 2, true);
		// A level's number stands as a character below the space.
		label += code < 9 ? `%${code + 1}` : String.fromCharCode(code);
	}
	const format = formats[table.getUint8(at + 4)] ?? 'decimal';
	return { level: { format, text: label, start: table.getInt32(at, true) }, next };
}
