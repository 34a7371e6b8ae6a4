// A .docx as a Document: picks the parts of the package and joins them. Invariant: only text parts are ever inflated, within limits.
import type { Document } from './document.ts';
import { damaged, noText } from './document-error.ts';
import { readBody } from './docx-body.ts';
import { readNotes } from './docx-notes.ts';
import { type DocxNumbering, noDocxNumbering, readNumbering } from './docx-numbering.ts';
import { readHeadingStyles } from './docx-styles.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

const bodyLimit = 32 * 1024 * 1024;
const partLimit = 8 * 1024 * 1024;

function part(zip: ZipArchive, name: string, limit: number): string | null {
	const bytes = zip.read(name, limit);
	if (!bytes) return null;
	const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	return new TextDecoder(utf16 ? 'utf-16' : 'utf-8').decode(bytes);
}

export function readDocx(bytes: Uint8Array): Document {
	const zip = openZip(bytes);
	const xml = zip && part(zip, 'word/document.xml', bodyLimit);
	if (!zip || xml === null) throw damaged('.docx');
	const stylesXml = part(zip, 'word/styles.xml', partLimit);
	const numberingXml = part(zip, 'word/numbering.xml', partLimit);
	const notesXml = part(zip, 'word/footnotes.xml', partLimit);
	const headings = stylesXml ? readHeadingStyles(stylesXml) : new Map<string, number>();
	const numbering: DocxNumbering = numberingXml ? readNumbering(numberingXml) : noDocxNumbering;
	const blocks = readBody(xml, headings, numbering);
	if (!blocks.some((block) => block.kind === 'table' || /\S/.test(block.text))) throw noText();
	return {
		format: 'docx',
		pages: null,
		layout: 'paragraphs',
		blocks,
		footnotes: notesXml ? readNotes(notesXml) : [],
		unreadPages: [],
	};
}
