// The words that are about one figure: from the figure of its kind before it to the one after. Invariant: never over a semicolon or a full stop.
import type { CheckItem } from './check-items.ts';

export function clauseOf({ draft }: CheckItem, siblings: readonly CheckItem[]): string {
	const { text } = draft.paragraph.paragraph;
	const { quantity, sentence } = draft;
	const like = siblings.filter(
		(other) =>
			other.draft !== draft &&
			other.draft.paragraph === draft.paragraph &&
			(other.figure.measure === 'funding') === (quantity.measure === 'funding'),
	);
	const from = Math.max(
		sentence.start,
		text.lastIndexOf(';', quantity.start) + 1,
		...like.filter((other) => other.draft.quantity.end <= quantity.start).map((other) => other.draft.quantity.end),
	);
	const semicolon = text.indexOf(';', quantity.end);
	const to = Math.min(
		sentence.end,
		semicolon < 0 ? text.length : semicolon,
		...like.filter((other) => other.draft.quantity.start >= quantity.end).map((other) => other.draft.quantity.start),
	);
	return text.slice(from, to);
}
