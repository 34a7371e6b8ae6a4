// The public holidays of state bodies against lists written by hand from the notices, weekdays off and Saturdays worked, year by year.
import { describe, expect, it } from 'vitest';
import { addDays, isDay, isWeekend } from '../../../functions/domain/calendar-day.ts';
import { usualNationalBeside, usualTetFrom } from '../../../functions/domain/holiday-forecast.ts';
import { holidayNotices } from '../../../functions/domain/holiday-notices.ts';
import {
	firstHolidayYear,
	holidayOn,
	holidaysOf,
	lastAnnouncedYear,
	lastHolidayYear,
	workedSaturdayOn,
} from '../../../functions/domain/holidays.ts';

const weekdaysOff: Record<number, string> = {
	2019: '01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02',
	2020: '01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02',
	2021: '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03',
	2022: '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02',
	2023: '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04',
	2024: '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
	2025: '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
	2026: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24',
	2027: '01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24',
	2028: '01-03 01-24 01-25 01-26 01-27 01-28 04-04 05-01 05-02 09-01 09-04 11-24',
	2029: '01-01 02-12 02-13 02-14 02-15 02-16 04-23 04-30 05-01 09-03 09-04',
};
const saturdaysWorked: Record<number, string> = {
	2019: '01-05 05-04',
	2024: '05-04',
	2025: '04-26',
	2026: '01-10 08-22',
};

const daysOf = (year: number): string[] =>
	Array.from({ length: 366 }, (_, nth) => addDays(`${year}-01-01`, nth)).filter((day) => day.startsWith(`${year}`));
const short = (days: string[]) => days.map((day) => day.slice(5)).join(' ');

describe('the holidays of a year', () => {
	it.each(Object.entries(weekdaysOff))(
		'%s: weekdays off and Saturdays worked are those of the notices',
		(text, off) => {
			const year = Number(text);
			expect(short(daysOf(year).filter((day) => !isWeekend(day) && holidayOn(day)))).toBe(off);
			expect(short(daysOf(year).filter((day) => workedSaturdayOn(day)))).toBe(saturdaysWorked[year] ?? '');
		},
	);

	it('has a list above for every year of the data', () => {
		expect(Object.keys(weekdaysOff).map(Number)).toEqual(
			Array.from({ length: lastHolidayYear - firstHolidayYear + 1 }, (_, nth) => firstHolidayYear + nth),
		);
	});

	it('names every day once, in both languages, with its basis', () => {
		for (let year = firstHolidayYear; year <= lastHolidayYear; year++) {
			const days = holidaysOf(year);
			expect(new Set(days.map(({ on }) => on)).size).toBe(days.length);
			expect(days.map(({ on }) => on)).toEqual(days.map(({ on }) => on).sort());
			for (const { on, name, basis, provisional, kind } of days) {
				expect(isDay(on)).toBe(true);
				expect([name.vi, name.en, basis].every((text) => text.length > 5)).toBe(true);
				expect(provisional).toBe(year > lastAnnouncedYear);
				if (kind !== 'holiday') expect(isWeekend(on)).toBe(false);
			}
		}
	});

	it('swaps a weekday for a Saturday that is worked', () => {
		for (const { off, worked } of holidayNotices.flatMap(({ swaps }) => swaps)) {
			expect([isWeekend(off), new Date(`${worked}T12:00:00Z`).getUTCDay()]).toEqual([false, 6]);
			expect(holidayOn(worked)).toBeUndefined();
			expect(holidayOn(off)?.kind).toBe('swapped');
		}
	});

	it('says which law gave a day', () => {
		expect(holidayOn('2020-09-02')?.basis).toContain('10/2012/QH13');
		expect(holidayOn('2021-09-03')).toMatchObject({ name: { vi: 'Quốc khánh (ngày liền kề)' } });
		expect(holidayOn('2021-09-03')?.basis).toContain('4875/TB-LĐTBXH');
		expect(holidayOn('2023-09-04')).toMatchObject({ kind: 'in-lieu', name: { vi: 'Nghỉ bù Quốc khánh' } });
		expect(holidayOn('2026-11-24')?.basis).toContain('28/2026/QH16');
		expect(holidayOn('2025-11-24')).toBeUndefined();
	});
});

describe('the forecast', () => {
	it('would have said what the notices of 2019-2026 said', () => {
		const newYears = '2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17'.split(
			' ',
		);
		expect(newYears.map(usualTetFrom)).toEqual(holidayNotices.map(({ tetFrom }) => tetFrom));
		for (const { year, nationalBeside } of holidayNotices) {
			if (nationalBeside !== null) expect(usualNationalBeside(year)).toBe(nationalBeside);
		}
	});

	it('is marked as one', () => {
		expect(holidayOn('2027-02-04')).toMatchObject({ provisional: true });
		expect(holidayOn('2027-02-04')?.basis).toContain('chưa có thông báo');
	});
});
