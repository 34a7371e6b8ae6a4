// Counting working days as Vietnamese offices have them. Invariant: days are ISO dates of the Vietnamese calendar; outside the years of the data
// nothing is guessed.
import { holidays } from './holidays.ts';

const byYear = new Map(
	holidays.map(({ year, closed, open }) => [year, { closed: new Set(closed), open: new Set(open) }]),
);
const dayMs = 86_400_000;

/** The day so many calendar days later. */
export const addDays = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Throws RangeError for a year the data does not hold. */
export function isWorkingDay(day: string): boolean {
	const year = byYear.get(Number(day.slice(0, 4)));
	if (!year) throw new RangeError(`functions/domain/holidays.ts has no holidays of ${day.slice(0, 4)}: add the year`);
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	const isWeekend = weekday === 0 || weekday === 6;
	return isWeekend ? year.open.has(day.slice(5)) : !year.closed.has(day.slice(5));
}

/** The day itself where offices work, else the next on which they do. */
export function workingDayFrom(day: string): string {
	return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

/** So many working days after (or, negative, before) a day, which itself does not count. */
export function addWorkingDays(day: string, count: number): string {
	const step = count < 0 ? -1 : 1;
	let [at, left] = [day, Math.abs(count)];
	while (left > 0) {
		at = addDays(at, step);
		if (isWorkingDay(at)) left -= 1;
	}
	return at;
}

/** Working days after `from` up to and with `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
	let count = 0;
	for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1;
	return count;
}
