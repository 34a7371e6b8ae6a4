// The calendar day in Viet Nam. Invariant: offices, chains and deadlines change at midnight there, not at midnight UTC.
const offsetMilliseconds = 7 * 3_600_000;

/** ISO date of an ISO instant; Viet Nam has no summer time. */
export const vietnamDay = (instant: string): string =>
	new Date(Date.parse(instant) + offsetMilliseconds).toISOString().slice(0, 10);

/** "2018-07-28" -> "28/07/2018" */
export const printedDay = (day: string): string => day.split('-').reverse().join('/');
