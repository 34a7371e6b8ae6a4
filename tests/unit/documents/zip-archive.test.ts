// The packages that Office files are. Goal: what was packed is what is given, from any program that writes zip files, and nothing else.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip } from '../../../functions/documents/zip-archive.ts';
import { zip } from './docx-fixture.ts';

const text = (bytes: Uint8Array | null | undefined): string => new TextDecoder().decode(bytes ?? new Uint8Array());

/** The same archive with sizes and places in the form for large archives. */
function zip64(bytes: Uint8Array): Uint8Array {
	const plain = Buffer.from(bytes);
	const end = plain.length - 22;
	const start = plain.readUInt32LE(end + 16);
	const entries: Buffer[] = [];
	for (let at = start; at < end; ) {
		const length = 46 + plain.readUInt16LE(at + 28);
		const entry = Buffer.from(plain.subarray(at, at + length));
		const extra = Buffer.alloc(28);
		extra.writeUInt16LE(1, 0);
		extra.writeUInt16LE(24, 2);
		for (const [place, field] of [
			[24, 4],
			[20, 12],
			[42, 20],
		] as const) {
			extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(place)), field);
			entry.writeUInt32LE(0xffffffff, place);
		}
		entry.writeUInt16LE(28, 30);
		entries.push(entry, extra);
		at += length;
	}
	const directory = Buffer.concat(entries);
	const record = Buffer.alloc(56);
	record.writeUInt32LE(0x06064b50, 0);
	record.writeBigUInt64LE(BigInt(plain.readUInt16LE(end + 10)), 32);
	record.writeBigUInt64LE(BigInt(start), 48);
	const locator = Buffer.alloc(20);
	locator.writeUInt32LE(0x07064b50, 0);
	locator.writeBigUInt64LE(BigInt(start + directory.length), 8);
	const last = Buffer.from(plain.subarray(end));
	last.writeUInt16LE(0xffff, 10);
	last.writeUInt32LE(0xffffffff, 16);
	return Buffer.concat([plain.subarray(0, start), directory, record, locator, last]);
}

const parts = { 'a.xml': 'Kinh phí 281.300.000 đồng', 'b/c.xml': 'x'.repeat(5000) };

describe('a zip archive', () => {
	it.each<[string, Uint8Array]>([
		['deflated', zip(parts)],
		['stored', zipSync({ 'a.xml': strToU8(parts['a.xml']), 'b/c.xml': strToU8(parts['b/c.xml']) }, { level: 0 })],
		['in the form for large archives', zip64(zip(parts))],
	])('%s gives its parts', (_, bytes) => {
		const archive = openZip(bytes);
		expect(archive?.names).toEqual(['a.xml', 'b/c.xml']);
		expect(text(archive?.read('a.xml', 1000))).toBe(parts['a.xml']);
		expect(text(archive?.read('b/c.xml', 5000))).toBe(parts['b/c.xml']);
		expect(archive?.read('none', 10)).toBeNull();
	});

	it('never gives more than was asked for', () => {
		expect(() => openZip(zip(parts))?.read('b/c.xml', 4999)).toThrow(expect.objectContaining({ code: 'too-large' }));
	});

	it('says that a part changed instead of giving it', () => {
		const bytes = zipSync({ 'a.xml': strToU8(parts['a.xml']) }, { level: 0 });
		const at = Buffer.from(bytes).indexOf('281');
		bytes[at] = 0x33;
		expect(() => openZip(bytes)?.read('a.xml', 1000)).toThrow(expect.objectContaining({ code: 'damaged' }));
	});

	it('is none without its directory', () => {
		const bytes = zip(parts);
		for (const length of [0, 10, bytes.length - 23, bytes.length - 1])
			expect(openZip(bytes.subarray(0, length))).toBeNull();
	});
});
