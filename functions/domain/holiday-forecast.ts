// The days off of years whose notice is not out, by the rule that past notices followed. Invariant: a forecast never swaps a day, and whoever reads
// one can tell that it is none of the Prime Minister's decisions.
import { addDays, weekdayOf } from './calendar-day.ts';
import type { YearNotice } from './holiday-notices.ts';

/** As in the tables of python-holidays 0.105. 2030 is left out: tables disagree whether its first day is 2 or 3 February. */
const lunarDays = [
	{ year: 2027, newYear: '2027-02-06', hungKings: '2027-04-16' },
	{ year: 2028, newYear: '2028-01-26', hungKings: '2028-04-04' },
	{ year: 2029, newYear: '2029-02-13', hungKings: '2029-04-23' },
];

/** As every notice of 2019-2026: from two days before the first lunar day, from Monday where that day is a Tuesday. */
export const usualTetFrom = (newYear: string): string => addDays(newYear, weekdayOf(newYear) === 2 ? -1 : -2);

/** From Sunday: the side of 2 September as decided in 2021-2026, which had every weekday but Sunday. */
const sideByWeekday = [1, 1, -1, -1, 1, -1, -1];

export function usualNationalBeside(year: number): string {
	const national = `${year}-09-02`;
	return addDays(national, sideByWeekday[weekdayOf(national)] ?? 1);
}

/** Tết 2027 comes to seven days in a row, as one of the two proposals of September 2026; the other has ten. Neither was decided as far as known. */
export const holidayForecasts: readonly YearNotice[] = lunarDays.map(({ year, newYear, hungKings }) => ({
	year,
	tetFrom: usualTetFrom(newYear),
	hungKings,
	nationalBeside: usualNationalBeside(year),
	swaps: [],
	basis: 'Dự kiến theo thông lệ, chưa có thông báo của năm',
}));
