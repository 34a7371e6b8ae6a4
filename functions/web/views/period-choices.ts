// Which periods a reader can choose. Invariant: every choice is an id that `parsePeriod` takes.
const years = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => to - index);

/** Five-year programmes first, then years with their halves and nine months; newest first. */
export function periodChoices(year: number): string[] {
	const start = year - ((year - 1) % 5);
	const programmes = [start, start - 5, start - 10].map((first) => `${first}-${first + 4}`);
	return [
		...programmes,
		'2014-2020',
		...years(year - 5, year).flatMap((one) => [`${one}`, `${one}-9M`, `${one}-H2`, `${one}-H1`]),
	];
}

/** Tried in turn for a reader who named none: the first with figures is shown. */
export function likelyPeriods(year: number): string[] {
	const start = year - ((year - 1) % 5);
	return [`${start}-${start + 4}`, `${start - 5}-${start - 1}`, `${year}`, `${year - 1}`, `${year}-H1`];
}
