// Projects that are none: a row of the money table counts as many "projects" as another table counts establishments visited. Invariant: only
// told where both rows have the same words and number and the money of one such project is too small to be one.
import { severityOf } from '../domain/check-rules.ts';
import type { Check } from '../domain/reading.ts';
import { type CheckItem, check, printed } from './check-items.ts';
import { wordsOf } from './row-likeness.ts';
import type { RowFact } from './table-facts.ts';

/** No project of these programmes costs less. */
const leastProject = 5_000_000;

export function countedOtherwise(items: readonly CheckItem[], facts: readonly RowFact[]): Check[] {
	return facts.flatMap((row) => {
		if (row.role !== 'item' || row.measure !== 'projects' || row.source !== 'all' || row.value < 5) return [];
		const money = facts.find((one) => isSameRow(one, row) && one.measure === 'funding' && one.source === 'all');
		const visited = facts.find(
			(one) =>
				one.table !== row.table && one.measure === 'establishments' && one.value === row.value && saysTheSame(one, row),
		);
		if (!money || !visited || money.value / row.value >= leastProject) return [];
		const said = items.find(
			({ figure }) =>
				figure.measure === 'projects' &&
				figure.activity === row.activity &&
				figure.source === 'all' &&
				figure.period.from === row.period.from &&
				figure.period.to === row.period.to &&
				figure.value > row.value &&
				facts.some(
					(one) =>
						one.role === 'section' &&
						one.table === row.table &&
						one.measure === 'projects' &&
						one.source === 'all' &&
						one.value === figure.value &&
						one.activity === figure.activity,
				),
		);
		if (!said) return [];
		return [
			check({
				kind: 'unit',
				holds: false,
				statement: `Trong ${printed(said.figure.value)} ${said.figure.unit} có ${printed(row.value)} là số cơ sở của hàng "${row.label}", không phải đề án; không kể thì còn ${printed(said.figure.value - row.value)}. Hãy sửa số đề án hoặc giải thích.`,
				parts: [...row.ids, ...visited.ids],
				whole: said.figure.id,
				expected: said.figure.value - row.value,
				found: said.figure.value,
				severity: severityOf('counted-otherwise'),
			}),
		];
	});
}

const isSameRow = (a: RowFact, b: RowFact): boolean =>
	a.table === b.table && a.row === b.row && a.period.from === b.period.from && a.period.to === b.period.to;

function saysTheSame(a: RowFact, b: RowFact): boolean {
	const [one, two] = [wordsOf(a.label), wordsOf(b.label)];
	const shared = [...one].filter((word) => two.has(word)).length;
	return shared >= 3 && shared >= 0.75 * Math.max(one.size, two.size);
}
