// The footnotes part of a .docx. Invariant: separators are left out; marks are the ids that the body refers to.
import type { Footnote } from './document.ts';
import { parseXml } from './safe-xml.ts';

export function readNotes(xml: string): Footnote[] {
	const notes: Footnote[] = [];
	let current: Footnote | null = null;
	let inText = false;
	parseXml(xml, {
		open(name, attributes) {
			if (name === 'w:footnote') current = attributes['w:type'] ? null : { mark: attributes['w:id'] ?? '', text: '' };
			if (name === 'w:t') inText = true;
			if (name === 'w:noBreakHyphen' && current) current.text += '-';
			if ((name === 'w:tab' || name === 'w:br') && current) current.text += ' ';
		},
		close(name) {
			if (name === 'w:t') inText = false;
			if (name === 'w:p' && current) current.text += ' ';
			if (name === 'w:footnote' && current) {
				notes.push({ mark: current.mark, text: current.text.trim() });
				current = null;
			}
		},
		text(text) {
			if (inText && current) current.text += text;
		},
	});
	return notes;
}
