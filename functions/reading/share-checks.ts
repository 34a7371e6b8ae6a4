// Printed shares against the amounts they come from. Invariant: a share holds when it rounds to what is printed, and is only weighed where
// its words say what it is a share of.
import { severityOf } from '../domain/check-rules.ts';
import type { Check, Source } from '../domain/reading.ts';
import { amount, type CheckItem, check, printed } from './check-items.ts';
import type { Share } from './figure-drafts.ts';
import { headline } from './headlines.ts';
import { sourcesIn } from './source-words.ts';

const ofTotal = /^\s*(?:so(?: với)?\s+)?(?:của\s+)?tổng (?:kinh phí|nguồn|số|vốn)/iu;
const ofPlan = /^\s*(?:so(?: với)?\s+)?(?:của\s+)?(?:kế hoạch|dự toán|chỉ tiêu)/iu;
const ofSource = /^\s*(?:so(?: với)?\s+)?(?:của\s+)?(?:tổng )?(?:kinh phí|nguồn|vốn)?[^,.;()]{0,24}/iu;

interface Weighed {
	share: Share;
	item: CheckItem;
	whole: CheckItem;
}

export function shareChecks(items: readonly CheckItem[], shares: readonly Share[]): Check[] {
	const byParagraph = Map.groupBy(items, (item) => item.draft.paragraph);
	const weighed: Weighed[] = [];
	for (const share of shares) {
		const near = byParagraph.get(share.of.paragraph) ?? [];
		const item = amountOf(near, share);
		const whole = item && wholeOf(item, share, items, weighed);
		if (!item || !whole || item === whole || share.quantity.bound !== 'exact') continue;
		weighed.push({ share, item, whole });
	}
	return weighed.map(shareCheck);
}

function wholeOf(
	item: CheckItem,
	share: Share,
	items: readonly CheckItem[],
	weighed: readonly Weighed[],
): CheckItem | undefined {
	const after = share.text.slice(share.quantity.end, share.quantity.end + 60);
	if (ofPlan.test(after)) return planOf(item, items);
	if (!saysPart(share) && !(equals(share) && ofTotal.test(after))) return undefined;
	const source = namedSource(after);
	if (source) return headline(items, 'funding', source);
	if (ofTotal.test(after)) return headline(items, 'funding', 'all');
	const direct = item.draft.whole && items.find((other) => other.draft === item.draft.whole);
	if (direct) return direct;
	// "… chiếm 31,6% tổng kinh phí; phần KCĐP …, chiếm 68,4%": of the same as the share before it.
	const last = weighed.at(-1);
	const isNear = last && last.share.of.paragraph === share.of.paragraph && saysPart(last.share);
	return isNear && bare(after) ? last.whole : undefined;
}

const saysPart = ({ text, quantity }: Share): boolean =>
	/chiếm|tương đương/iu.test(text.slice(Math.max(0, quantity.start - 16), quantity.start));
/** "bằng 54,5% tổng kinh phí" is a share as well; "bằng 109% cùng kỳ" is none. */
const equals = ({ text, quantity }: Share): boolean =>
	/bằng\s*$/iu.test(text.slice(Math.max(0, quantity.start - 16), quantity.start));
const bare = (after: string): boolean => /^\s*(?:[,.;)]|$)/u.test(after);

/** "6,1% kinh phí địa phương" */
function namedSource(after: string): Source | null {
	const words = ofSource.exec(after)?.[0] ?? '';
	if (/(?:kinh phí|nguồn|vốn) địa phương/iu.test(words)) return 'local';
	const named = sourcesIn(words);
	const [only] = named;
	return named.length === 1 && only && only.source !== 'beneficiary' ? only.source : null;
}

/** What was given of the same source: the last plan told before the amount, of the whole report or beside it. */
function planOf(item: CheckItem, items: readonly CheckItem[]): CheckItem | undefined {
	const { draft, figure } = item;
	if (figure.status === 'planned') return undefined;
	const at = items.indexOf(item);
	return items
		.slice(0, at + 2)
		.filter(
			(other) =>
				other.figure.measure === 'funding' &&
				other.figure.status === 'planned' &&
				other.figure.source === figure.source &&
				other.draft.activity === draft.activity &&
				(other.draft.whole === null || other.draft.paragraph === draft.paragraph),
		)
		.at(-1);
}

function shareCheck({ share, item, whole }: Weighed): Check {
	const percent = Number(((100 * item.figure.value) / whole.figure.value).toFixed(3));
	const tolerance = share.quantity.quantum / 2;
	const holds = Math.abs(percent - share.quantity.value) <= tolerance + 1e-9;
	return check({
		kind: 'share',
		holds,
		statement: holds
			? `${amount(item.figure)} trên ${amount(whole.figure)} là ${printed(percent)}%, khớp tỷ lệ ghi ${printed(share.quantity.value)}%.`
			: `Tỷ lệ ghi ${printed(share.quantity.value)}%, nhưng ${amount(item.figure)} ("${item.figure.quote}") trên ${amount(whole.figure)} là ${printed(percent)}%. Hãy sửa tỷ lệ hoặc số ghi sai.`,
		parts: [item.figure.id],
		whole: whole.figure.id,
		expected: percent,
		found: share.quantity.value,
		tolerance,
		severity: severityOf(holds ? 'holds' : 'share'),
	});
}

/** "…, chiếm 35% so tổng kinh phí": the last amount before it in the same piece. */
function amountOf(items: readonly CheckItem[], share: Share): CheckItem | undefined {
	const { text, quantity } = share;
	const before = text.slice(Math.max(0, quantity.start - 16), quantity.start);
	if (!/chiếm|tương đương|đạt|bằng/iu.test(before)) return undefined;
	const last = items
		.filter(
			(item) =>
				(item.draft.scope === share.scope || standsBefore(item, share)) &&
				item.figure.measure === 'funding' &&
				!item.draft.quantity.denominator &&
				item.draft.quantity.end <= quantity.start,
		)
		.at(-1);
	if (!last || last.figure.source === 'beneficiary') return undefined;
	return /;/u.test(text.slice(last.draft.quantity.end, quantity.start).replace(/\([^()]*\)/gu, '')) ? undefined : last;
}

/** "hỗ trợ 4.300 triệu đồng (chiếm 57,1% …)": the amount right before the bracket that holds the share. */
function standsBefore({ draft }: CheckItem, { scope, text }: Share): boolean {
	if (scope.kind !== 'bracket' || draft.scope !== scope.parent) return false;
	return /^\s*$/u.test(text.slice(draft.quantity.end, scope.start));
}
