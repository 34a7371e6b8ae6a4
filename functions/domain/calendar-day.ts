// Steps from one ISO day to another. Invariant: days only, never instants: no time zone and no clock moves an answer.

const millisecondsOfDay = 86_400_000;
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** True of a day that the calendar has: "2024-02-29" but not "2023-02-29" or "2024-2-9". */
export const isDay = (text: string): boolean =>
	/^\d{4}-\d{2}-\d{2}$/.test(text) &&
	!Number.isNaN(noonOf(text).getTime()) &&
	noonOf(text).toISOString().startsWith(text);

/** @param count of calendar days; negative goes back */
export const addDays = (day: string, count: number): string =>
	new Date(noonOf(day).getTime() + count * millisecondsOfDay).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => noonOf(day).getUTCDay();

export const isWeekend = (day: string): boolean => [0, 6].includes(weekdayOf(day));
