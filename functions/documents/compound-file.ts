// The streams of an OLE compound file, which .doc and .xls are. Invariant: no chain is followed further than the file has sectors, so a
// loop or a cut file ends in "damaged", never in waiting.
import { damaged } from './document-error.ts';

const endOfChain = 0xfffffffe;
const maxRegular = 0xfffffffa;

export interface CompoundFile {
	names: readonly string[];
	stream(name: string): Uint8Array | null;
}

interface Entry {
	start: number;
	size: number;
}

export function openCompound(bytes: Uint8Array, what: string): CompoundFile {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 512 || view.getUint32(0, false) !== 0xd0cf11e0) throw damaged(what);
	const sectorSize = 1 << view.getUint16(30, true);
	const miniSize = 1 << view.getUint16(32, true);
	if ((sectorSize !== 512 && sectorSize !== 4096) || miniSize !== 64) throw damaged(what);
	const sectors = Math.ceil((bytes.length - sectorSize) / sectorSize);

	const sector = (index: number): Uint8Array => {
		const from = (index + 1) * sectorSize;
		if (index >= sectors) throw damaged(what);
		return bytes.subarray(from, from + sectorSize);
	};
	const chain = (start: number, table: readonly number[]): number[] => {
		const list: number[] = [];
		for (let at = start; at < maxRegular; at = table[at] ?? endOfChain) {
			list.push(at);
			if (list.length > table.length + 1) throw damaged(what);
		}
		return list;
	};
	const join = (list: readonly number[]): Uint8Array => Buffer.concat(list.map(sector));

	const fat = numbers(join(fatSectors(view, sector, sectorSize, sectors, what)));
	const directory = join(chain(view.getUint32(48, true), fat));
	const entries = readEntries(directory);
	const root = entries.get('Root Entry');
	const miniFat = numbers(join(chain(view.getUint32(60, true), fat)));
	const cutoff = view.getUint32(56, true);
	let mini: Uint8Array | null = null;
	return {
		names: [...entries.keys()],
		stream(name) {
			const entry = entries.get(name);
			if (!entry) return null;
			if (entry.size > bytes.length) throw damaged(what);
			if (entry.size >= cutoff) return whole(join(chain(entry.start, fat)), entry.size, what);
			mini ??= root ? join(chain(root.start, fat)) : new Uint8Array();
			const from = mini;
			const parts = chain(entry.start, miniFat).map((at) => from.subarray(at * miniSize, (at + 1) * miniSize));
			return whole(Buffer.concat(parts), entry.size, what);
		},
	};
}

function whole(bytes: Uint8Array, size: number, what: string): Uint8Array {
	if (bytes.length < size) throw damaged(what);
	return bytes.subarray(0, size);
}

function numbers(bytes: Uint8Array): number[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}

function fatSectors(
	view: DataView,
	sector: (index: number) => Uint8Array,
	sectorSize: number,
	sectors: number,
	what: string,
): number[] {
	const list: number[] = [];
	for (let i = 0; i < 109; i++) list.push(view.getUint32(76 + i * 4, true));
	let next = view.getUint32(68, true);
	for (let read = 0; next < maxRegular; read++) {
		if (read > sectors) throw damaged(what);
		const more = numbers(sector(next));
		list.push(...more.slice(0, sectorSize / 4 - 1));
		next = more.at(-1) ?? endOfChain;
	}
	const used = list.filter((at) => at < maxRegular);
	if (used.length > sectors) throw damaged(what);
	return used;
}

function readEntries(directory: Uint8Array): Map<string, Entry> {
	const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
	const entries = new Map<string, Entry>();
	for (let at = 0; at + 128 <= directory.length; at += 128) {
		const length = view.getUint16(at + 64, true);
		if (view.getUint8(at + 66) === 0 || length < 2 || length > 64) continue;
		const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + length - 2));
		if (!entries.has(name))
			entries.set(name, { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
	}
	return entries;
}
