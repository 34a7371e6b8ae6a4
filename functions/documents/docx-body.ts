// A part of a .docx (the body, notes, a header) as blocks in order. Invariant: deleted and hidden text, placeholders and the fallback copy
// of a text box are left out; what was hidden is kept apart, to be said.
import { type Block, type ParagraphBlock, paragraph } from './document.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { type DocxStyles, fontOf, isOn } from './docx-styles.ts';
import { finishCell, finishRow, finishTable, type OpenTable, openCell, openRow, openTable } from './docx-tables.ts';
import { addStretch, decodeStretches, encodingOfFont, type Stretch } from './legacy-font.ts';
import { parseXml } from './safe-xml.ts';
import { symbolText } from './symbol-text.ts';

const skipped = new Set([
	...['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText', 'w:delInstrText', 'w:rt'],
	// How it was before somebody changed its form.
	...['w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPrChange'],
]);

export interface DocxSetting {
	styles: DocxStyles;
	numbering: DocxNumbering;
}

export interface DocxPart {
	blocks: Block[];
	/** Blocks of each footnote or endnote, by its id; separators are not among them. */
	notes: { id: string; blocks: Block[] }[];
	hidden: string[];
	encodings: Set<string>;
	embeds: boolean;
}

interface OpenParagraph {
	stretches: Stretch[];
	hidden: string;
	style: string | null;
	list: string | null;
	level: number | null;
	outline: number | null;
	/** Its end was deleted: it goes on in the next paragraph. */
	runsOn: boolean;
}

interface OpenRun {
	font: string | null;
	hidden: boolean | null;
	style: string | null;
}

