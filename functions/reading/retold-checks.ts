// The same fact told twice with two values. Invariant: only totals of a source, the projects or money of an activity summed up elsewhere, and
// counts whose words agree are taken for the same fact, and only where the values are near each other.
import { severityOf } from '../domain/check-rules.ts';
import type { Check, Figure } from '../domain/reading.ts';
import { amount, type CheckItem, check } from './check-items.ts';
import type { Draft } from './figure-context.ts';

/** Further apart than this they are two facts. */
const nearEnough = 0.25;

export function retoldChecks(items: readonly CheckItem[]): Check[] {
	const comparable = items.filter(
		({ figure, draft }) =>
			figure.bound === 'exact' && figure.valueTo === null && !draft.quantity.perYear && !draft.quantity.denominator,
	);
	return [...retoldMoney(comparable), ...retoldCounts(comparable)];
}

/** Totals with the establishments' own money in them differ by how much of it is told. */
const isComparable = ({ covers, source, activity }: Figure): boolean =>
	source === 'beneficiary' ? activity === 'total' : covers !== 'total';
const isMoneyOrProjects = ({ measure }: Figure): boolean => measure === 'funding' || measure === 'projects';

function retoldMoney(items: readonly CheckItem[]): Check[] {
	const groups = Map.groupBy(
		items.filter(({ figure }) => isMoneyOrProjects(figure) && isComparable(figure)),
		({ figure }) =>
			[figure.activity, figure.source, figure.measure, figure.status, figure.period.from, figure.period.to].join('|'),
	);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (!first || !isHead(first)) return [];
		const other = group.find((item) => retells(item, first, items));
		return other && differs(first, other) ? [finding(first, other)] : [];
	});
}

/** The first figure of its section for all of its source, no part of another of its kind. */
function isHead({ draft, figure }: CheckItem): boolean {
	if (figure.activity === 'total') return figure.source !== 'all' ? true : draft.whole === null;
	return draft.whole === null && draft.section.activity === figure.activity && draft.paragraph.bullet < 0;
}

/** Told again in a part that sums up: a section that is about no one activity. */
function retells({ draft, figure }: CheckItem, first: CheckItem, items: readonly CheckItem[]): boolean {
	if (draft.section === first.draft.section || draft.section.activity !== null) return false;
	if (draft.whole !== null && draft.whole.quantity.measure === figure.measure) return false;
	if (figure.activity !== 'total' || figure.source !== 'all' || sumsUp.test(draft.paragraph.paragraph.text))
		return true;
	// "đã hỗ trợ 08 đề án, kinh phí 1.256 triệu đồng": with the same number of projects beside it.
	return projectsBeside(draft, items).some((count) => projectsBeside(first.draft, items).includes(count));
}

const projectsBeside = ({ paragraph }: Draft, items: readonly CheckItem[]): number[] =>
	items
		.filter(
			({ draft, figure }) =>
				draft.paragraph === paragraph && figure.measure === 'projects' && figure.activity === 'total',
		)
		.map(({ figure }) => figure.value);

const sumsUp = /(?<!\p{L})(?:tổng|toàn bộ|cộng|như vậy)(?!\p{L})/iu;

function retoldCounts(items: readonly CheckItem[]): Check[] {
	const counts = items.filter(({ figure }) => !isMoneyOrProjects(figure) && figure.measure !== 'other');
	const groups = Map.groupBy(counts, ({ figure }) =>
		[figure.measure, figure.unit, figure.status, figure.period.from, figure.period.to].join('|'),
	);
	return [...groups.values()].flatMap((group) =>
		group.flatMap((item, i) => {
			if (item.draft.section.activity !== null) return [];
			const first = group
				.slice(0, i)
				.find((other) => other.draft.section !== item.draft.section && sameWords(other, item));
			return first && differs(first, item) ? [finding(first, item)] : [];
		}),
	);
}

/** The words right behind both numbers agree: "sản phẩm được công nhận cấp huyện". */
function sameWords(a: CheckItem, b: CheckItem): boolean {
	const [left, right] = [wordsBehind(a), wordsBehind(b)];
	const shared = left.filter((word) => right.includes(word)).length;
	return Math.min(left.length, right.length) >= 3 && shared >= 3 && shared >= 0.6 * Math.min(left.length, right.length);
}

function wordsBehind({ draft }: CheckItem): string[] {
	const { text } = draft.paragraph.paragraph;
	const tail = text.slice(draft.quantity.end, draft.quantity.end + 60).split(/[,;.()]|\d/u)[0] ?? '';
	return tail.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function differs(a: CheckItem, b: CheckItem): boolean {
	const apart = Math.abs(a.figure.value - b.figure.value);
	const step = (a.draft.quantity.quantum + b.draft.quantity.quantum) / 2;
	return (
		apart > (a.figure.measure === 'funding' ? step : 0) &&
		apart <= nearEnough * Math.max(a.figure.value, b.figure.value)
	);
}

function finding(first: CheckItem, other: CheckItem): Check {
	return check({
		kind: 'duplicate',
		holds: false,
		statement: `Cùng một việc nêu hai số: ${amount(first.figure)} ("${first.figure.quote}") và ${amount(other.figure)} ("${other.figure.quote}"). Hãy giữ số đúng ở cả hai nơi.`,
		parts: [other.figure.id],
		whole: first.figure.id,
		expected: first.figure.value,
		found: other.figure.value,
		severity: severityOf('retold'),
	});
}
