// How long a level may review a report, and what happens while it does not decide: dated data. Invariant: every step only tells people; silence
// never decides (design rule 6).
import type { Level } from './register/unit.ts';
import { addWorkingDays, workingDayFrom } from './working-days.ts';

export interface ReviewRule {
	level: Level;
	/** Working days from the day after the level was asked. */
	days: number;
	/** Working days before the due day on which the level is reminded. */
	remindBefore: number;
	/** Working days after the due day: reminders; then the deputies are asked; then the level above is told. */
	remindEvery: number;
	deputiesAfter: number;
	aboveAfter: number;
}

/** The system's own policy, to be changed here by whoever runs it; no decree sets these days. */
export const reviewRules: readonly { validFrom: string; rules: readonly ReviewRule[] }[] = [
	{
		validFrom: '2004-01-01',
		rules: [
			{ level: 'commune', days: 5, remindBefore: 2, remindEvery: 3, deputiesAfter: 2, aboveAfter: 5 },
			{ level: 'district', days: 5, remindBefore: 2, remindEvery: 3, deputiesAfter: 2, aboveAfter: 5 },
			{ level: 'province', days: 7, remindBefore: 2, remindEvery: 3, deputiesAfter: 3, aboveAfter: 7 },
			{ level: 'ministry', days: 10, remindBefore: 3, remindEvery: 5, deputiesAfter: 5, aboveAfter: 10 },
		],
	},
];

export type ReviewStepKind = 'remind' | 'due' | 'overdue' | 'deputies' | 'above';
export interface ReviewStep {
	kind: ReviewStepKind;
	on: string;
}
export interface ReviewPlan {
	dueOn: string;
	/** In order of their days. */
	steps: ReviewStep[];
}

/** Reminders after the due day, at most; then somebody has been told who can act. */
const mostReminders = 6;
const order: readonly ReviewStepKind[] = ['remind', 'due', 'deputies', 'above', 'overdue'];

/** @param askedOn Vietnamese day on which the level was asked */
export function reviewPlan(level: Level, askedOn: string): ReviewPlan {
	const { rules = [] } = reviewRules.findLast(({ validFrom }) => validFrom <= askedOn) ?? {};
	const rule = rules.find((one) => one.level === level);
	if (!rule) throw new Error(`functions/domain/review-deadlines.ts has no rule for ${level} on ${askedOn}`);
	const dueOn = addWorkingDays(workingDayFrom(askedOn), rule.days);
	const after = (days: number): string => addWorkingDays(dueOn, days);
	const steps: ReviewStep[] = [
		{ kind: 'remind', on: addWorkingDays(dueOn, -rule.remindBefore) },
		{ kind: 'due', on: dueOn },
		{ kind: 'deputies', on: after(rule.deputiesAfter) },
		{ kind: 'above', on: after(rule.aboveAfter) },
		...Array.from(
			{ length: mostReminders },
			(_, i): ReviewStep => ({ kind: 'overdue', on: after(rule.remindEvery * (i + 1)) }),
		),
	];
	return {
		dueOn,
		steps: steps.toSorted((a, b) => a.on.localeCompare(b.on) || order.indexOf(a.kind) - order.indexOf(b.kind)),
	};
}
