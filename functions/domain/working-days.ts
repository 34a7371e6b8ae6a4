// Counting in working days of state bodies: Monday to Friday and the Saturdays swapped in, without public holidays. Invariant: a day that the
// holiday data does not reach is never guessed to be worked or off.
import { addDays, isDay, isWeekend } from './calendar-day.ts';
import { firstHolidayYear, holidayOn, lastHolidayYear, workedSaturdayOn } from './holidays.ts';

const [firstDay, lastDay] = [`${firstHolidayYear}-01-01`, `${lastHolidayYear}-12-31`];

function listWorkingDays(): string[] {
	const days: string[] = [];
	for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
		if (!holidayOn(day) && (!isWeekend(day) || workedSaturdayOn(day))) days.push(day);
	}
	return days;
}

/** All of the data, in order: a schedule asks for thousands of them. */
const workingDays = listWorkingDays();

/** Whether the data reaches a day; elsewhere the other functions throw. */
export const hasWorkingDays = (day: string): boolean => isDay(day) && firstDay <= day && day <= lastDay;

const outside = (what: string): RangeError =>
	new RangeError(
		`functions/domain/holiday-notices.ts: ${what} is not within ${firstDay} to ${lastDay}, the holiday data`,
	);

/** How many working days there are up to and with a day. */
function countUpTo(day: string): number {
	if (!hasWorkingDays(day)) throw outside(`"${day}"`);
	let [low, high] = [0, workingDays.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((workingDays[middle] ?? '') <= day) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** @throws RangeError where the data does not reach */
export const isWorkingDay = (day: string): boolean => workingDays[countUpTo(day) - 1] === day;

/**
 * The `count`th working day behind `day`, or before it where negative; `day` itself is not counted, worked or not (Civil Code 91/2015/QH13
 * Article 147), and is the answer for 0.
 */
export function addWorkingDays(day: string, count: number): string {
	if (!Number.isInteger(count)) throw new RangeError(`functions/domain/working-days.ts: ${count} is no count of days`);
	const upTo = countUpTo(day);
	if (count === 0) return day;
	const before = workingDays[upTo - 1] === day ? upTo - 1 : upTo;
	const found = workingDays[count > 0 ? upTo + count - 1 : before + count];
	if (found === undefined) throw outside(`"${day}" and ${count} working days`);
	return found;
}

/** Working days behind `from` up to and with `to`; negative where `to` is the earlier one. */
export const workingDaysBetween = (from: string, to: string): number => countUpTo(to) - countUpTo(from);

/** The day itself where it is worked, else the first one behind it that is (Civil Code Article 148(5)). */
export const nextWorkingDay = (day: string): string => (isWorkingDay(day) ? day : addWorkingDays(day, 1));
