// What a quantity is a part of: by "trong đó", brackets, the lead-in of its list, or a line that divides a total. Invariant: the nearest scope that
// gives an amount of its kind decides.
import { isInvestment } from './all-money.ts';
import { onlyWhole } from './breakdowns.ts';
import type { Draft } from './figure-context.ts';
import type { Quantity } from './quantity.ts';
import type { Scope } from './scopes.ts';

export function findWhole(
	quantity: Quantity,
	{ scope, text, known, totals }: { scope: Scope; text: string; known: readonly Draft[]; totals: readonly Draft[] },
): Draft | null {
	return enclosing(quantity, scope, known) ?? onlyWhole(totals, quantity) ?? spentOf(text, quantity, known);
}

const isWholeInvestment = ({ paragraph, quantity }: Draft): boolean =>
	isInvestment({ text: paragraph.paragraph.text, quantity });

/** The last quantity of the same measure that stands in the scope this one breaks down, or anywhere before a list of parts. */
function enclosing(quantity: Quantity, scope: Scope, known: readonly Draft[]): Draft | null {
	if (quantity.denominator) return null;
	const same = known.filter(
		(one) =>
			!one.quantity.denominator &&
			one.quantity.measure === quantity.measure &&
			one.quantity.perYear === quantity.perYear,
	);
	let inner = scope;
	for (let outer = scope.parent; outer; inner = outer, outer = outer.parent) {
		const bracketed = bracketBefore(inner, outer, same);
		if (bracketed) return bracketed;
		const inside = same.filter((one) => one.scope === outer);
		const given = inside.filter((one) => one.source !== 'beneficiary' && !isWholeInvestment(one));
		// A list after "hỗ trợ 395 triệu đồng; cơ sở đối ứng 520 triệu đồng, tổng vốn 915 triệu đồng" is of what was given.
		const found = (scope.kind === 'bracket' || inside.length < 2 ? inside : given.length > 0 ? given : inside).at(-1);
		if (found) return found;
	}
	if (!scope.listed) return null;
	return same.filter((one) => one.whole === null && one.sentence !== scope).at(-1) ?? null;
}

const opensList = /^[\s,]*(?:(?:trong đó|bao gồm|gồm|gồm có|cụ thể)(?: là| như sau)?)?[\s:]*$/iu;

/** "hỗ trợ 04 đề án (900 triệu đồng): hộ A …": the list breaks down the one amount of the bracket right before it. */
function bracketBefore(list: Scope, outer: Scope, same: readonly Draft[]): Draft | undefined {
	if (list.kind !== 'parts') return undefined;
	const inside = same.filter(
		({ scope, whole }) => scope.kind === 'bracket' && scope.parent === outer && whole?.scope !== outer,
	);
	const last = inside.at(-1);
	if (!last || inside.filter((one) => one.scope === last.scope).length > 1) return undefined;
	const { text } = last.paragraph.paragraph;
	const isSame = list.start >= last.scope.end && outer.children.includes(list);
	return opensList.test(text.slice(last.scope.end, isSame ? list.start : text.length)) ? last : undefined;
}

/** "kinh phí 600 triệu đồng; giải ngân được 300 triệu đồng": the second is in the first. */
function spentOf(text: string, quantity: Quantity, known: readonly Draft[]): Draft | null {
	if (quantity.measure !== 'funding') return null;
	const before = text.slice(Math.max(0, quantity.start - 60), quantity.start);
	if (!/(?:giải ngân|thanh toán|quyết toán|tạm ứng)[^,.;\d]{0,30}$/iu.test(before)) return null;
	return (
		known
			.filter((one) => one.quantity.measure === 'funding' && one.paragraph.paragraph.text === text)
			.findLast((one) => one.quantity.value >= quantity.value) ?? null
	);
}
