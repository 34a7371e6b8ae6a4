// The public holidays of Viet Nam for state bodies. Invariant: every day off is the law's, one in lieu of such a day on a weekend, or one swapped for a
// Saturday by decision, and says which and on what basis.
import { holidayForecasts } from './holiday-forecast.ts';
import { holidayNotices, type Swap, type YearNotice } from './holiday-notices.ts';
import { type LawfulDay, lawfulDays } from './lawful-days.ts';

export interface Holiday extends LawfulDay {
	kind: 'holiday' | 'in-lieu' | 'swapped';
	/** The notice of the year is not out: Tết and the day beside 2 September may move, swaps may come. */
	provisional: boolean;
}

const swappedDay = ({ off, worked, basis }: Swap): LawfulDay => ({
	on: off,
	name: { vi: `Nghỉ hoán đổi, làm bù ngày ${worked}`, en: `Day off, swapped for Saturday ${worked}` },
	basis,
});

function daysOff(notice: YearNotice, provisional: boolean): Holiday[] {
	const { given, inLieu } = lawfulDays(notice);
	const of = (kind: Holiday['kind'], days: readonly LawfulDay[]) => days.map((day) => ({ ...day, kind, provisional }));
	return [...of('holiday', given), ...of('in-lieu', inLieu), ...of('swapped', notice.swaps.map(swappedDay))];
}

const years = [...holidayNotices, ...holidayForecasts];
const holidays = [
	...holidayNotices.flatMap((notice) => daysOff(notice, false)),
	...holidayForecasts.flatMap((notice) => daysOff(notice, true)),
].sort((a, b) => a.on.localeCompare(b.on));
const byDay = new Map(holidays.map((holiday) => [holiday.on, holiday]));
const workedSaturdays = new Map(years.flatMap(({ swaps }) => swaps.map((swap) => [swap.worked, swap])));

export const firstHolidayYear = Math.min(...years.map(({ year }) => year));
export const lastHolidayYear = Math.max(...years.map(({ year }) => year));
/** Later years are provisional. */
export const lastAnnouncedYear = Math.max(...holidayNotices.map(({ year }) => year));

export const holidayOn = (day: string): Holiday | undefined => byDay.get(day);

/** The swap by which a Saturday is worked. */
export const workedSaturdayOn = (day: string): Swap | undefined => workedSaturdays.get(day);

/** In the order of the days; empty for a year that is not in the data. */
export const holidaysOf = (year: number): Holiday[] => holidays.filter(({ on }) => on.startsWith(`${year}-`));
