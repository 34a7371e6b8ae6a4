// The plan of a review: due, reminders and escalation on working days, from dated data, by properties over levels, kinds and days.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/calendar-day.ts';
import { holidayOn } from '../../../functions/domain/holidays.ts';
import { periodKinds } from '../../../functions/domain/reading.ts';
import { levels } from '../../../functions/domain/register/unit.ts';
import { deadlinesVersion, reviewDeadlineFor, reviewDeadlines } from '../../../functions/domain/review-deadlines.ts';
import { reviewPlan, stepKinds } from '../../../functions/domain/review-plan.ts';
import { isWorkingDay, workingDaysBetween } from '../../../functions/domain/working-days.ts';

const asked = fc.record({
	level: fc.constantFrom(...levels),
	periodKind: fc.constantFrom(...periodKinds),
	askedAt: fc.integer({ min: 0, max: 3100 }).map((nth) => addDays('2020-01-01', nth)),
});

describe('the plan of a review', () => {
	it('of a year at a commune: two days before, the fifth day, then every third, deputies, the level above', () => {
		const plan = reviewPlan({ level: 'commune', periodKind: 'year', askedAt: '2025-12-18' });
		expect(plan.dueOn).toBe('2025-12-25');
		expect(plan.version).toBe(deadlinesVersion);
		expect(plan.steps.slice(0, 7)).toEqual([
			{ kind: 'remind', on: '2025-12-23' },
			{ kind: 'due', on: '2025-12-25' },
			{ kind: 'overdue', on: '2025-12-30' },
			{ kind: 'deputies', on: '2025-12-30' },
			{ kind: 'overdue', on: '2026-01-06' },
			{ kind: 'above', on: '2026-01-06' },
			{ kind: 'overdue', on: '2026-01-09' },
		]);
	});

	it('waits over Tết', () => {
		expect(reviewPlan({ level: 'province', periodKind: 'year', askedAt: '2025-01-23' }).dueOn).toBe('2025-02-10');
	});

	it('has no level above the ministry', () => {
		const kinds = reviewPlan({ level: 'ministry', periodKind: 'half', askedAt: '2025-07-01' }).steps.map(
			({ kind }) => kind,
		);
		expect(kinds).toContain('deputies');
		expect(kinds).not.toContain('above');
	});

	it('is in order, on working days behind the day of asking, the due day after exactly the days of the data', () => {
		fc.assert(
			fc.property(asked, (question) => {
				const { dueOn, steps } = reviewPlan(question);
				const deadline = reviewDeadlineFor(question.level, question.periodKind);
				expect(workingDaysBetween(question.askedAt, dueOn)).toBe(deadline.days);
				const keys = steps.map(({ kind, on }) => `${on} ${stepKinds.indexOf(kind)}`);
				expect(keys).toEqual([...keys].sort());
				for (const { kind, on } of steps) {
					expect([isWorkingDay(on), holidayOn(on), on > question.askedAt]).toEqual([true, undefined, true]);
					expect(kind === 'remind' ? on < dueOn : on >= dueOn).toBe(true);
				}
				expect(steps.filter(({ kind }) => kind === 'due')).toEqual([{ kind: 'due', on: dueOn }]);
				expect(steps.filter(({ kind }) => kind === 'overdue')).toHaveLength(deadline.overdueTimes);
			}),
		);
	});

	it('asked for later is never due sooner', () => {
		fc.assert(
			fc.property(asked, fc.nat(40), (question, later) => {
				const then = { ...question, askedAt: addDays(question.askedAt, later) };
				expect(reviewPlan(question).dueOn <= reviewPlan(then).dueOn).toBe(true);
			}),
		);
	});
});

describe('the deadlines', () => {
	it('give every level and kind exactly one row in every version, a reminder within it and the deputies before the level above', () => {
		for (const { version, basis, rows } of reviewDeadlines) {
			expect(basis).toBeTruthy();
			for (const level of levels)
				for (const kind of periodKinds) {
					expect(rows.filter((row) => row.levels.includes(level) && row.kinds.includes(kind))).toHaveLength(1);
					const row = reviewDeadlineFor(level, kind, version);
					expect(0 < row.remindBefore && row.remindBefore < row.days && row.overdueEvery > 0).toBe(true);
					expect(row.aboveAfter === null).toBe(level === 'ministry');
					if (row.aboveAfter !== null) expect(row.deputiesAfter).toBeLessThan(row.aboveAfter);
				}
		}
	});

	it('are five, seven and ten working days for the usual report', () => {
		const days = levels.map((level) => reviewDeadlineFor(level, 'year').days);
		expect(days).toEqual([5, 5, 7, 10]);
	});

	it('are refused by a version that there is not', () => {
		expect(() => reviewDeadlineFor('commune', 'year', 'never')).toThrow('functions/domain/review-deadlines.ts');
	});
});
