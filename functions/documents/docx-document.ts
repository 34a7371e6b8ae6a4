// A .docx as a Document: picks the parts of the package and joins them. Invariant: only text parts are ever inflated, within limits.
import { type Block, type Document, type Footnote, type Notice, paragraph } from './document.ts';
import { damaged, noText, tooLarge } from './document-error.ts';
import { type DocxPart, type DocxSetting, readPart } from './docx-body.ts';
import { noDocxNumbering, readNumbering } from './docx-numbering.ts';
import { noStyles, readStyles } from './docx-styles.ts';
import { saysHead } from './head-words.ts';
import { embeddedDocument, hiddenText, legacyConverted } from './notices.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

const bodyLimit = 32 * 1024 * 1024;
const partLimit = 8 * 1024 * 1024;
const maxHeaders = 60;

function part(zip: ZipArchive, name: string, limit = partLimit): string | null {
	const bytes = zip.read(name, limit);
	if (!bytes) return null;
	const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	return new TextDecoder(utf16 ? 'utf-16' : 'utf-8').decode(bytes);
}

/** Word itself has written `document2.xml` at times. */
export const docxBodyName = (names: readonly string[]): string | undefined =>
	names.find((name) => /^word\/document\d*\.xml$/.test(name));

export function readDocx(bytes: Uint8Array): Document {
	const zip = openZip(bytes);
	const xml = zip && part(zip, docxBodyName(zip.names) ?? '', bodyLimit);
	if (!zip || xml === null) throw damaged('.docx');
	const [stylesXml, numberingXml] = [part(zip, 'word/styles.xml'), part(zip, 'word/numbering.xml')];
	const setting: DocxSetting = {
		styles: stylesXml ? readStyles(stylesXml) : noStyles,
		numbering: numberingXml ? readNumbering(numberingXml) : noDocxNumbering,
	};
	const body = readPart(xml, setting);
	// Each header and note numbers its own lists: the body's go on undisturbed.
	const others = { ...setting, numbering: noDocxNumbering };
	const read = (name: string): DocxPart[] => {
		const content = part(zip, name);
		return content === null ? [] : [readPart(content, others)];
	};
	const headers = zip.names.filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name));
	if (headers.length > maxHeaders) throw tooLarge(`${maxHeaders} phần đầu trang`, `${maxHeaders} page headers`);
	const notes = [...read('word/footnotes.xml'), ...read('word/endnotes.xml')];
	const blocks = [...headBlocks(headers.flatMap(read)), ...body.blocks];
	if (!blocks.some((block) => block.kind === 'table' || /\S/.test(block.text))) throw noText();
	return {
		format: 'docx',
		pages: null,
		layout: 'paragraphs',
		blocks,
		footnotes: notes.flatMap((one) => one.notes.map(toFootnote)).filter((note) => note.text !== ''),
		unreadPages: [],
		notices: noticesOf([body, ...notes]),
	};
}

/** Running headers and footers say nothing, except where the head of the document was put there. */
function headBlocks(headers: readonly DocxPart[]): Block[] {
	const lines = headers.flatMap((header) => header.blocks.flatMap(textsOf)).map((text) => text.trim());
	return [...new Set(lines)].filter(saysHead).map((text) => paragraph(text));
}

const textsOf = (block: Block): string[] =>
	block.kind === 'paragraph' ? [block.text] : block.cells.flatMap((cell) => cell.text.split('\n'));

const toFootnote = (note: { id: string; blocks: Block[] }): Footnote => ({
	mark: note.id,
	text: note.blocks
		.flatMap(textsOf)
		.map((text) => text.replace(/\s+/g, ' ').trim())
		.filter((text) => text !== '')
		.join(' '),
});

function noticesOf(parts: readonly DocxPart[]): Notice[] {
	const hidden = parts.flatMap((one) => one.hidden);
	const encodings = new Set(parts.flatMap((one) => [...one.encodings]));
	return [
		...(hidden.length > 0 ? [hiddenText(hidden)] : []),
		...(parts.some((one) => one.embeds) ? [embeddedDocument()] : []),
		...[...encodings].map(legacyConverted),
	];
}
