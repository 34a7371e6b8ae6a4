// How long a level has for its review, and who is told when it runs late, as dated data. Invariant: silence never decides: a deadline only ever
// reminds, and asks others to look.
import type { PeriodKind } from './reading.ts';
import type { Level } from './register/unit.ts';

/** Everything in working days. */
export interface ReviewDeadline {
	levels: readonly Level[];
	kinds: readonly PeriodKind[];
	/** For the review; the day it is asked for is not counted. */
	days: number;
	/** First reminder, before the due day. */
	remindBefore: number;
	/** Reminders behind the due day: one every so many days, */
	overdueEvery: number;
	/** and so many of them. */
	overdueTimes: number;
	deputiesAfter: number;
	/** Null where there is no level above. */
	aboveAfter: number | null;
}

export interface ReviewDeadlines {
	version: string;
	basis: string;
	rows: readonly ReviewDeadline[];
}

const basis = 'Quy ước của hệ thống; chưa có văn bản quy định thời hạn duyệt của từng cấp';
const short = ['month'] as const;
const usual = ['quarter', 'half', 'nine-months', 'year'] as const;
/** Five-year reviews: the sums of several years are looked at. */
const long = ['programme'] as const;
const lowest = ['commune', 'district'] as const;
const province = ['province'] as const;
const ministry = ['ministry'] as const;
const late = { overdueEvery: 3, overdueTimes: 20 };

/** The system's own policy: a new one is a new entry with the day it is made; the old ones stay, since plans name the one they were made by. */
export const reviewDeadlines: readonly ReviewDeadlines[] = [
	{
		version: '2026-11-25',
		basis,
		rows: [
			{ levels: lowest, kinds: short, days: 3, remindBefore: 1, ...late, deputiesAfter: 2, aboveAfter: 4 },
			{ levels: lowest, kinds: usual, days: 5, remindBefore: 2, ...late, deputiesAfter: 3, aboveAfter: 6 },
			{ levels: lowest, kinds: long, days: 10, remindBefore: 3, ...late, deputiesAfter: 3, aboveAfter: 6 },
			{ levels: province, kinds: short, days: 5, remindBefore: 2, ...late, deputiesAfter: 3, aboveAfter: 6 },
			{ levels: province, kinds: usual, days: 7, remindBefore: 2, ...late, deputiesAfter: 3, aboveAfter: 7 },
			{ levels: province, kinds: long, days: 15, remindBefore: 5, ...late, deputiesAfter: 5, aboveAfter: 10 },
			{ levels: ministry, kinds: short, days: 7, remindBefore: 2, ...late, deputiesAfter: 5, aboveAfter: null },
			{ levels: ministry, kinds: usual, days: 10, remindBefore: 3, ...late, deputiesAfter: 5, aboveAfter: null },
			{ levels: ministry, kinds: long, days: 20, remindBefore: 5, ...late, deputiesAfter: 5, aboveAfter: null },
		],
	},
];

/** The one in force. */
export const deadlinesVersion = reviewDeadlines.at(-1)?.version ?? '';

/** @throws RangeError on a version or a pair of level and kind that the data does not have: a fault of the data, not of the report */
export function reviewDeadlineFor(level: Level, kind: PeriodKind, version: string = deadlinesVersion): ReviewDeadline {
	const rows = reviewDeadlines.find((each) => each.version === version)?.rows ?? [];
	const row = rows.find(({ levels, kinds }) => levels.includes(level) && kinds.includes(kind));
	if (row === undefined) {
		throw new RangeError(`functions/domain/review-deadlines.ts: no deadline for ${level}, ${kind} in "${version}"`);
	}
	return row;
}
