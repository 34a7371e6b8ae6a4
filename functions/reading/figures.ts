// Drafts become figures with a quote and a place. Invariant: the quote is `text.slice(start, end)` of the reading's text and holds the
// number; ids count in reading order.
import type { Figure } from '../domain/reading.ts';
import { isInvestment } from './all-money.ts';
import { certaintyOf, namesSources } from './certainty.ts';
import type { Draft } from './figure-context.ts';
import type { TextParagraph } from './report-text.ts';
import type { BoxesOf } from './text-boxes.ts';

export function toFigures(all: readonly Draft[], boxesOf: BoxesOf = () => null): Figure[] {
	const byParagraph = Map.groupBy(all, (draft) => draft.paragraph);
	const sourced = namesSources(all);
	return all.map((draft, i) => {
		const drafts = byParagraph.get(draft.paragraph) ?? [];
		const { quantity, paragraph } = draft;
		const [start, end] = quoteSpan(draft, drafts);
		const offset = paragraph.paragraph.start;
		return {
			id: `f${i + 1}`,
			activity: draft.activity,
			source: draft.source,
			covers: coversOf(draft, drafts),
			measure: quantity.measure,
			value: quantity.value,
			unit: quantity.unit,
			period: draft.period,
			status: draft.status,
			bound: quantity.bound,
			valueTo: quantity.valueTo,
			confidence: certaintyOf(draft, sourced),
			quote: paragraph.paragraph.text.slice(start, end),
			place: placeOf(paragraph.paragraph, offset + start, offset + end, boxesOf),
			trace: draft.trace,
		};
	});
}

/** The page on which the words begin may not be that of their paragraph's first line. */
function placeOf({ file, page }: TextParagraph, start: number, end: number, boxesOf: BoxesOf): Figure['place'] {
	const found = boxesOf({ file, start, end });
	return found
		? { file, page: found.page, start, end, boxes: found.boxes.map(([x, y, width, height]) => [x, y, width, height]) }
		: { file, page, start, end };
}

/** Characters before the number; a heading that runs into its text would make more. */
const longestQuote = 400;
const edge = /[,;:()](?=\s|$)|[.!?…](?=\s|$)/gu;

function quoteSpan(draft: Draft, drafts: readonly Draft[]): [number, number] {
	const { text } = draft.paragraph.paragraph;
	const { quantity, sentence } = draft;
	const from = Math.max(sentence.start, quantity.start - longestQuote);
	const edges = [...text.slice(from, quantity.start).matchAll(edge)].map((match) => from + match.index + 1);
	let start = Math.max(sentence.start, draft.paragraph.bodyStart > quantity.start ? 0 : draft.paragraph.bodyStart);
	for (const at of edges.reverse()) {
		if (text.slice(at, quantity.start).trim().split(/\s+/).length < 5) continue;
		start = Math.max(start, at);
		break;
	}
	if (quantity.start - start > longestQuote) start = text.indexOf(' ', from) + 1;
	start += text.slice(start).length - text.slice(start).trimStart().length;
	const siblings = drafts.filter(
		(other) => other.paragraph === draft.paragraph && other.quantity.start >= quantity.end,
	);
	const limit = Math.min(sentence.end, ...siblings.map((other) => other.quantity.start));
	const tail = text.slice(quantity.end, Math.min(limit, quantity.end + 70));
	const stop = tail.search(/[;()]|[,:](?=[^;()]*\d)|[.!?…](?=\s|$)/u);
	const words = (
		stop >= 0 ? tail.slice(0, stop) : limit - quantity.end > 70 ? tail.replace(/\s\S*$/u, '') : tail
	).trimEnd();
	return [Math.min(start, quantity.start), quantity.end + words.length];
}

/** Public money alone, or with the establishments' own: as far as the words say. */
function coversOf(draft: Draft, drafts: readonly Draft[]): Figure['covers'] {
	if (draft.quantity.measure !== 'funding') return 'unknown';
	if (draft.source === 'beneficiary') return 'total';
	if (draft.source !== 'all' && draft.source !== null) return 'support';
	const { text } = draft.paragraph.paragraph;
	if (isInvestment({ text, quantity: draft.quantity })) return 'total';
	const earlier = drafts.filter(
		(other) => other.paragraph === draft.paragraph && other.quantity.end <= draft.quantity.start,
	);
	const from = Math.max(draft.sentence.start, ...earlier.map((other) => other.quantity.end));
	const before = text.slice(from, draft.quantity.start);
	if (/(?:kinh phí|ngân sách|nguồn|vốn) (?:khuyến công|hỗ trợ|đã hỗ trợ)/iu.test(before)) return 'support';
	if (
		drafts.some((part) => part.whole === draft && part.source === 'beneficiary' && part.paragraph === draft.paragraph)
	)
		return 'total';
	if (/tổng (?:vốn|mức) đầu tư|tổng số vốn/iu.test(before)) return 'total';
	return /hỗ trợ|khuyến công|ngân sách/iu.test(before) ? 'support' : 'unknown';
}
