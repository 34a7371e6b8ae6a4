// The read text cut where figures begin and end. Invariant: the pieces put together are the text, and every figure keeps its first piece.
import type { Figure } from '../../domain/reading.ts';

export interface Piece {
	text: string;
	/** Ids of the figures stated here. */
	figures: string[];
	/** Those of them that begin here: the places that links lead to. */
	begins: string[];
}
export type Line = Piece[];

interface Range {
	id: string;
	start: number;
	end: number;
}

function rangesOf(figures: readonly Figure[], length: number): Range[] {
	return figures.flatMap(({ id, place: { start, end } }) =>
		start === undefined || end === undefined || start < 0 || end > length || start >= end ? [] : [{ id, start, end }],
	);
}

function piecesOf(text: string, from: number, to: number, ranges: readonly Range[]): Line {
	const here = ranges.filter((range) => range.start < to && range.end > from);
	const cuts = [
		...new Set([from, to, ...here.flatMap(({ start, end }) => [Math.max(start, from), Math.min(end, to)])]),
	];
	const sorted = cuts.sort((a, b) => a - b);
	return sorted.slice(0, -1).map((start, index) => {
		const end = sorted[index + 1] ?? to;
		const over = here.filter((range) => range.start < end && range.end > start);
		return {
			text: text.slice(start, end),
			figures: over.map(({ id }) => id),
			begins: over.filter((range) => range.start === start).map(({ id }) => id),
		};
	});
}

/** Blank lines are left out. */
export function sourceLines(text: string, figures: readonly Figure[]): Line[] {
	const ranges = rangesOf(figures, text.length);
	const lines: Line[] = [];
	let from = 0;
	for (const line of text.split('\n')) {
		const to = from + line.length;
		if (line.trim() !== '') lines.push(piecesOf(text, from, to, ranges));
		from = to + 1;
	}
	return lines;
}

/** Ids that have a place to lead to. */
export const placedFigures = (lines: readonly Line[]): Set<string> =>
	new Set(lines.flatMap((line) => line.flatMap((piece) => piece.begins)));
