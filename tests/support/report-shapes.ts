// The same report in other shapes: paragraphs for lines, other widths, other numbering habits, sections in another order. Invariant: no
// word or figure is lost or added, only where lines end and what stands before a heading.

const begins =
	/^(?:[IVX]{1,5}\s*[.)/]|\d{1,2}(?:\.\d{1,2})*\s*[.)/]\s|[a-zđ]\s*[.)]\s|[A-E]\s*[./)]\s|[-+*•–]\s?|Phần |PHẦN |Nơi nhận|Kính gửi|(?:TM|KT|TL)\.)/u;

const widthOf = (lines: readonly string[]): number => {
	const lengths = lines.map(({ length }) => length).sort((a, b) => a - b);
	return lengths[Math.floor(lengths.length * 0.9)] ?? 80;
};

/** Lines that were broken for width alone become one paragraph; a blank line, a mark of a list or a short line ends it. */
export function paragraphsOf(text: string): string[] {
	const lines = text.split(/\r?\n/u).map((line) => line.trimEnd());
	const width = widthOf(lines.filter((line) => line.length > 30));
	const paragraphs: string[] = [];
	let open = false;
	for (const line of lines) {
		if (line.trim() === '' || /^\d{1,3}$/u.test(line.trim())) {
			open = false;
			continue;
		}
		const last = paragraphs.length - 1;
		// Over a page a sentence goes on with a small letter.
		const goesOn = /^\p{Ll}{2}/u.test(line.trim()) && !/[.;:]$/u.test(paragraphs[last] ?? '.');
		if ((open || goesOn) && !begins.test(line.trim())) paragraphs[last] = `${paragraphs[last]} ${line.trim()}`;
		else paragraphs.push(line.trim());
		// A full line goes on, unless a stop ends it before the edge.
		open = width < 160 && line.length > width * (/[.;:]$/u.test(line) ? 0.8 : 0.72);
	}
	return paragraphs;
}

export function wrapped(paragraph: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of paragraph.split(' ')) {
		if (line !== '' && line.length + 1 + word.length > width) {
			lines.push(line);
			line = word;
		} else line = line === '' ? word : `${line} ${word}`;
	}
	return [...lines, line];
}

/** A paragraph of a report whose headings go I. / 1. / 1.1. / a): its level 0-3, or -1 for text. */
export interface Piece {
	level: number;
	title: string;
}

const marks = [/^[IVX]{1,4}\. /u, /^\d{1,2}\. /u, /^\d{1,2}\.\d{1,2}\. /u, /^[a-zđ]\) /u];

export function piecesOf(paragraphs: readonly string[]): Piece[] {
	return paragraphs.map((text) => {
		const level = marks.findIndex((mark) => mark.test(text));
		const mark = marks[level];
		return { level, title: mark ? text.replace(mark, '') : text };
	});
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const letter = (n: number): string => 'abcdđeghiklmnopq'[n - 1] ?? 'y';

/** How each level is marked, given the numbers of this heading and of those above it. */
export const habits: Readonly<Record<string, (level: number, path: readonly number[]) => string>> = {
	'I. 1. 1.1. a)': (level, path) =>
		[`${roman[(path[0] ?? 1) - 1]}.`, `${path[1]}.`, `${path[1]}.${path[2]}.`, `${letter(path[3] ?? 1)})`][level] ?? '',
	'A. I. 1. a)': (level, path) =>
		[`${'ABCDEGHIK'[(path[0] ?? 1) - 1]}.`, `${roman[(path[1] ?? 1) - 1]}.`, `${path[2]}.`, `${letter(path[3] ?? 1)})`][
			level
		] ?? '',
	'1. 1.1. 1.1.1. a)': (level, path) =>
		level === 3 ? `${letter(path[3] ?? 1)})` : `${path.slice(0, level + 1).join('.')}.`,
	'I/ 1) 1.1) -': (level, path) =>
		[`${roman[(path[0] ?? 1) - 1]}/`, `${path[1]})`, `${path[1]}.${path[2]})`, '-'][level] ?? '',
	'none, and -': (level) => (level === 3 ? '-' : ''),
};

export function renumbered(pieces: readonly Piece[], habit: string): string[] {
	const mark = habits[habit];
	if (!mark) throw new RangeError(`no such habit of numbering: ${habit}`);
	const path: number[] = [];
	return pieces.map(({ level, title }) => {
		if (level < 0) return title;
		path.length = Math.min(path.length, level + 1);
		for (let i = path.length; i <= level; i += 1) path.push(i < level ? 1 : 0);
		path[level] = (path[level] ?? 0) + 1;
		return `${mark(level, path)} ${title}`.trim();
	});
}

/** Sections of a level that stand side by side, each with all below it, in the order that `order` gives to their places. */
export function shuffled(
	pieces: readonly Piece[],
	level: number,
	under: string,
	order: (count: number) => readonly number[],
): Piece[] {
	const top = pieces.findIndex((piece) => piece.level === level - 1 && piece.title === under);
	if (top < 0) throw new RangeError(`no heading "${under}"`);
	const past = pieces.findIndex((piece, i) => i > top && piece.level >= 0 && piece.level < level);
	const end = past < 0 ? pieces.length : past;
	const starts = pieces.flatMap((piece, i) => (i > top && i < end && piece.level === level ? [i] : []));
	const [first = end] = starts;
	const sections = starts.map((start, i) => pieces.slice(start, starts[i + 1] ?? end));
	const moved = order(sections.length).flatMap((i) => sections[i] ?? []);
	return [...pieces.slice(0, first), ...moved, ...pieces.slice(end)];
}
