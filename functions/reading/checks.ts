// All checks of a reading. Invariant: broken ones first within their kind; a sum broken only by a unit slip is told once.
import type { Check, Figure } from '../domain/reading.ts';
import { allMoneyChecks } from './all-money-checks.ts';
import { averageChecks } from './average-checks.ts';
import type { CheckItem } from './check-items.ts';
import { citationChecks } from './citation-checks.ts';
import type { Citation } from './citations.ts';
import type { Draft } from './figure-context.ts';
import type { Drafts } from './figure-drafts.ts';
import { repeatChecks } from './repeat-checks.ts';
import { retoldChecks } from './retold-checks.ts';
import { sectionSumChecks } from './section-sums.ts';
import { shareChecks } from './share-checks.ts';
import { partGroups, sumChecks } from './sum-checks.ts';
import { unitChecks } from './unit-checks.ts';

/** Drafts and the figures they became, side by side. */
export function itemsOf(drafts: readonly Draft[], figures: readonly Figure[]): CheckItem[] {
	return drafts.flatMap((draft, i) => {
		const figure = figures[i];
		return figure ? [{ draft, figure }] : [];
	});
}

export function checkFigures(
	{ drafts, shares }: Drafts,
	figures: readonly Figure[],
	citations: readonly Citation[],
): Check[] {
	const items = itemsOf(drafts, figures);
	const groups = partGroups(items);
	const units = unitChecks(groups);
	return [
		...units.checks,
		...sumChecks(groups.filter((group) => !units.explained.has(group))),
		...sectionSumChecks(items),
		...shareChecks(items, shares),
		...allMoneyChecks(items),
		...averageChecks(items),
		...repeatChecks(items),
		...retoldChecks(items),
		...citationChecks(citations),
	];
}
