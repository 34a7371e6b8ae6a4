// What the styles of a .docx say of paragraphs and runs. Invariant: a style has what it inherits, unless it says otherwise.
import { parseXml } from './safe-xml.ts';

export interface DocxStyle {
	/** Outline level, 0 outermost; null for no heading. */
	heading: number | null;
	list: string | null;
	listLevel: number | null;
	/** The style that names the list, itself or one it is based on: the list may give its level by that. */
	listStyle: string | null;
	font: string | null;
	hidden: boolean | null;
}

export interface DocxStyles {
	of(id: string | null): DocxStyle;
}

interface Own extends DocxStyle {
	base: string | null;
}

const plain = (): Own => ({
	heading: null,
	list: null,
	listLevel: null,
	listStyle: null,
	font: null,
	hidden: null,
	base: null,
});
const deepest = 12;

export const noStyles: DocxStyles = { of: plain };

/** A toggle is on unless its value says off. */
export const isOn = (attributes: Readonly<Record<string, string>>): boolean =>
	!/^(?:0|false|off)$/.test(attributes['w:val'] ?? '');

/** A theme's font is never one of the legacy fonts. */
export function fontOf(attributes: Readonly<Record<string, string>>): string | null {
	if (attributes['w:asciiTheme'] ?? attributes['w:hAnsiTheme']) return '';
	return attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? null;
}

export function readStyles(xml: string): DocxStyles {
	const { styles, standard, normal } = readOwn(xml);
	const inherited = (id: string, depth: number): DocxStyle => {
		const own = styles.get(id);
		if (!own || depth > deepest) return standard;
		const base = own.base === null ? standard : inherited(own.base, depth + 1);
		return {
			heading: own.heading ?? base.heading,
			list: own.list ?? base.list,
			listLevel: own.listLevel ?? base.listLevel,
			listStyle: own.list === null ? base.listStyle : id,
			font: own.font ?? base.font,
			hidden: own.hidden ?? base.hidden,
		};
	};
	const known = new Map<string, DocxStyle>();
	return {
		of(id) {
			const key = id ?? normal ?? '';
			const style = known.get(key) ?? inherited(key, 0);
			known.set(key, style);
			return style;
		},
	};
}

function readOwn(xml: string) {
	const styles = new Map<string, Own>();
	const standard = plain();
	let normal: string | null = null;
	let style: Own | null = null;
	let inDefaults = false;
	parseXml(xml, {
		open(name, attributes) {
			const value = attributes['w:val'] ?? '';
			if (name === 'w:docDefaults') inDefaults = true;
			if (name === 'w:style') {
				style = plain();
				const id = attributes['w:styleId'] ?? '';
				styles.set(id, style);
				if (attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1') normal = id;
			}
			const current = style ?? (inDefaults ? standard : null);
			if (!current) return;
			const level = /^heading (\d)$/i.exec(name === 'w:name' ? value : '')?.[1];
			if (level) current.heading = Number(level) - 1;
			else if (name === 'w:outlineLvl') current.heading = Number(value) < 9 ? Number(value) : null;
			else if (name === 'w:basedOn') current.base = value;
			else if (name === 'w:numId') current.list = value === '0' ? '' : value;
			else if (name === 'w:ilvl') current.listLevel = Number(value) || 0;
			else if (name === 'w:rFonts') current.font = fontOf(attributes) ?? current.font;
			else if (name === 'w:vanish') current.hidden = isOn(attributes);
		},
		close(name) {
			if (name === 'w:docDefaults') inDefaults = false;
			if (name === 'w:style') style = null;
		},
		text() {},
	});
	return { styles, standard, normal };
}
