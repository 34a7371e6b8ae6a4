// The calendar day in Viet Nam. Invariant: offices, chains and deadlines change at midnight there, not at midnight UTC.
const offsetMilliseconds = 7 * 3_600_000;

/** ISO date of an ISO instant; Viet Nam has no summer time. */
export const vietnamDay = (instant: string): string =>
	new Date(Date.parse(instant) + offsetMilliseconds).toISOString().slice(0, 10);
