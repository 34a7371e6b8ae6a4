// Amounts whose unit cannot be meant ("1.000 đồng" for 1.000 triệu). Invariant: only told where the other numbers prove it.
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
		const slip = findSlip(group, tolerance);
		if (!slip) continue;
		explained.add(group);
		checks.push(
			check({
				kind: 'unit',
				holds: false,
				statement: `Ghi ${money(slip.item.figure.value, 'VND')} ("${slip.item.figure.quote}"), nhưng các số khác cho thấy phải là ${money(slip.meant, 'VND')}.`,
				parts: group.parts.filter((part) => part !== slip.item).map((part) => part.figure.id),
				whole: slip.item.figure.id,
				expected: slip.meant,
				found: slip.item.figure.value,
				severity: 'error',
			}),
		);
	}
	return { checks, explained };
}

function findSlip(group: PartGroup, tolerance: number): { item: CheckItem; meant: number } | null {
	const sum = sumOf(group.parts);
	for (const item of group.parts)
		for (const factor of factors) {
			const meant = item.figure.value * factor;
			if (Math.abs(sum - item.figure.value + meant - group.whole.figure.value) <= tolerance) return { item, meant };
		}
	return null;
}
