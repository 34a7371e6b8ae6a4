// Which of a report's sums a message names. Invariant: values are shown as published, never added up here.
import { type Activity, activityNames } from '../domain/activities.ts';
import type { SummaryCell } from '../domain/reading.ts';
import { sourceNames } from '../domain/source-names.ts';

export interface MailTotal {
	vi: string;
	en: string;
	/** "4.884.000.000 đồng". */
	amount: string;
}

const mostRows = 6;

const nameOf = (activity: Activity) =>
	activityNames.find(({ key }) => key === activity) ?? { vi: activity, en: activity };

/** Funding is whole đồng; points group by thousands, as Vietnamese reports print it. */
const amountOf = (value: number): string => `${String(value).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;

/** The money of the whole programme; where the report states none, of its activities. At most six rows. */
export function totalsOf(cells: readonly SummaryCell[]): MailTotal[] {
	const money = cells.filter((cell) => cell.measure === 'funding' && cell.status !== 'planned');
	const whole = money.filter((cell) => cell.activity === 'total');
	return (whole.length > 0 ? whole : money).slice(0, mostRows).map((cell) => {
		const activity = nameOf(cell.activity);
		const source = cell.source ? sourceNames[cell.source] : null;
		const years = cell.period.from === cell.period.to ? `${cell.period.from}` : `${cell.period.from}-${cell.period.to}`;
		return {
			vi: [activity.vi, source?.vi, years].filter(Boolean).join(', '),
			en: [activity.en, source?.en, years].filter(Boolean).join(', '),
			amount: amountOf(cell.value),
		};
	});
}
