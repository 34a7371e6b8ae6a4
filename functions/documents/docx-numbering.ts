// Word's automatic numbers ("1.1.", "a)", "-"), which are in no paragraph's text. Invariant: what a reader sees printed is what we return.
import { parseXml } from './safe-xml.ts';

interface Level {
	format: string;
	text: string;
	start: number;
}

export interface Numbering {
	/** The printed label of the next paragraph of that list, or '' when the list prints none. Counts as it goes. */
	next(listId: string, level: number): string;
}

export const noNumbering: Numbering = { next: () => '' };

export function readNumbering(xml: string): Numbering {
	const { abstracts, lists } = readDefinitions(xml);
	const counters = new Map<string, number[]>();
	return {
		next(listId, level) {
			const abstractId = lists.get(listId);
			const levels = abstractId === undefined ? undefined : abstracts.get(abstractId);
			const definition = levels?.get(level);
			if (!levels || !definition || abstractId === undefined) return '';
			const counts = counters.get(abstractId) ?? [];
			counters.set(abstractId, counts);
			counts[level] = (counts[level] ?? definition.start - 1) + 1;
			counts.length = level + 1;
			if (definition.format === 'bullet') return '-';
			return definition.text.replace(/%(\d)/g, (_, digit: string) => {
				const index = Number(digit) - 1;
				const of = levels.get(index);
				return printed(counts[index] ?? of?.start ?? 1, of?.format ?? 'decimal');
			});
		},
	};
}

function readDefinitions(xml: string) {
	const abstracts = new Map<string, Map<number, Level>>();
	const lists = new Map<string, string>();
	let levels: Map<number, Level> | null = null;
	let level: Level | null = null;
	let list: string | null = null;
	parseXml(xml, {
		open(name, attributes) {
			const value = attributes['w:val'] ?? '';
			if (name === 'w:abstractNum') {
				levels = new Map();
				abstracts.set(attributes['w:abstractNumId'] ?? '', levels);
			} else if (name === 'w:lvl' && levels) {
				level = { format: 'decimal', text: '', start: 1 };
				levels.set(Number(attributes['w:ilvl'] ?? 0), level);
			} else if (name === 'w:num') list = attributes['w:numId'] ?? null;
			else if (name === 'w:abstractNumId' && list !== null) lists.set(list, value);
			else if (level && name === 'w:numFmt') level.format = value;
			else if (level && name === 'w:lvlText') level.text = value;
			else if (level && name === 'w:start') level.start = Number(value) || 1;
		},
		close(name) {
			if (name === 'w:abstractNum') levels = null;
			if (name === 'w:lvl') level = null;
			if (name === 'w:num') list = null;
		},
		text() {},
	});
	return { abstracts, lists };
}

function printed(count: number, format: string): string {
	switch (format) {
		case 'upperRoman':
			return roman(count);
		case 'lowerRoman':
			return roman(count).toLowerCase();
		case 'upperLetter':
			return String.fromCharCode(64 + (((count - 1) % 26) + 1));
		case 'lowerLetter':
			return String.fromCharCode(96 + (((count - 1) % 26) + 1));
		case 'decimalZero':
			return String(count).padStart(2, '0');
		default:
			return String(count);
	}
}

function roman(count: number): string {
	const steps: [number, string][] = [
		[50, 'L'],
		[40, 'XL'],
		[10, 'X'],
		[9, 'IX'],
		[5, 'V'],
		[4, 'IV'],
		[1, 'I'],
	];
	let rest = Math.min(count, 89);
	let text = '';
	for (const [value, letters] of steps)
		while (rest >= value) {
			text += letters;
			rest -= value;
		}
	return text;
}
