// By when a unit sends which report, as dated data. Invariant: only what stands here is owed; a report that no rule knows a day for has none, and is
// never late.
import type { PeriodParts } from './periods.ts';
import type { PeriodKind } from './reading.ts';
import type { Level } from './register/unit.ts';

export interface ReportingDeadline {
	levels: readonly Level[];
	kinds: readonly PeriodKind[];
	/** Counted from the last day of the period's figures, the 14th (Decree 09/2019/NĐ-CP), */
	by: { workingDaysAfterClose: number } | { dayOfMonth: number };
	/** whose date has to lie within these. */
	validFrom: string;
	validTo: string | null;
	basis: string;
}

/** A five-year review comes on request, with its own day: it has no line. */
const periodic = ['month', 'quarter', 'half', 'nine-months', 'year'] as const;
const decreeFrom = '2019-03-12';

/**
 * The 25th is that of the domain notes (`domain.md`, Who reports to whom). They give no day for the lower levels: two working days behind the close
 * are the system's own policy, which leaves the province time for its sums. (The cluster reports of Circular 14/2024/TT-BCT are another regime:
 * commune by 25/6 and 25/12, Sở by 30/6 and 31/12.)
 */
export const reportingDeadlines: readonly ReportingDeadline[] = [
	{
		levels: ['district'],
		kinds: periodic,
		by: { workingDaysAfterClose: 2 },
		validFrom: decreeFrom,
		validTo: '2025-06-30',
		basis: 'Quy ước của hệ thống, theo ngày chốt số liệu của Nghị định 09/2019/NĐ-CP',
	},
	{
		levels: ['commune'],
		kinds: periodic,
		by: { workingDaysAfterClose: 2 },
		validFrom: '2025-07-01',
		validTo: null,
		basis: 'Quy ước của hệ thống, theo ngày chốt số liệu của Nghị định 09/2019/NĐ-CP; Nghị định 139/2025/NĐ-CP',
	},
	{
		levels: ['province'],
		kinds: periodic,
		by: { dayOfMonth: 25 },
		validFrom: decreeFrom,
		validTo: null,
		basis: 'Nghị định 09/2019/NĐ-CP; ngày 25 tháng cuối kỳ',
	},
];

/** Working days before the due day. */
export const remindBeforeDue: readonly number[] = [10, 3];

/**
 * What is expected of every unit without being asked: first half and year, the two that both regimes have. The others have a day when they are asked
 * for; to expect them of all is a line more here.
 */
export const expectedReports: readonly Pick<PeriodParts, 'kind' | 'index'>[] = [
	{ kind: 'half', index: 1 },
	{ kind: 'year' },
];
