// Counting in working days of state bodies: Monday to Friday and the Saturdays swapped in, without public holidays. Invariant: a day that the
// holiday data does not reach is never guessed to be worked or off.
import { addDays, isDay, isWeekend } from './calendar-day.ts';
import { firstHolidayYear, holidayOn, lastHolidayYear, workedSaturdayOn } from './holidays.ts';

/** Whether the data reaches a day; elsewhere the other functions throw. */
export function hasWorkingDays(day: string): boolean {
	const year = Number(day.slice(0, 4));
	return isDay(day) && firstHolidayYear <= year && year <= lastHolidayYear;
}

/** @throws RangeError where the data does not reach */
export function isWorkingDay(day: string): boolean {
	if (!hasWorkingDays(day)) {
		throw new RangeError(
			`functions/domain/holiday-notices.ts: "${day}" is no day of ${firstHolidayYear}-${lastHolidayYear}, the years of the holiday data`,
		);
	}
	return holidayOn(day) === undefined && (!isWeekend(day) || workedSaturdayOn(day) !== undefined);
}

/**
 * The `count`th working day behind `day`, or before it where negative; `day` itself is not counted, worked or not (Civil Code 91/2015/QH13
 * Article 147), and is the answer for 0.
 */
export function addWorkingDays(day: string, count: number): string {
	if (!Number.isInteger(count)) throw new RangeError(`functions/domain/working-days.ts: ${count} is no count of days`);
	const step = Math.sign(count);
	let found = day;
	isWorkingDay(day);
	for (let left = Math.abs(count); left > 0; ) {
		found = addDays(found, step);
		if (isWorkingDay(found)) left--;
	}
	return found;
}

/** Working days behind `from` up to and with `to`; negative where `to` is the earlier one. */
export function workingDaysBetween(from: string, to: string): number {
	if (to < from) return -workingDaysBetween(to, from);
	isWorkingDay(from);
	let count = 0;
	for (let day = from; day < to; ) {
		day = addDays(day, 1);
		if (isWorkingDay(day)) count++;
	}
	return count;
}

/** The day itself where it is worked, else the first one behind it that is (Civil Code Article 148(5)). */
export function nextWorkingDay(day: string): string {
	let found = day;
	while (!isWorkingDay(found)) found = addDays(found, 1);
	return found;
}
