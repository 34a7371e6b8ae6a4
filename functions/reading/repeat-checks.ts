// The same figure stated in two parts of a report. Invariant: told so that it is counted once; only equal values are taken for the same.
import { severityOf } from '../domain/check-rules.ts';
import type { Check, Figure } from '../domain/reading.ts';
import { amount, type CheckItem, check } from './check-items.ts';
import type { Section } from './sections.ts';

export function repeatChecks(items: readonly CheckItem[]): Check[] {
	const checks: Check[] = [];
	const totals = items.filter(
		(item) =>
			item.figure.activity === 'total' && (item.figure.measure === 'funding' || item.figure.measure === 'projects'),
	);
	const told = new Map<string, Map<Section, CheckItem>>();
	for (const item of totals) {
		const key = keyOf(item.figure);
		const sections = told.get(key) ?? new Map<Section, CheckItem>();
		told.set(key, sections);
		const earlier = [...sections].slice(0, 2).find(([section]) => section !== item.draft.section)?.[1];
		if (!sections.has(item.draft.section)) sections.set(item.draft.section, item);
		if (!earlier) continue;
		checks.push(
			check({
				kind: 'duplicate',
				holds: true,
				statement: `${amount(item.figure)} được nêu hai lần, khớp nhau.`,
				parts: [item.figure.id],
				whole: earlier.figure.id,
				expected: earlier.figure.value,
				found: item.figure.value,
				severity: severityOf('holds'),
			}),
		);
	}
	return checks;
}

function keyOf({ measure, source, value, period }: Figure): string {
	return [measure, source, value, period.from, period.to].join('|');
}
