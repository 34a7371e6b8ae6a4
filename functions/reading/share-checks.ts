// Printed shares and means against the amounts they come from. Invariant: a share holds when it rounds to what is printed.
import type { Check } from '../domain/reading.ts';
import { amount, type CheckItem, check, printed } from './check-items.ts';
import type { Share } from './figure-drafts.ts';
import { headline } from './section-sums.ts';

export function shareChecks(items: readonly CheckItem[], shares: readonly Share[]): Check[] {
	const total = headline(items, 'funding', 'all');
	const byParagraph = Map.groupBy(items, (item) => item.draft.paragraph);
	const byDraft = new Map(items.map((item) => [item.draft, item]));
	return shares.flatMap((share) => {
		const item = amountOf(byParagraph.get(share.of.paragraph) ?? [], share);
		const whole =
			item &&
			(ofTotal.test(share.text.slice(share.quantity.end)) ? total : item.draft.whole && byDraft.get(item.draft.whole));
		if (!item || !whole || item === whole || share.quantity.bound !== 'exact') return [];
		return [shareCheck(item, whole, share)];
	});
}

const ofTotal = /^\s*(?:so(?: với)?\s+)?(?:của\s+)?tổng (?:kinh phí|nguồn|số|vốn)/iu;

function shareCheck(item: CheckItem, whole: CheckItem, share: Share): Check {
	const percent = round((100 * item.figure.value) / whole.figure.value, 3);
	const tolerance = share.quantity.quantum / 2;
	const holds = Math.abs(percent - share.quantity.value) <= tolerance + 1e-9;
	return check({
		kind: 'share',
		holds,
		statement: `${amount(item.figure)} / ${amount(whole.figure)} = ${printed(percent)}%, văn bản ghi ${printed(share.quantity.value)}%.`,
		parts: [item.figure.id],
		whole: whole.figure.id,
		expected: percent,
		found: share.quantity.value,
		tolerance,
		severity: holds ? 'info' : 'warning',
	});
}

/** "…, chiếm 35% so tổng kinh phí": the last amount before it in the same piece. */
function amountOf(items: readonly CheckItem[], share: Share): CheckItem | undefined {
	const { text, quantity } = share;
	const before = text.slice(Math.max(0, quantity.start - 16), quantity.start);
	if (!/chiếm|tương đương/iu.test(before)) return undefined;
	const mine = items.filter(
		(item) =>
			item.draft.scope === share.scope &&
			item.figure.measure === 'funding' &&
			item.draft.quantity.end <= quantity.start,
	);
	const last = mine.at(-1);
	return last && !/;/u.test(text.slice(last.draft.quantity.end, quantity.start).replace(/\([^()]*\)/gu, ''))
		? last
		: undefined;
}

export function averageChecks(items: readonly CheckItem[]): Check[] {
	const byParagraph = Map.groupBy(items, (item) => item.draft.paragraph);
	return items.flatMap((item) => {
		const { draft, figure } = item;
		if (!draft.quantity.perYear) return [];
		const money = figure.unit.startsWith('VND');
		const whole = (byParagraph.get(draft.paragraph) ?? [])
			.filter((other) => other.draft.scope === draft.scope && other.draft.quantity.end <= draft.quantity.start)
			.filter((other) => !other.draft.quantity.perYear && other.figure.measure === (money ? 'funding' : 'projects'))
			.at(-1);
		if (!whole) return [];
		const years = whole.figure.period.to - whole.figure.period.from + 1;
		const expected = round(whole.figure.value / years, 2);
		// Printed means are rounded or cut off.
		const tolerance = draft.quantity.quantum;
		const holds = years > 1 ? Math.abs(expected - figure.value) < tolerance : true;
		if (years <= 1) return [];
		return [
			check({
				kind: 'average',
				holds,
				statement: `${amount(whole.figure)} / ${years} năm = ${printed(money ? round(expected / 1e6, 2) : expected)}, văn bản ghi ${amount(figure)}.`,
				parts: [whole.figure.id],
				whole: figure.id,
				expected,
				found: figure.value,
				tolerance,
				severity: holds ? 'info' : 'warning',
			}),
		];
	});
}

function round(value: number, places: number): number {
	return Number(value.toFixed(places));
}
