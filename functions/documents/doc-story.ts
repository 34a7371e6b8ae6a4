// A story of a binary Word file (the body, the notes, a header) as paragraphs. Invariant: deleted text and field codes are left out,
// hidden text is left out and kept apart, and each paragraph knows how it ended: by itself, as a cell or as a row.
import { type DocStyle, type Run, runAt } from './doc-formatting.ts';
import type { CharacterProperties, ParagraphProperties } from './doc-properties.ts';
import type { DocText } from './doc-text.ts';
import { addStretch, decodeByFont, decodeStretches, encodingOfFont, type Stretch } from './legacy-font.ts';
import { symbolText } from './symbol-text.ts';

export interface DocParagraph {
	text: string;
	/** Properties of the paragraph over those of its style. */
	properties: ParagraphProperties;
	heading: number | null;
	ended: 'paragraph' | 'cell' | 'row';
	/** Anchors of text boxes in it. */
	boxes: number;
}

export interface DocSource {
	text: DocText;
	characters: readonly Run<CharacterProperties>[];
	paragraphs: readonly Run<ParagraphProperties>[];
	styles: readonly DocStyle[];
	fonts: readonly string[];
}

export interface Story {
	paragraphs: DocParagraph[];
	hidden: string[];
	encodings: Set<string>;
}

export function readStory(source: DocSource, from: number, to: number): Story {
	const story: Story = { paragraphs: [], hidden: [], encodings: new Set() };
	let stretches: Stretch[] = [];
	let hidden = '';
	let boxes = 0;
	/** One entry for each open field: whether its code, which is not shown, is still going on. */
	const fields: boolean[] = [];

	const finish = (place: number, mark: string): void => {
		const own = runAt(source.paragraphs, place)?.properties ?? {};
		const style = source.styles[own.style ?? 0];
		const properties = { ...style?.paragraph, ...own };
		const base = fontOf(source, style?.character ?? {});
		const text = decodeStretches(
			stretches.map((one) => ({ ...one, font: one.font ?? base })),
			story.encodings,
		);
		const cell = mark === '\x07' ? (properties.rowEnd ? 'row' : 'cell') : 'paragraph';
		story.paragraphs.push({ text, properties, heading: headingOf(style, properties), ended: cell, boxes });
		if (/\S/.test(hidden)) story.hidden.push(hidden.trim());
		stretches = [];
		hidden = '';
		boxes = 0;
	};

	source.text.each(from, to, (text, offset, width) => {
		for (let at = 0; at < text.length; ) {
			const place = offset + at * width;
			const run = runAt(source.characters, place);
			const end = run ? Math.min(text.length, Math.max(at + 1, Math.ceil((run.to - offset) / width))) : at + 1;
			const properties = styled(source, run?.properties ?? {});
			const font = fontOf(source, properties);
			for (; at < end; at++) {
				const mark = text[at] ?? '';
				if (mark === '\x13') fields.push(true);
				else if (mark === '\x14') fields[fields.length - 1] = false;
				else if (mark === '\x15') fields.pop();
				if (/[\r\x07\f]/.test(mark)) finish(offset + at * width, mark);
				else if (fields.includes(true) || properties.deleted) continue;
				else if (mark === '\x08' && properties.special) boxes += 1;
				else {
					const shown = showMark(mark, properties, font);
					if (properties.hidden) hidden += shown;
					else if (shown !== '') addStretch(stretches, shown, properties.symbol === undefined ? font : '');
				}
			}
		}
	});
	if (stretches.length > 0) finish(-1, '\r');
	return story;
}

function styled(source: DocSource, own: CharacterProperties): CharacterProperties {
	const style = own.style === undefined ? undefined : source.styles[own.style];
	return style ? { ...style.character, ...own } : own;
}

const fontOf = (source: DocSource, properties: CharacterProperties): string | undefined =>
	properties.font === undefined ? undefined : source.fonts[properties.font];

function showMark(mark: string, properties: CharacterProperties, font: string | undefined): string {
	if (mark === '(' && properties.special && properties.symbol !== undefined) {
		const code = properties.symbol;
		return encodingOfFont(font)
			? decodeByFont(String.fromCharCode(code & 0xff), font).text
			: symbolText(font ?? '', code);
	}
	if (mark === '\x0b' || mark === '\x0e') return '\n';
	if (mark === '\x1e') return '-';
	return mark < ' ' && mark !== '\t' ? '' : mark;
}

function headingOf(style: DocStyle | undefined, properties: ParagraphProperties): number | null {
	if (style && style.builtIn >= 1 && style.builtIn <= 9) return style.builtIn - 1;
	return properties.outline !== undefined && properties.outline < 9 ? properties.outline : null;
}
