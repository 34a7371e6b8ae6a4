// Tells what a file is from its bytes. Invariant: the name is never looked at, since people rename files.
import { openZip } from './zip-archive.ts';

export type FileKind =
	| { kind: 'empty' | 'pdf' | 'docx' | 'text' | 'office-encrypted' | 'broken-zip' }
	| { kind: 'other'; vi: string; en: string };

const other = (vi: string, en: string): FileKind => ({ kind: 'other', vi, en });

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
	return prefix.every((byte, i) => bytes[i] === byte);
}

function latin(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function holdsUtf16(bytes: Uint8Array, name: string): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
}

export function sniff(bytes: Uint8Array): FileKind {
	if (bytes.every((byte) => byte === 0)) return { kind: 'empty' };
	const head = latin(bytes.subarray(0, 1024));
	if (head.includes('%PDF-')) return { kind: 'pdf' };
	if (startsWith(bytes, 0x50, 0x4b)) return sniffZip(bytes);
	if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return sniffCompound(bytes);
	if (
		startsWith(bytes, 0xff, 0xd8, 0xff) ||
		head.startsWith('\x89PNG') ||
		head.startsWith('II*\0') ||
		head.startsWith('MM\0*')
	)
		return other('ảnh chụp hoặc ảnh quét', 'A picture');
	if (head.startsWith('{\\rtf')) return other('tệp .rtf', 'An .rtf file');
	if (/^\s*(<!doctype html|<html|<\?xml)/i.test(head)) return other('tệp web/XML', 'A web or XML file');
	return sniffText(bytes);
}

function sniffZip(bytes: Uint8Array): FileKind {
	const zip = openZip(bytes);
	if (!zip) return { kind: 'broken-zip' };
	if (zip.names.includes('word/document.xml')) return { kind: 'docx' };
	if (zip.names.some((name) => name.startsWith('xl/'))) return other('bảng tính .xlsx', 'An .xlsx workbook');
	return other('tệp nén hoặc định dạng lạ', 'An archive of another kind');
}

function sniffCompound(bytes: Uint8Array): FileKind {
	if (holdsUtf16(bytes, 'EncryptedPackage')) return { kind: 'office-encrypted' };
	if (holdsUtf16(bytes, 'WordDocument')) return other('tệp Word cũ (.doc)', 'An old Word (.doc) file');
	return other('bảng tính Excel cũ hoặc tệp Office cũ', 'An old Office file');
}

function sniffText(bytes: Uint8Array): FileKind {
	if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return { kind: 'text' };
	const sample = bytes.subarray(0, 65_536);
	if (sample.includes(0)) return other('định dạng tệp này', 'A file of this kind');
	return { kind: 'text' };
}
