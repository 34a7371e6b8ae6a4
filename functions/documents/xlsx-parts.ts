// The parts of a workbook that may be read, in a new archive. Invariant: the spreadsheet library sees only bytes that were inflated here
// within limits and hold no DOCTYPE, so neither lying sizes nor a picture of a gigabyte ever reach it.
import { crc32 } from 'node:zlib';
import { damaged, tooLarge, unsafe } from './document-error.ts';
import { openZip } from './zip-archive.ts';

const partLimit = 24 * 1024 * 1024;
const wholeLimit = 48 * 1024 * 1024;
/** Far above any report; the library takes minutes over what lies far above these. */
const maxTags = 2_000_000;
const maxColumnRanges = 1000;
const maxMerges = 50_000;
const longestTag = 64 * 1024;
const wanted =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

export function safeWorkbook(bytes: Uint8Array): Uint8Array {
	const zip = openZip(bytes);
	if (!zip) throw damaged('.xlsx');
	const parts = new Map<string, Uint8Array>();
	let whole = 0;
	let tags = 0;
	for (const name of zip.names) {
		if (!wanted.test(name)) continue;
		const part = zip.read(name, partLimit);
		if (!part) continue;
		whole += part.length;
		if (whole > wholeLimit) throw tooLarge('48 MB sau khi giải nén', '48 MB inflated');
		if (holdsDoctype(part)) throw unsafe();
		if (!endsWhole(part)) throw damaged('.xlsx');
		const { count, longest } = tagsOf(part);
		tags += count;
		if (tags > maxTags || longest > longestTag || isCrowded(part))
			throw tooLarge('bảng tính quá lớn', 'a workbook too large');
		parts.set(name, part);
	}
	return storedZip(parts);
}

function countOf(xml: string, tag: RegExp, most: number): number {
	let count = 0;
	while (count <= most && tag.exec(xml)) count += 1;
	return count;
}

/** Each of these makes the library fill a list as long as a worksheet is wide or high. */
function isCrowded(part: Uint8Array): boolean {
	const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');
	return (
		countOf(xml, /<(?:[\w.-]+:)?col\s/g, maxColumnRanges) > maxColumnRanges ||
		countOf(xml, /<(?:[\w.-]+:)?mergeCell\s/g, maxMerges) > maxMerges
	);
}

/** How many tags there are and how long the longest is, in one pass over the bytes. */
function tagsOf(part: Uint8Array): { count: number; longest: number } {
	let count = 0;
	let longest = 0;
	let from = -1;
	for (let at = 0; at < part.length; at++) {
		const byte = part[at];
		if (byte === 0x3c) {
			count += 1;
			from = at;
		} else if (byte === 0x3e && from >= 0) {
			longest = Math.max(longest, at - from);
			from = -1;
		}
	}
	return { count, longest };
}

/** In UTF-8 and, since the byte order is not worth guessing here, in UTF-16 of either. */
function holdsDoctype(part: Uint8Array): boolean {
	const buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
	return buffer.includes('<!DOCTYPE') || (part.length > 1 && buffer.includes(Buffer.from('<!DOCTYPE', 'utf16le')));
}

/** The library would take the rows it got for all there are. */
function endsWhole(part: Uint8Array): boolean {
	const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
	const root = /<([A-Za-z_][\w.:-]*)/.exec(latin(part.subarray(0, 4096)))?.[1] ?? '';
	const tail = latin(part.subarray(-400)).replace(/(?:<!--[\s\S]*?-->|\s)+$/, '');
	return (
		tail.endsWith(`</${root}>`) || (part.length < 4096 && /^<[^<]*\/>$/.test(tail.slice(tail.lastIndexOf(`<${root}`))))
	);
}

function storedZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const locals: Uint8Array[] = [];
	const entries: Uint8Array[] = [];
	let offset = 0;
	let directory = 0;
	for (const [name, part] of parts) {
		const nameBytes = Buffer.from(name);
		const local = Buffer.alloc(30);
		local.writeUInt32LE(0x04034b50, 0);
		local.writeUInt16LE(20, 4);
		local.writeUInt32LE(crc32(part), 14);
		local.writeUInt32LE(part.length, 18);
		local.writeUInt32LE(part.length, 22);
		local.writeUInt16LE(nameBytes.length, 26);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(20, 4);
		local.copy(entry, 6, 4, 30);
		entry.writeUInt32LE(offset, 42);
		locals.push(local, nameBytes, part);
		entries.push(entry, nameBytes);
		offset += local.length + nameBytes.length + part.length;
		directory += entry.length + nameBytes.length;
	}
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(parts.size, 8);
	end.writeUInt16LE(parts.size, 10);
	end.writeUInt32LE(directory, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, ...entries, end]);
}
