// Counts Word's automatic lists and prints their labels ("II.", "1.1.", "a)", "-"). Invariant: what a reader sees printed is what we return.

export interface ListLevel {
	format: string;
	/** "%1.%2." */
	text: string;
	start: number;
}

export interface ListDefinition {
	/** Lists of one family count on together. */
	family: string;
	levels: ReadonlyMap<number, ListLevel>;
	/** Levels at which this list starts anew when it is first used. */
	starts: ReadonlyMap<number, number>;
}

export interface Numbering {
	/** The printed label of the next paragraph of that list, or '' when the list prints none. Counts as it goes. */
	next(listId: string, level: number): string;
}

export function countLists(lists: ReadonlyMap<string, ListDefinition>): Numbering {
	const counters = new Map<string, number[]>();
	const used = new Set<string>();
	return {
		next(listId, level) {
			const list = lists.get(listId);
			const definition = list?.levels.get(level);
			if (!list || !definition) return '';
			const counts = counters.get(list.family) ?? [];
			counters.set(list.family, counts);
			const restart = used.has(`${listId} ${level}`) ? undefined : list.starts.get(level);
			used.add(`${listId} ${level}`);
			counts[level] = restart ?? (counts[level] ?? definition.start - 1) + 1;
			counts.length = level + 1;
			if (definition.format === 'none') return '';
			if (definition.format === 'bullet') return '-';
			return definition.text.replace(/%(\d)/g, (_, digit: string) => {
				const index = Number(digit) - 1;
				const of = list.levels.get(index);
				return printed(counts[index] ?? of?.start ?? 1, of?.format ?? 'decimal');
			});
		},
	};
}

function printed(count: number, format: string): string {
	switch (format) {
		case 'upperRoman':
			return roman(count);
		case 'lowerRoman':
			return roman(count).toLowerCase();
		case 'upperLetter':
			return letters(count, 65);
		case 'lowerLetter':
			return letters(count, 97);
		case 'decimalZero':
			return String(count).padStart(2, '0');
		default:
			return String(count);
	}
}

/** After z Word goes on with aa, bb. */
const letters = (count: number, first: number): string =>
	String.fromCharCode(first + ((count - 1) % 26)).repeat(Math.min(Math.floor((count - 1) / 26) + 1, 9));

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
	for (const [value, figure] of steps)
		while (rest >= value) {
			text += figure;
			rest -= value;
		}
	return text;
}
