// Makes Word files of plain reports as people type them: a head of two columns, styled headings, runs cut anywhere, real footnotes.
// Invariant: the words are those of the report.
import { strToU8, zipSync } from 'fflate';
import { paragraphsOf } from './report-shapes.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const run = (text: string, properties = ''): string =>
	`<w:r w:rsidR="00A77B3E">${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (runs: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;

/** Word cuts a run wherever someone once edited, also within a number. */
function runsOf(text: string): string {
	return (text.match(/.{1,37}/gsu) ?? []).map((piece) => run(piece)).join('<w:proofErr w:type="spellStart"/>');
}

const headingOf = (text: string): string | null => {
	if (/^[IVX]{1,4}\. |^[A-E]\. /u.test(text)) return 'Heading1';
	if (/^\d{1,2}[.)] /u.test(text) && text.length < 90) return 'Heading2';
	return /^\d{1,2}\.\d{1,2}\.? /u.test(text) && text.length < 90 ? 'Heading3' : null;
};

function bodyOf(texts: readonly string[], notes: ReadonlyMap<string, string>): string {
	const open = new Set(notes.keys());
	return texts
		.map((text) => {
			const columns = text.split(/ {3,}/u);
			if (columns.length === 2) return twoColumns(columns);
			const style = headingOf(text);
			const properties = style ? `<w:pStyle w:val="${style}"/>` : '<w:ind w:firstLine="567"/><w:jc w:val="both"/>';
			const mark = [...open].find((number) => new RegExp(`\\p{L}\\)?${number}(?![\\d.,]\\d|\\d)`, 'u').test(text));
			if (mark === undefined) return paragraph(runsOf(text), properties);
			open.delete(mark);
			const [before = '', after = ''] = text.split(new RegExp(`(?<=\\p{L}\\)?)${mark}(?![\\d.,]\\d|\\d)`, 'u'));
			const reference = `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${mark}"/></w:r>`;
			return paragraph(runsOf(before) + reference + runsOf(after), properties);
		})
		.join('');
}

function twoColumns(columns: readonly string[]): string {
	const cells = columns.map(
		(text) => `<w:tc><w:tcPr/>${paragraph(run(text, '<w:b/>'), '<w:jc w:val="center"/>')}</w:tc>`,
	);
	return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${cells.join('')}</w:tr></w:tbl>`;
}

/** A line "1 Kế hoạch số …" is the note of a mark glued to a word before it. */
function withoutNotes(paragraphs: readonly string[]): { texts: string[]; notes: Map<string, string> } {
	const notes = new Map<string, string>();
	const texts = paragraphs.filter((text) => {
		const [, number, note] = /^(\d{1,2}) (\p{Lu}.*)$/su.exec(text) ?? [];
		const marked =
			number !== undefined &&
			paragraphs.some((one) => new RegExp(`\\p{L}\\)?${number}(?![\\d.,]\\d|\\d)`, 'u').test(one));
		if (!marked || note === undefined) return true;
		notes.set(number, note);
		return false;
	});
	return { texts, notes };
}

const styles = [1, 2, 3]
	.map(
		(level) =>
			`<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style>`,
	)
	.join('');

export function wordFileOf(report: string): Uint8Array {
	const { texts, notes } = withoutNotes(paragraphsOf(report));
	const parts: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${office}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${office}.styles+xml"/><Override PartName="/word/footnotes.xml" ContentType="${office}.footnotes+xml"/></Types>`,
		'_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
		'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/footnotes" Target="footnotes.xml"/></Relationships>`,
		'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${styles}</w:styles>`,
		'word/footnotes.xml': `<w:footnotes ${w}>${[...notes].map(([id, note]) => `<w:footnote w:id="${id}">${paragraph(`<w:r><w:footnoteRef/></w:r>${run(` ${note}`)}`)}</w:footnote>`).join('')}</w:footnotes>`,
		'word/document.xml': `<w:document ${w}><w:body>${bodyOf(texts, notes)}<w:sectPr/></w:body></w:document>`,
	};
	return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(declaration + xml)])));
}
