// Working days and the days of a review. Method: known weeks of real years, and properties over all of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holidays } from '../../../functions/domain/holidays.ts';
import { levels } from '../../../functions/domain/register/unit.ts';
import { reviewPlan } from '../../../functions/domain/review-deadlines.ts';
import {
	addDays,
	addWorkingDays,
	isWorkingDay,
	workingDayFrom,
	workingDaysBetween,
} from '../../../functions/domain/working-days.ts';

const day = fc.integer({ min: 0, max: 365 * 8 }).map((n) => addDays('2019-03-01', n));

describe('working days', () => {
	it.each([
		['2025-01-29', false, 'Tết'],
		['2025-04-07', false, 'Giỗ Tổ'],
		['2025-05-02', false, 'swapped'],
		['2025-04-26', true, 'the Saturday worked in exchange'],
		['2025-09-01', false, 'second day of the National Day'],
		['2025-09-03', true, 'after it'],
		['2026-02-18', false, 'Tết'],
		['2026-04-27', false, 'in lieu of a Sunday'],
		['2026-11-24', true, 'an ordinary Tuesday'],
		['2026-11-28', false, 'a Saturday'],
	])('%s: %s (%s)', (date, works) => expect(isWorkingDay(date)).toBe(works));

	it('never name a weekend as closed nor a weekday as open', () => {
		for (const { year, closed, open } of holidays) {
			const weekday = (date: string) => new Date(`${year}-${date}T00:00:00Z`).getUTCDay();
			expect(
				closed.filter((date) => [0, 6].includes(weekday(date))),
				`${year}`,
			).toEqual([]);
			expect(
				open.filter((date) => weekday(date) !== 6),
				`${year}`,
			).toEqual([]);
			expect(closed.length).toBeGreaterThanOrEqual(9);
		}
	});

	it('count back what was counted forward, and never end on a day off', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 40 }), (from, count) => {
				const start = workingDayFrom(from);
				const to = addWorkingDays(start, count);
				expect(isWorkingDay(to)).toBe(true);
				expect(addWorkingDays(to, -count)).toBe(start);
				expect(workingDaysBetween(start, to)).toBe(count);
			}),
		);
	});

	it('say which year is missing', () => {
		expect(() => isWorkingDay('2035-01-01')).toThrow(/holidays\.ts has no holidays of 2035/);
	});
});

describe('the plan of a review', () => {
	it('skips Tết', () => {
		expect(reviewPlan('province', '2025-01-23')).toEqual({
			dueOn: '2025-02-10',
			steps: expect.arrayContaining([
				{ kind: 'remind', on: '2025-02-06' },
				{ kind: 'due', on: '2025-02-10' },
				{ kind: 'deputies', on: '2025-02-13' },
				{ kind: 'above', on: '2025-02-19' },
			]),
		});
	});

	it('is in order, on working days, for every level', () => {
		fc.assert(
			fc.property(day, fc.constantFrom(...levels), (askedOn, level) => {
				const { dueOn, steps } = reviewPlan(level, askedOn);
				const days = steps.map(({ on }) => on);
				expect(days).toEqual(days.toSorted());
				expect(days.every(isWorkingDay)).toBe(true);
				expect(dueOn > askedOn).toBe(true);
				for (const kind of ['remind', 'due', 'deputies', 'above'])
					expect(steps.some((step) => step.kind === kind)).toBe(true);
			}),
		);
	});
});
