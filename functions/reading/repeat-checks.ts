// The same figure stated in two parts of a report. Invariant: told so that it is counted once; only equal values are taken for the same.
import type { Check } from '../domain/reading.ts';
import { amount, type CheckItem, check } from './check-items.ts';

export function repeatChecks(items: readonly CheckItem[]): Check[] {
	const checks: Check[] = [];
	const totals = items.filter(
		(item) =>
			item.figure.activity === 'total' && (item.figure.measure === 'funding' || item.figure.measure === 'projects'),
	);
	totals.forEach((item, i) => {
		const earlier = totals.slice(0, i).find((other) => repeats(other, item));
		if (!earlier) return;
		checks.push(
			check({
				kind: 'duplicate',
				holds: true,
				statement: `${amount(item.figure)} được nêu hai lần, khớp nhau.`,
				parts: [item.figure.id],
				whole: earlier.figure.id,
				expected: earlier.figure.value,
				found: item.figure.value,
				severity: 'info',
			}),
		);
	});
	return checks;
}

function repeats(a: CheckItem, b: CheckItem): boolean {
	return (
		a.draft.section !== b.draft.section &&
		a.figure.measure === b.figure.measure &&
		a.figure.source === b.figure.source &&
		a.figure.value === b.figure.value &&
		a.figure.period.from === b.figure.period.from &&
		a.figure.period.to === b.figure.period.to
	);
}
