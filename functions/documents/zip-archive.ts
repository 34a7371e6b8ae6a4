// Reads named parts of a zip by its central directory. Invariant: no part ever inflates past its limit, whatever its headers
// claim, and what is given is what was packed.
import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, encrypted, tooLarge } from './document-error.ts';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const maxEntries = 10_000;

interface Entry {
	method: number;
	flags: number;
	crc: number;
	compressedSize: number;
	offset: number;
}

export interface ZipArchive {
	names: readonly string[];
	read(name: string, limit: number): Uint8Array | null;
}

/** The archive's directory, or null when the bytes end in none (truncated). */
export function openZip(bytes: Uint8Array): ZipArchive | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	if (end < 0) return null;
	const { count, start } = directoryOf(view, end);
	if (count > maxEntries) throw tooLarge(`${maxEntries} phần`, `${maxEntries} parts`);
	const entries = new Map<string, Entry>();
	let at = start;
	for (let i = 0; i < count; i++) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) return null;
		const nameLength = view.getUint16(at + 28, true);
		const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
		const long = longFields(view, at, nameLength);
		entries.set(name, {
			flags: view.getUint16(at + 8, true),
			method: view.getUint16(at + 10, true),
			crc: view.getUint32(at + 16, true),
			compressedSize: long.compressedSize,
			offset: long.offset,
		});
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return {
		names: [...entries.keys()],
		read(name, limit) {
			const entry = entries.get(name);
			return entry ? readEntry(bytes, view, entry, limit) : null;
		},
	};
}

function findEnd(view: DataView): number {
	const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
	for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === endSignature) return at;
	return -1;
}

const inLong = 0xffffffff;

/** Programs that write as they go keep sizes in the form for large archives, however small the file. */
function directoryOf(view: DataView, end: number): { count: number; start: number } {
	const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
	if ((start !== inLong && count !== 0xffff) || end < 20 || view.getUint32(end - 20, true) !== 0x07064b50)
		return { count, start };
	const record = Number(view.getBigUint64(end - 12, true));
	if (record + 56 > view.byteLength || view.getUint32(record, true) !== 0x06064b50) return { count, start };
	return { count: Number(view.getBigUint64(record + 32, true)), start: Number(view.getBigUint64(record + 48, true)) };
}

function longFields(view: DataView, entry: number, nameLength: number): { compressedSize: number; offset: number } {
	const found = { compressedSize: view.getUint32(entry + 20, true), offset: view.getUint32(entry + 42, true) };
	const end = Math.min(entry + 46 + nameLength + view.getUint16(entry + 30, true), view.byteLength);
	for (let at = entry + 46 + nameLength; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
		if (view.getUint16(at, true) !== 1) continue;
		let field = at + 4 + (view.getUint32(entry + 24, true) === inLong ? 8 : 0);
		for (const name of ['compressedSize', 'offset'] as const) {
			if (found[name] !== inLong || field + 8 > end) continue;
			found[name] = Number(view.getBigUint64(field, true));
			field += 8;
		}
		break;
	}
	return found;
}

function readEntry(bytes: Uint8Array, view: DataView, entry: Entry, limit: number): Uint8Array {
	const content = inflate(bytes, view, entry, limit);
	// A byte that changed on the way may have been a digit.
	if (crc32(content) !== entry.crc) throw damaged('.docx/.xlsx');
	return content;
}

function inflate(bytes: Uint8Array, view: DataView, entry: Entry, limit: number): Uint8Array {
	if (entry.flags & 1) throw encrypted();
	const { offset } = entry;
	if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSignature) throw damaged('.docx/.xlsx');
	const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	const packed = bytes.subarray(start, start + entry.compressedSize);
	if (packed.length < entry.compressedSize) throw damaged('.docx/.xlsx');
	if (entry.method === 0) {
		if (packed.length > limit) throw tooLarge(`${limit >> 20} MB`, `${limit >> 20} MB`);
		return packed;
	}
	if (entry.method !== 8) throw damaged('.docx/.xlsx');
	try {
		return inflateRawSync(packed, { maxOutputLength: limit });
	} catch (error) {
		if (error instanceof RangeError) throw tooLarge(`${limit >> 20} MB sau khi giải nén`, `${limit >> 20} MB inflated`);
		throw damaged('.docx/.xlsx', error);
	}
}
