// What happens on which day while a level has a report to review. Invariant: every step is on a working day behind the day of asking, in the order of
// the days; a plan decides nothing.
import type { PeriodKind } from './reading.ts';
import type { Level } from './register/unit.ts';
import { deadlinesVersion, reviewDeadlineFor } from './review-deadlines.ts';
import { addWorkingDays } from './working-days.ts';

/** In the order they are taken on one day. */
export const stepKinds = ['remind', 'due', 'overdue', 'deputies', 'above'] as const;
export type StepKind = (typeof stepKinds)[number];

export interface PlanStep {
	kind: StepKind;
	on: string;
}

export interface ReviewPlan {
	dueOn: string;
	steps: readonly PlanStep[];
	/** Of the deadlines; the same version gives the same plan while the holidays of those days do not change. */
	version: string;
}

export interface ReviewAsked {
	level: Level;
	periodKind: PeriodKind;
	/** The day in Viet Nam. */
	askedAt: string;
	/** Of the deadlines; without it the one in force. */
	version?: string;
}

const inOrder = (a: PlanStep, b: PlanStep): number =>
	a.on.localeCompare(b.on) || stepKinds.indexOf(a.kind) - stepKinds.indexOf(b.kind);

/** @throws RangeError where the holiday data ends before the plan does */
export function reviewPlan({ level, periodKind, askedAt, version = deadlinesVersion }: ReviewAsked): ReviewPlan {
	const deadline = reviewDeadlineFor(level, periodKind, version);
	const dueOn = addWorkingDays(askedAt, deadline.days);
	const step = (kind: StepKind, after: number): PlanStep => ({ kind, on: addWorkingDays(dueOn, after) });
	const reminder = step('remind', -deadline.remindBefore);
	const steps = [
		...(reminder.on > askedAt ? [reminder] : []),
		step('due', 0),
		...Array.from({ length: deadline.overdueTimes }, (_, nth) => step('overdue', (nth + 1) * deadline.overdueEvery)),
		step('deputies', deadline.deputiesAfter),
		...(deadline.aboveAfter === null ? [] : [step('above', deadline.aboveAfter)]),
	];
	return { dueOn, steps: steps.sort(inOrder), version };
}
