// The approved sums at the end, as a table. Invariant: shows what the API answers, own figures first and the sum below where there are none.
import { z } from 'zod';
import { activityNames } from '../../../functions/domain/activities.ts';

export const viewSchema = z.looseObject({
	cells: z.array(
		z.looseObject({
			activity: z.string(),
			source: z.string().nullable(),
			measure: z.string(),
			status: z.string(),
			own: z.number().nullable(),
			below: z.number().nullable(),
		}),
	),
	coverage: z.looseObject({ expected: z.number(), approved: z.number() }),
});
export type View = z.infer<typeof viewSchema>;
export interface Column {
	readonly title: string;
	readonly view: View;
}

/** A view has a cell per budget and one over all of them: these are never added, the widest stands. */
function money(view: View, activity: string): number {
	const cells = view.cells.filter(
		(cell) => cell.measure === 'funding' && cell.status === 'actual' && cell.activity === activity,
	);
	const cell = cells.find(({ source }) => source === 'all') ?? cells.find(({ source }) => source === 'local');
	return cell?.own ?? cell?.below ?? 0;
}

export const totalOf = (view: View): number => money(view, 'total');

const grouped = (value: number): string => (value === 0 ? '-' : String(value).replace(/\B(?=(\d{3})+$)/g, '.'));

export function tableOf(columns: readonly Column[]): string {
	const rows = activityNames
		.filter(({ key }) => columns.some(({ view }) => money(view, key) !== 0))
		.map(({ key, vi }) => [vi, ...columns.map(({ view }) => grouped(money(view, key)))]);
	const coverage = columns.map(({ view: { coverage } }) =>
		coverage.expected === 0 ? '' : `${coverage.approved}/${coverage.expected}`,
	);
	const lines = [
		['Kinh phí (đồng)', ...columns.map(({ title }) => title)],
		...rows,
		['Đơn vị đã duyệt / phải báo cáo', ...coverage],
	];
	const widths = lines[0]?.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0))) ?? [];
	return lines
		.map((line) =>
			line
				.map((text, index) => (index === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[index] ?? 0)))
				.join('   ')
				.trimEnd(),
		)
		.join('\n');
}
