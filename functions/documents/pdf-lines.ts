// Single characters with their places -> printed lines. Invariant: order comes from the page, not from the file, since producers
// draw the glyphs of a second font after the line they belong to.

export interface PdfChar {
	text: string;
	/** The ink. */
	left: number;
	right: number;
	/** The room that the font allots to it, which a neighbour in the same word touches. */
	from: number;
	to: number;
	/** Distance of the baseline from the bottom of the page. */
	baseline: number;
	size: number;
	/** Its middle on the page, where it is turned against the rest and the places above are in coordinates of its own. */
	at?: readonly [x: number, y: number];
}

export interface PdfLine {
	text: string;
	left: number;
	right: number;
	baseline: number;
	size: number;
	/** Where each character of `text` begins, and where the last one ends. */
	edges: number[];
}

export function toLines(chars: readonly PdfChar[]): PdfLine[] {
	const sorted = [...chars].sort((a, b) => b.baseline - a.baseline || a.left - b.left);
	const rows: PdfChar[][] = [];
	let anchor: PdfChar | null = null;
	for (const char of sorted) {
		const row = rows.at(-1);
		const reach = Math.max(anchor?.size ?? 0, char.size) * 0.45;
		if (row && anchor && Math.abs(anchor.baseline - char.baseline) <= reach) row.push(char);
		else {
			rows.push([char]);
			anchor = char;
		}
	}
	return rows.filter((row) => row.some((char) => char.text.trim() !== '')).map(toLine);
}

function toLine(row: PdfChar[]): PdfLine {
	const sorted = row.sort((a, b) => a.left - b.left);
	let text = '';
	let previous: PdfChar | null = null;
	const edges: number[] = [];
	const sizes: number[] = [];
	const append = (piece: string, at: number): void => {
		text += piece;
		for (let i = 0; i < piece.length; i++) edges.push(at);
	};
	for (const char of sorted) {
		const blank = char.text.trim() === '';
		const gap = previous !== null && !isEcho(previous, char) && isGap(previous, char);
		if ((blank || gap) && text !== '' && !text.endsWith(' ')) append(' ', previous?.right ?? char.left);
		// Bold that is drawn twice, a hair apart, is one letter.
		if (blank || (previous !== null && isEcho(previous, char))) continue;
		// Two columns side by side, as in heads and signature blocks.
		if (previous !== null && char.left - previous.right > Math.max(char.size, previous.size) * 2.5)
			append('   ', previous.right);
		append(char.text, char.left);
		sizes.push(char.size);
		previous = char;
	}
	text = text.trimEnd();
	const first = sorted.find((char) => char.text.trim() !== '');
	const right = sorted.reduce((most, char) => (char.text.trim() === '' ? most : Math.max(most, char.right)), 0);
	edges.length = text.length;
	edges.push(right);
	return { text, left: first?.left ?? 0, right, baseline: first?.baseline ?? 0, size: median(sizes), edges };
}

/**
 * A space is a quarter of the type size. Between letters of one word the room that the font allots leaves nothing, while ink may leave
 * a fifth ("1" and "1" with their bare sides) or, where a letter of a second font reaches into the space ("ư" in bold), too little.
 */
function isGap(a: PdfChar, b: PdfChar): boolean {
	const size = Math.max(a.size, b.size);
	const [ink, room] = [(b.left - a.right) / size, (b.from - a.to) / size];
	return room > 0.13 || ink > 0.3 || (ink > 0.2 && room > 0.05);
}

function isEcho(a: PdfChar, b: PdfChar): boolean {
	return a.text === b.text && b.left - a.left < Math.min(a.size, b.size) * 0.08;
}

function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
