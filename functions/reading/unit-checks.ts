// Amounts whose unit cannot be meant ("1.000 đồng" for 1.000 triệu). Invariant: only told where the other numbers prove it.
import { severityOf } from '../domain/check-rules.ts';
import type { Check } from '../domain/reading.ts';
import { type CheckItem, check, money } from './check-items.ts';
import { type PartGroup, sumOf, toleranceOf } from './sum-checks.ts';

const factors = [1_000_000, 1_000, 1_000_000_000] as const;

export interface UnitFindings {
	checks: Check[];
	/** Sums that are broken only by such a slip need not be told again. */
	explained: Set<PartGroup>;
}

export function unitChecks(groups: readonly PartGroup[]): UnitFindings {
	const checks: Check[] = [];
	const explained = new Set<PartGroup>();
	for (const group of groups) {
		if (group.whole.figure.measure !== 'funding' || group.parts.length < 2) continue;
		const tolerance = toleranceOf(group.whole, group.parts);
		if (Math.abs(sumOf(group.parts) - group.whole.figure.value) <= tolerance) continue;
		const slip = slipOf(group.whole, group.parts);
		if (!slip) continue;
		explained.add(group);
		checks.push(slipCheck(slip, group.parts));
	}
	return { checks, explained };
}

export interface Slip {
	item: CheckItem;
	meant: number;
}

/** The one part that makes the sum right when its unit is mended. */
export function slipOf(whole: CheckItem, parts: readonly CheckItem[]): Slip | null {
	const tolerance = toleranceOf(whole, parts);
	const sum = sumOf(parts);
	for (const item of parts)
		for (const factor of factors) {
			const meant = item.figure.value * factor;
			if (Math.abs(sum - item.figure.value + meant - whole.figure.value) <= tolerance) return { item, meant };
		}
	return null;
}

export function slipCheck({ item, meant }: Slip, parts: readonly CheckItem[]): Check {
	return check({
		kind: 'unit',
		holds: false,
		statement: `Ghi ${money(item.figure.value, 'VND')} ("${item.figure.quote}"), nhưng các số khác cho thấy phải là ${money(meant, 'VND')}. Hãy sửa đơn vị tiền.`,
		parts: parts.filter((part) => part !== item).map((part) => part.figure.id),
		whole: item.figure.id,
		expected: meant,
		found: item.figure.value,
		severity: severityOf('unit'),
	});
}
