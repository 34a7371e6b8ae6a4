// The totals of the prose against the total row of a table that came out one cell a line. Invariant: compared where measure, source and years are
// the same, and called broken only where the two are near each other.
import { severityOf } from '../domain/check-rules.ts';
import type { Check } from '../domain/reading.ts';
import type { CellLineTotal } from './cell-lines.ts';
import { amount, type CheckItem, check, money } from './check-items.ts';
import { headline, partsByWhole } from './headlines.ts';

/** A total that is further off is of something else. */
const nearEnough = 0.3;

export function cellLineChecks(items: readonly CheckItem[], totals: readonly CellLineTotal[]): Check[] {
	const parts = partsByWhole(items);
	return totals.flatMap((total) =>
		total.cells.flatMap((cell) => {
			const said = headline(items, cell.measure, cell.source, parts);
			if (!said || !isOfYears(said, total)) return [];
			const apart = Math.abs(said.figure.value - cell.value);
			if (apart > nearEnough * cell.value) return [];
			const step = cell.measure === 'funding' ? Math.max(cell.step, said.draft.quantity.quantum) : 0;
			return [compared(said, cell.value, step, apart < step || apart === 0, total)];
		}),
	);
}

const isOfYears = ({ figure: { period } }: CheckItem, { years }: CellLineTotal): boolean =>
	years === null || (years.from === period.from && years.to === period.to);

function compared(
	{ figure }: CheckItem,
	expected: number,
	tolerance: number,
	holds: boolean,
	row: CellLineTotal,
): Check {
	const where = `hàng "${row.label}" của "${row.title}"`;
	return check({
		kind: 'prose-vs-table',
		holds,
		statement: holds
			? `Phần lời ghi ${amount(figure)}, khớp ${where}.`
			: `Phần lời ghi ${amount(figure)} ("${figure.quote}"), ${where} ghi ${money(expected, figure.unit)}. Hãy sửa phần lời hoặc bảng.`,
		parts: [figure.id],
		whole: null,
		expected,
		found: figure.value,
		tolerance,
		severity: severityOf(holds ? 'holds' : 'prose-vs-table'),
	});
}
