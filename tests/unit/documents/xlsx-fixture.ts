// Builds .xlsx files in memory. Invariant: what a test needs of the format and nothing else; strings stand in their cells.
import { escapeXml, zip } from './docx-fixture.ts';

export type CellContent = string | number | null | { xml: string };

export interface SheetParts {
	name?: string;
	state?: 'hidden' | 'veryHidden';
	rows: readonly (readonly CellContent[])[];
	merges?: readonly string[];
	/** Numbers of hidden rows and columns, from 1. */
	hiddenRows?: readonly number[];
	hiddenColumns?: readonly number[];
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const letter = (column: number): string => String.fromCharCode(65 + column);

/** A number in the n-th format of `formats`. */
export const styled = (value: number, format: number): CellContent => ({ xml: ` s="${format}"><v>${value}</v>` });
export const formula = (text: string, cached: number | null): CellContent => ({
	xml: `><f>${escapeXml(text)}</f>${cached === null ? '' : `<v>${cached}</v>`}`,
});
export const errorCell = (text: string): CellContent => ({ xml: ` t="e"><v>${text}</v>` });

function cellXml(content: CellContent, address: string): string {
	if (content === null) return '';
	if (typeof content === 'number') return `<c r="${address}"><v>${content}</v></c>`;
	if (typeof content === 'string')
		return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(content)}</t></is></c>`;
	return `<c r="${address}"${content.xml}</c>`;
}

export function sheetXml(sheet: SheetParts): string {
	const columns = (sheet.hiddenColumns ?? []).map((n) => `<col min="${n}" max="${n}" hidden="1" width="9"/>`).join('');
	const rows = sheet.rows.map((cells, i) => {
		const hidden = sheet.hiddenRows?.includes(i + 1) ? ' hidden="1"' : '';
		return `<row r="${i + 1}"${hidden}>${cells.map((cell, column) => cellXml(cell, `${letter(column)}${i + 1}`)).join('')}</row>`;
	});
	const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`).join('');
	return `<?xml version="1.0"?><worksheet ${main}>${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${rows.join('')}</sheetData>${merges ? `<mergeCells>${merges}</mergeCells>` : ''}</worksheet>`;
}

export interface WorkbookParts {
	/** Number formats by their index, which `styled` names. */
	formats?: readonly string[];
	/** Fonts of the same index. */
	fonts?: readonly string[];
	others?: Readonly<Record<string, string | Uint8Array>>;
}

export function xlsx(sheets: readonly (SheetParts | string)[], parts: WorkbookParts = {}): Uint8Array {
	const formats = ['General', ...(parts.formats ?? [])];
	const fonts = ['Times New Roman', ...(parts.fonts ?? [])];
	const count = Math.max(formats.length, fonts.length);
	const styles = `<?xml version="1.0"?><styleSheet ${main}><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code).replace(/"/g, '&quot;')}"/>`).join('')}</numFmts><fonts>${fonts.map((name) => `<font><name val="${name}"/></font>`).join('')}</fonts><fills><fill/></fills><borders><border/></borders><cellXfs>${Array.from({ length: count }, (_, i) => `<xf numFmtId="${164 + (i < formats.length ? i : 0)}" fontId="${i < fonts.length ? i : 0}" fillId="0" borderId="0" applyNumberFormat="1" applyFont="1"/>`).join('')}</cellXfs></styleSheet>`;
	const nameOf = (sheet: SheetParts | string, i: number): string =>
		(typeof sheet === 'string' ? undefined : sheet.name) ?? `Biểu ${i + 1}`;
	const stateOf = (sheet: SheetParts | string): string =>
		typeof sheet !== 'string' && sheet.state ? ` state="${sheet.state}"` : '';
	return zip({
		'[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
		'_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<?xml version="1.0"?><workbook ${main} xmlns:r="${relations}"><sheets>${sheets.map((sheet, i) => `<sheet name="${escapeXml(nameOf(sheet, i))}" sheetId="${i + 1}" r:id="rId${i + 1}"${stateOf(sheet)}/>`).join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId90" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
		'xl/styles.xml': styles,
		...Object.fromEntries(
			sheets.map((sheet, i) => [
				`xl/worksheets/sheet${i + 1}.xml`,
				typeof sheet === 'string' ? sheet : sheetXml(sheet),
			]),
		),
		...parts.others,
	});
}
