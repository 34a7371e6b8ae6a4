// What an opened file is to the reader, whatever its format. Invariant: blocks stand in reading order and text is as the file gives it.

export type DocumentFormat = 'txt' | 'docx' | 'pdf' | 'pdf-scan' | 'xlsx' | 'doc';

/** x, y from the top left corner, width, height, in points. */
export type Box = readonly [number, number, number, number];

export interface ParagraphBlock {
	kind: 'paragraph';
	text: string;
	style: 'heading' | 'list' | 'body';
	/** Outline level of a heading or list item (0 = outermost) where the format states one. */
	level: number | null;
	page: number | null;
	box: Box | null;
	/** Where each character of `text` begins, and the last one ends: x in points, along the line `box`. */
	edges?: number[];
	/** Numbers of a scanned line that are not sure, by their place in `text`; `other`: what they may be as well, null where that is not known. */
	doubts?: { start: number; end: number; other: string | null }[];
}

export interface TableCell {
	text: string;
	row: number;
	column: number;
	rowSpan: number;
	columnSpan: number;
	/** The value itself where the format keeps numbers as numbers; `text` is then how it shows. */
	number?: number;
	/** "C7", where the format names its cells. */
	address?: string;
	box?: Box;
	/** Where the table goes on over several pages. */
	page?: number;
}

export interface TableBlock {
	kind: 'table';
	rows: number;
	columns: number;
	cells: TableCell[];
	page: number | null;
	/** How many of its first rows the format says are headers. */
	headerRows?: number;
	/** The worksheet it stands on. */
	sheet?: string;
}

export type Block = ParagraphBlock | TableBlock;

export interface Footnote {
	mark: string;
	text: string;
}

export interface Document {
	format: DocumentFormat;
	pages: number | null;
	/** `lines`: each paragraph block is one printed line and must be re-wrapped; `paragraphs`: the format keeps paragraphs. */
	layout: 'lines' | 'paragraphs';
	blocks: Block[];
	/** Notes the format itself keeps apart; printed notes at a page's foot are found by the reader. */
	footnotes: Footnote[];
	/** Pages that hold pictures but no text: what they say is not in `blocks`. */
	unreadPages: number[];
	/** Pages that were pictures: their text was recognised by machine, and no number of theirs is sure. */
	scannedPages?: number[];
	/** What the file holds and `blocks` does not say, or says otherwise: a person should look. Absent: nothing to say. */
	notices?: Notice[];
}

/** One line for a person, with what to do where something can be done. */
export interface Notice {
	code: NoticeCode;
	vi: string;
	en: string;
}

export type NoticeCode =
	| 'hidden-text'
	| 'hidden-sheets'
	| 'hidden-cells'
	| 'far-cells'
	| 'cell-errors'
	| 'formulas-without-value'
	| 'embedded-document'
	| 'legacy-converted'
	| 'legacy-doubtful'
	| 'scanned-pages'
	| 'scan-missed'
	| 'scan-unreadable'
	| 'scan-limit';

export function paragraph(text: string, hints: Partial<Omit<ParagraphBlock, 'kind' | 'text'>> = {}): ParagraphBlock {
	return { kind: 'paragraph', text, style: 'body', level: null, page: null, box: null, ...hints };
}
