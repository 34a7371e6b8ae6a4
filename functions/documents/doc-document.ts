// A binary Word file (.doc, Word 97 to 2003) as a Document. Invariant: the same report saved as .doc, .docx or .txt says the same; what
// the file holds and is not read is said in a notice.

import { type DocFile, type DocPart, openDocFile } from './doc-file.ts';
import { readCharacterRuns, readFonts, readParagraphRuns, readStyles } from './doc-formatting.ts';
import { readDocNumbering } from './doc-numbering.ts';
import { type DocParagraph, type DocSource, readStory, type Story } from './doc-story.ts';
import { createTableReader } from './doc-tables.ts';
import { readDocText } from './doc-text.ts';
import { type Block, type Document, type Footnote, type Notice, paragraph } from './document.ts';
import { DocumentError, damaged, noText } from './document-error.ts';
import { saysHead } from './head-words.ts';
import type { Numbering } from './list-numbers.ts';
import { hiddenText, legacyConverted } from './notices.ts';

export function readDoc(bytes: Uint8Array): Document {
	try {
		return readFile(openDocFile(bytes));
	} catch (error) {
		if (error instanceof DocumentError) throw error;
		// Offsets that lead out of the file.
		if (error instanceof RangeError) throw damaged('.doc', error);
		throw error;
	}
}

function readFile(file: DocFile): Document {
	const source: DocSource = {
		text: readDocText(file),
		characters: readCharacterRuns(file),
		paragraphs: readParagraphRuns(file),
		styles: readStyles(file),
		fonts: readFonts(file),
	};
	const numbering = readDocNumbering(file);
	const { stories } = file;
	const starts = {
		footnotes: stories.body,
		headers: stories.body + stories.footnotes,
		endnotes: stories.body + stories.footnotes + stories.headers + stories.comments,
		boxes: stories.body + stories.footnotes + stories.headers + stories.comments + stories.endnotes,
	};
	const body = readStory(source, 0, stories.body);
	const told = (part: DocPart, start: number, width: number): Story[] =>
		rangesOf(file, part, start, width).map(([from, to]) => readStory(source, from, to));
	const notes = [...told('footnoteTexts', starts.footnotes, 0), ...told('endnoteTexts', starts.endnotes, 0)];
	const boxes = told('boxTexts', starts.boxes, 22);
	const headers = told('headers', starts.headers, 0).slice(6);
	const all = [body, ...notes, ...boxes];

	const blocks = [...headBlocks(headers), ...bodyBlocks(body, boxes, numbering)];
	if (!blocks.some((block) => block.kind === 'table' || /\S/.test(block.text))) throw noText();
	return {
		format: 'doc',
		pages: null,
		layout: 'paragraphs',
		blocks,
		footnotes: notes.map(toNote).filter((note) => note.text !== ''),
		unreadPages: [],
		notices: noticesOf(all),
	};
}

/** Stories of one kind lie behind each other; a table of character positions parts them. */
function rangesOf(file: DocFile, part: DocPart, start: number, width: number): [number, number][] {
	const { from, length } = file.part(part);
	const count = Math.floor((length - 4) / (4 + width));
	const at = (i: number): number => start + file.table.getUint32(from + i * 4, true);
	// The last range is the guard paragraph behind them all.
	return Array.from({ length: Math.max(0, Math.min(count, 20_000) - 1) }, (_, i): [number, number] => [
		at(i),
		at(i + 1),
	]);
}

const toNote = (story: Story, i: number): Footnote => ({
	mark: String(i + 1),
	text: story.paragraphs
		.map((one) => one.text.trim())
		.filter((text) => text !== '')
		.join(' '),
});

/** Running headers and footers say nothing, except where the head of the document was put there. */
function headBlocks(headers: readonly Story[]): Block[] {
	const lines = headers.flatMap((story) => story.paragraphs.map((one) => one.text.trim()));
	return [...new Set(lines)].filter(saysHead).map((text) => paragraph(text));
}

function noticesOf(stories: readonly Story[]): Notice[] {
	const hidden = stories.flatMap((story) => story.hidden);
	const encodings = new Set(stories.flatMap((story) => [...story.encodings]));
	return [...(hidden.length > 0 ? [hiddenText(hidden)] : []), ...[...encodings].map(legacyConverted)];
}

function bodyBlocks(body: Story, boxes: readonly Story[], numbering: Numbering): Block[] {
	const blocks: Block[] = [];
	const anchors = body.paragraphs.reduce((sum, one) => sum + one.boxes, 0);
	const waiting = boxes.map((box) => box.paragraphs.map((one) => toParagraph(one, numbering)));
	// Pictures have anchors too: unless each anchor has its box, the boxes come first, where heads are.
	if (anchors !== boxes.length) blocks.push(...waiting.splice(0).flat());
	const tables = createTableReader((block) => blocks.push(block));
	for (const one of body.paragraphs) {
		for (let i = 0; i < one.boxes; i++) blocks.push(...(waiting.shift() ?? []));
		const block = toParagraph(one, numbering);
		if (!tables.take(one, block.text)) blocks.push(block);
	}
	tables.end();
	return [...blocks, ...waiting.flat()];
}

function toParagraph(one: DocParagraph, numbering: Numbering) {
	const list = one.properties.list ?? 0;
	const level = one.properties.listLevel ?? 0;
	const isList = list > 0 && list < 2047;
	const label = isList && one.text.trim() !== '' ? numbering.next(String(list), level) : '';
	return paragraph(label === '' ? one.text : `${label} ${one.text}`, {
		style: one.heading !== null ? 'heading' : isList ? 'list' : 'body',
		level: one.heading ?? (isList ? level : null),
	});
}
