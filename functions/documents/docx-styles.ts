// Which paragraph styles of a .docx are headings. Invariant: style id -> outline level, 0 outermost.
import { parseXml } from './safe-xml.ts';

export function readHeadingStyles(xml: string): Map<string, number> {
	const levels = new Map<string, number>();
	let style: string | null = null;
	parseXml(xml, {
		open(name, attributes) {
			if (name === 'w:style') style = attributes['w:type'] === 'paragraph' ? (attributes['w:styleId'] ?? null) : null;
			if (!style) return;
			if (name === 'w:outlineLvl') levels.set(style, Number(attributes['w:val'] ?? 9));
			const heading = name === 'w:name' ? /^heading (\d)$/i.exec(attributes['w:val'] ?? '') : null;
			if (heading) levels.set(style, Number(heading[1]) - 1);
		},
		close(name) {
			if (name === 'w:style') style = null;
		},
		text() {},
	});
	for (const [id, level] of levels) if (level > 8) levels.delete(id);
	return levels;
}
