// What is said to be public and own money together, against the two amounts told before it. Invariant: only weighed where its words say
// that both are in it, and where both stand before it in its section.
import { severityOf } from '../domain/check-rules.ts';
import type { Check } from '../domain/reading.ts';
import { isInvestment, isTogether } from './all-money.ts';
import { amount, type CheckItem, check, money } from './check-items.ts';
import { sumOf, toleranceOf } from './sum-checks.ts';

/** A sum that is further off is of other amounts. */
const nearEnough = 0.25;

const toldOf = ({ draft }: CheckItem) => ({ text: draft.paragraph.paragraph.text, quantity: draft.quantity });
const isExact = ({ figure }: CheckItem): boolean => figure.bound === 'exact' && figure.valueTo === null;

export function allMoneyChecks(items: readonly CheckItem[]): Check[] {
	return items.flatMap((whole, at) => {
		if (whole.figure.measure !== 'funding' || !isExact(whole) || !isTogether(toldOf(whole))) return [];
		const before = items.slice(0, at).filter((item) => standsWith(item, whole));
		const own = before.filter(({ figure }) => figure.source === 'beneficiary').at(-1);
		const given = givenOf(before);
		const sums = own ? given.map((one) => [one, own]) : [];
		const parts = sums.find((one) => holds(whole, one)) ?? sums.at(-1);
		return parts?.every(isExact) && isNear(whole, parts) ? [sumCheck(whole, parts)] : [];
	});
}

/** What was given over all sources, or the one amount of public money there is. */
function givenOf(before: readonly CheckItem[]): CheckItem[] {
	const given = before.filter((item) => item.figure.source !== 'beneficiary' && !isInvestment(toldOf(item)));
	const all = given.filter((item) => item.figure.source === 'all');
	return all.length > 0 ? all : given.length === 1 ? given : [];
}

/** Of the same activity and years, in the same section, and no part of something else. */
function standsWith({ draft, figure }: CheckItem, whole: CheckItem): boolean {
	return (
		figure.measure === 'funding' &&
		draft.section === whole.draft.section &&
		draft.activity === whole.draft.activity &&
		draft.whole === null &&
		!draft.quantity.perYear &&
		figure.status !== 'planned' &&
		figure.period.from === whole.figure.period.from &&
		figure.period.to === whole.figure.period.to
	);
}

const holds = (whole: CheckItem, parts: readonly CheckItem[]): boolean =>
	Math.abs(sumOf(parts) - whole.figure.value) <= toleranceOf(whole, parts);
const isNear = (whole: CheckItem, parts: readonly CheckItem[]): boolean =>
	Math.abs(sumOf(parts) - whole.figure.value) <= nearEnough * whole.figure.value;

function sumCheck(whole: CheckItem, parts: readonly CheckItem[]): Check {
	const sum = sumOf(parts);
	const right = holds(whole, parts);
	const list = parts.map(({ figure }) => amount(figure)).join(' + ');
	const { figure } = whole;
	return check({
		kind: 'sum',
		holds: right,
		statement: right
			? `${amount(figure)} = ${list} (vốn hỗ trợ và vốn của cơ sở)`
			: `Tổng vốn ghi ${amount(figure)} ("${figure.quote}"), nhưng vốn hỗ trợ và vốn của cơ sở cộng lại (${list}) là ${money(sum, figure.unit)}, lệch ${money(Math.abs(sum - figure.value), figure.unit)}. Hãy sửa số tổng hoặc phần ghi sai.`,
		parts: parts.map((part) => part.figure.id),
		whole: figure.id,
		expected: sum,
		found: figure.value,
		tolerance: toleranceOf(whole, parts),
		severity: severityOf(right ? 'holds' : 'sum-shortfall'),
	});
}
