// Tells what a file is from its bytes. Invariant: the name is never looked at, since people rename files.
import { openCompound } from './compound-file.ts';
import { DocumentError } from './document-error.ts';
import { docxBodyName } from './docx-document.ts';
import { utf16WithoutMark } from './text-document.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

export type FileKind =
	| {
			kind: 'empty' | 'pdf' | 'docx' | 'doc' | 'xlsx' | 'text' | 'office-encrypted' | 'broken-zip' | 'broken-office';
	  }
	| { kind: 'other'; vi: string; en: string };

const other = (vi: string, en: string): FileKind => ({ kind: 'other', vi, en });

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
	return prefix.every((byte, i) => bytes[i] === byte);
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function sniff(bytes: Uint8Array): FileKind {
	if (bytes.every((byte) => byte === 0)) return { kind: 'empty' };
	const head = bufferOf(bytes.subarray(0, 1024)).toString('latin1');
	if (head.includes('%PDF-')) return { kind: 'pdf' };
	if (startsWith(bytes, 0x50, 0x4b)) return sniffZip(bytes);
	if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return sniffCompound(bytes);
	if (
		/^(?:\xff\xd8\xff|\x89PNG|GIF8|BM[\s\S]{4}\0\0\0\0|II\*\0|MM\0\*|RIFF[\s\S]{4}WEBP)|^[\s\S]{4}ftyp(?:hei|mif|avif)/.test(
			head,
		)
	)
		return other('ảnh chụp hoặc ảnh quét (hãy quét thành .pdf)', 'A picture (scan it to a .pdf)');
	if (head.startsWith('{\\rtf')) return other('tệp .rtf', 'An .rtf file');
	if (/^Rar!|^7z\xbc\xaf|^\x1f\x8b/.test(head))
		return other('tệp nén (hãy giải nén trước)', 'An archive (unpack it first)');
	if (/^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<\?xml)/i.test(head))
		return other('tệp web/XML', 'A web or XML file');
	return sniffText(bytes);
}

function sniffZip(bytes: Uint8Array): FileKind {
	const zip = openZip(bytes);
	if (!zip) return { kind: 'broken-zip' };
	if (docxBodyName(zip.names)) return { kind: 'docx' };
	if (zip.names.includes('xl/workbook.xml')) return { kind: 'xlsx' };
	if (zip.names.includes('xl/workbook.bin')) return other('bảng tính .xlsb', 'An .xlsb workbook');
	if (zip.names.some((name) => name.startsWith('ppt/'))) return other('bản trình chiếu .pptx', 'A .pptx presentation');
	return sniffOpenDocument(zip) ?? other('tệp nén hoặc định dạng lạ', 'An archive of another kind');
}

function sniffOpenDocument(zip: ZipArchive): FileKind | null {
	const type = zip.names.includes('mimetype') ? zip.read('mimetype', 1024) : null;
	const name = type ? bufferOf(type).toString('latin1') : '';
	if (!name.startsWith('application/vnd.oasis.opendocument')) return null;
	if (name.includes('.spreadsheet')) return other('bảng tính LibreOffice (.ods)', 'A LibreOffice workbook (.ods)');
	if (name.includes('.text')) return other('văn bản LibreOffice (.odt)', 'A LibreOffice text (.odt)');
	return other('tệp LibreOffice loại khác', 'A LibreOffice file of another kind');
}

function sniffCompound(bytes: Uint8Array): FileKind {
	const names = compoundNames(bytes);
	const holds = (name: string): boolean =>
		names ? names.includes(name) : bufferOf(bytes).includes(Buffer.from(name, 'utf16le'));
	if (holds('EncryptedPackage')) return { kind: 'office-encrypted' };
	if (holds('WordDocument')) return { kind: 'doc' };
	if (!names) return { kind: 'broken-office' };
	if (holds('Workbook') || holds('Book')) return other('bảng tính Excel cũ (.xls)', 'An old Excel (.xls) workbook');
	if (holds('PowerPoint Document')) return other('bản trình chiếu cũ (.ppt)', 'An old presentation (.ppt)');
	return other('tệp Office cũ loại khác', 'An old Office file of another kind');
}

/** Null when the file is cut or broken. */
function compoundNames(bytes: Uint8Array): readonly string[] | null {
	try {
		return openCompound(bytes, 'Office').names;
	} catch (error) {
		if (error instanceof DocumentError || error instanceof RangeError) return null;
		throw error;
	}
}

function sniffText(bytes: Uint8Array): FileKind {
	if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return { kind: 'text' };
	const sample = bytes.subarray(0, 65_536);
	if (sample.includes(0) && !utf16WithoutMark(bytes)) return other('định dạng tệp này', 'A file of this kind');
	return { kind: 'text' };
}