export function readPart(xml: string, { styles, numbering }: DocxSetting): DocxPart {
	const part: DocxPart = { blocks: [], notes: [], hidden: [], encodings: new Set(), embeds: false };
	const paragraphs: OpenParagraph[] = [];
	const runs: OpenRun[] = [];
	const tables: OpenTable[] = [];
	/** For each open content control: whether it shows its placeholder, which is no content. */
	const controls: boolean[] = [];
	let skipping = 0;
	let inText = false;
	let inMark = false;
	let inRowProperties = false;
	let carried: Stretch[] = [];
	let noteType: string | null = null;
	let noteId = '';

	const append = (text: string, ownFont?: string): void => {
		const current = paragraphs.at(-1);
		if (!current) return;
		const run = runs.at(-1);
		const [ofRun, ofParagraph] = [run?.style ? styles.of(run.style) : null, styles.of(current.style)];
		const hidden = run?.hidden ?? ofRun?.hidden ?? ofParagraph.hidden;
		if (hidden) current.hidden += text;
		else addStretch(current.stretches, text, ownFont ?? run?.font ?? ofRun?.font ?? ofParagraph.font ?? undefined);
	};
	const finishParagraph = (): void => {
		const done = paragraphs.pop();
		if (!done) return;
		if (/\S/.test(done.hidden)) part.hidden.push(done.hidden.trim());
		done.stretches.unshift(...carried);
		carried = done.runsOn ? done.stretches : [];
		if (!done.runsOn) put(done);
	};
	/** Where nothing follows that could go on, the text stands for itself. */
	const endCarried = (): void => {
		const stretches = carried;
		carried = [];
		if (stretches.length > 0) put({ ...emptyParagraph(), stretches });
	};
	const put = (done: OpenParagraph): void => {
		const block = toParagraph(done, decodeStretches(done.stretches, part.encodings), { styles, numbering });
		const table = tables.at(-1);
		if (table?.cell) table.texts.push(block.text);
		else part.blocks.push(block);
	};
	/** Properties of the paragraph; those of its end mark count only where they delete it. */
	const readProperty = (name: string, attributes: Readonly<Record<string, string>>): void => {
		const value = attributes['w:val'] ?? '';
		const current = paragraphs.at(-1);
		const run = inMark ? undefined : runs.at(-1);
		if (name === 'w:rFonts' && run) run.font = fontOf(attributes);
		else if (name === 'w:vanish' && run) run.hidden = isOn(attributes);
		else if (name === 'w:rStyle' && run) run.style = value;
		else if (!current) return;
		else if (name === 'w:pStyle') current.style = value;
		else if (name === 'w:numId') current.list = value === '0' ? '' : value;
		else if (name === 'w:ilvl') current.level = Number(value) || 0;
		else if (name === 'w:outlineLvl') current.outline = Number(value);
	};
	const readTableTag = (name: string, attributes: Readonly<Record<string, string>>): void => {
		const value = attributes['w:val'] ?? '';
		const table = tables.at(-1);
		if (name === 'w:tbl') {
			endCarried();
			tables.push(openTable());
		} else if (!table) return;
		else if (name === 'w:tr') openRow(table);
		else if (name === 'w:trPr') inRowProperties = true;
		else if (name === 'w:gridBefore' && !table.cell) table.column += Math.min(Number(value) || 0, 256);
		else if (name === 'w:tblHeader' && isOn(attributes)) table.block.headerRows = table.row + 1;
		else if (name === 'w:tc') openCell(table);
		else if (name === 'w:gridSpan' && table.cell)
			table.cell.columnSpan = Math.min(Math.max(Number(value) || 1, 1), 256);
		else if (name === 'w:vMerge' && table.cell) table.cell.merge = value !== 'restart';
	};
	const readSign = (name: string, attributes: Readonly<Record<string, string>>): void => {
		if (name === 'w:tab' || name === 'w:ptab') append('\t');
		else if (name === 'w:br' || name === 'w:cr') append('\n');
		else if (name === 'w:noBreakHyphen') append('-');
		else if (name === 'w:softHyphen') append(encodingOfFont(runs.at(-1)?.font ?? undefined) ? '\u00ad' : '');
		else if (name === 'w:sym') {
			const code = Number.parseInt(attributes['w:char'] ?? '', 16);
			const font = attributes['w:font'] ?? '';
			if (code > 0 && code <= 0xffff)
				append(encodingOfFont(font) ? String.fromCharCode(code & 0xff) : symbolText(font, code), font);
		}
	};

	parseXml(xml, {
		open(name, attributes) {
			const current = paragraphs.at(-1);
			const table = tables.at(-1);
			if (skipping === 0 && (name === 'w:del' || name === 'w:moveFrom')) {
				if (inMark && current) current.runsOn = true;
				if (inRowProperties && table) table.deleted = true;
			}
			if (skipped.has(name) || (name === 'w:sdtContent' && controls.at(-1))) skipping += 1;
			if (skipping > 0) return;
			if (name === 'w:p') paragraphs.push(emptyParagraph());
			else if (name === 'w:r') runs.push({ font: null, hidden: null, style: null });
			else if (name === 'w:t' || name === 'm:t') inText = true;
			else if (name === 'w:pPr') inMark = true;
			else if (name === 'w:sdt') controls.push(false);
			else if (name === 'w:showingPlcHdr' && isOn(attributes)) controls[controls.length - 1] = true;
			else if (name === 'w:altChunk') part.embeds = true;
			else if (name === 'w:footnote' || name === 'w:endnote')
				[noteType, noteId] = [attributes['w:type'] ?? null, attributes['w:id'] ?? ''];
			else if (runs.length > 0 && !inMark && signs.has(name)) readSign(name, attributes);
			else {
				readProperty(name, attributes);
				readTableTag(name, attributes);
			}
		},
		close(name) {
			if (skipped.has(name) || (name === 'w:sdtContent' && controls.at(-1) && skipping > 0)) {
				skipping -= 1;
				return;
			}
			if (skipping > 0) return;
			const table = tables.at(-1);
			if (name === 'w:t' || name === 'm:t') inText = false;
			else if (name === 'w:r') runs.pop();
			else if (name === 'w:pPr') inMark = false;
			else if (name === 'w:p') finishParagraph();
			else if (name === 'w:sdt') controls.pop();
			else if (name === 'w:trPr') inRowProperties = false;
			else if (name === 'w:tr' && table) finishRow(table);
			else if (name === 'w:tc' && table) {
				endCarried();
				finishCell(table);
			} else if (name === 'w:tbl' && table) {
				tables.pop();
				part.blocks.push(...finishTable(table, tables.at(-1)));
			} else if (name === 'w:footnote' || name === 'w:endnote') {
				endCarried();
				const blocks = part.blocks.splice(0);
				if (noteType === null || noteType === 'normal') part.notes.push({ id: noteId, blocks });
			}
		},
		text(text) {
			if (inText && skipping === 0) append(text);
		},
	});
	endCarried();
	return part;
}

const signs = new Set(['w:tab', 'w:ptab', 'w:br', 'w:cr', 'w:noBreakHyphen', 'w:softHyphen', 'w:sym']);

const emptyParagraph = (): OpenParagraph => ({
	stretches: [],
	hidden: '',
	style: null,
	list: null,
	level: null,
	outline: null,
	runsOn: false,
});

function toParagraph(open: OpenParagraph, text: string, { styles, numbering }: DocxSetting): ParagraphBlock {
	const style = styles.of(open.style);
	const outline = open.outline ?? style.heading;
	const heading = outline !== null && outline < 9 ? outline : null;
	const list = (open.list ?? style.list) || null;
	const level =
		open.level ?? style.listLevel ?? (list && style.listStyle ? numbering.levelOf(list, style.listStyle) : 0);
	const label = list === null || text.trim() === '' ? '' : numbering.next(list, level);
	return paragraph(label === '' ? text : `${label} ${text}`, {
		style: heading !== null ? 'heading' : list !== null ? 'list' : 'body',
		level: heading ?? (list === null ? null : level),
	});
}
