// Counting in working days: around Tết, swapped Saturdays and days in lieu, and by properties over all years of the data.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/calendar-day.ts';
import { holidayOn } from '../../../functions/domain/holidays.ts';
import {
	addWorkingDays,
	hasWorkingDays,
	isWorkingDay,
	nextWorkingDay,
	workingDaysBetween,
} from '../../../functions/domain/working-days.ts';

const day = fc.integer({ min: 0, max: 3100 }).map((nth) => addDays('2020-01-01', nth));
const workingDay = day.map(nextWorkingDay);
const count = fc.integer({ min: -90, max: 90 });

describe('a working day', () => {
	it.each([
		['2025-03-20', true, 'a Thursday'],
		['2025-03-22', false, 'a Saturday'],
		['2025-04-26', true, 'a Saturday worked for 2 May'],
		['2025-05-02', false, 'the Friday it was swapped for'],
		['2023-05-03', false, 'in lieu of Sunday 30 April'],
		['2020-09-03', true, 'before the second day of National Day'],
		['2026-11-24', false, 'Culture Day'],
	])('%s: %s (%s)', (on, worked) => {
		expect(isWorkingDay(on)).toBe(worked);
	});

	it('is not guessed outside of the data: the file to add to is named', () => {
		for (const bad of ['2018-12-31', '2030-01-01', '2025-02-30', '20.3.2025', '']) {
			expect(hasWorkingDays(bad)).toBe(false);
			expect(() => isWorkingDay(bad)).toThrow(RangeError);
			expect(() => isWorkingDay(bad)).toThrow('functions/domain/holiday-notices.ts');
			expect(() => addWorkingDays(bad, 0)).toThrow(RangeError);
			expect(() => workingDaysBetween(bad, bad)).toThrow(RangeError);
		}
		expect(() => addWorkingDays('2029-12-31', 1)).toThrow(RangeError);
		expect(() => addWorkingDays('2025-03-20', 1.5)).toThrow(RangeError);
	});
});

describe('counting', () => {
	it.each([
		['2025-03-20', 1, '2025-03-21'],
		['2025-03-21', 1, '2025-03-24'],
		['2025-03-22', 1, '2025-03-24'],
		['2025-01-24', 1, '2025-02-03'],
		['2025-04-29', 1, '2025-05-05'],
		['2025-04-25', 1, '2025-04-26'],
		['2025-02-03', -1, '2025-01-24'],
		['2025-03-22', 0, '2025-03-22'],
	])('%s and %i working days: %s', (from, by, to) => {
		expect(addWorkingDays(from, by)).toBe(to);
	});

	it('goes back the way it came', () => {
		fc.assert(
			fc.property(workingDay, count, (from, by) => {
				expect(addWorkingDays(addWorkingDays(from, by), -by)).toBe(from);
			}),
		);
	});

	it('adds up: two steps are one of their sum', () => {
		fc.assert(
			fc.property(workingDay, count, count, (from, first, second) => {
				expect(addWorkingDays(addWorkingDays(from, first), second)).toBe(addWorkingDays(from, first + second));
			}),
		);
	});

	it('never turns the order around, of days or of counts', () => {
		fc.assert(
			fc.property(day, day, count, (one, other, by) => {
				const [early = '', late = ''] = [one, other].sort();
				expect(addWorkingDays(early, by) <= addWorkingDays(late, by)).toBe(true);
				expect(addWorkingDays(one, by) < addWorkingDays(one, by + 1)).toBe(true);
			}),
		);
	});

	it('ends on a working day that is no holiday', () => {
		fc.assert(
			fc.property(day, count, (from, by) => {
				const to = addWorkingDays(from, by);
				if (by !== 0) expect([isWorkingDay(to), holidayOn(to)]).toEqual([true, undefined]);
			}),
		);
	});

	it('is measured by the days between', () => {
		fc.assert(
			fc.property(workingDay, count, (from, by) => {
				expect(workingDaysBetween(from, addWorkingDays(from, by))).toBe(by);
			}),
		);
		expect(workingDaysBetween('2025-01-24', '2025-02-03')).toBe(1);
		expect(workingDaysBetween('2025-03-20', '2025-03-20')).toBe(0);
	});

	it('moves a day that is not worked to the next that is, and no other', () => {
		expect(nextWorkingDay('2025-01-27')).toBe('2025-02-03');
		fc.assert(
			fc.property(day, (from) => {
				const to = nextWorkingDay(from);
				expect(isWorkingDay(to) && from <= to).toBe(true);
				expect(to).toBe(isWorkingDay(from) ? from : addWorkingDays(from, 1));
			}),
		);
	});
});
