// One line of the benchmarks: what ours costs over what a reference costs in the same run. Invariant: the ratio is ours over reference;
// a target is met up to and including its number, and a row without one is for information and never fails.

export interface Row {
	what: string;
	/** Milliseconds of processor time, as those of the reference: to be compared within one run only. */
	ours: number;
	reference: number;
	/** What the reference is. */
	against: string;
	ratio: number;
	/** The most the ratio may be. */
	target: number | null;
	met: boolean | null;
	/** What would be better still. */
	stretch?: number;
}

export interface Skipped {
	what: string;
	why: string;
}

export interface Costs {
	ours: number;
	reference: number;
}

export interface Claim {
	what: string;
	against: string;
	target: number | null;
	stretch?: number;
}

export function rowOf({ what, against, target, stretch }: Claim, { ours, reference }: Costs): Row {
	if (!(reference > 0)) throw new RangeError(`${what}: the reference took no time`);
	const ratio = ours / reference;
	const met = target === null ? null : ratio <= target;
	return { what, ours, reference, against, ratio, target, met, ...(stretch === undefined ? {} : { stretch }) };
}

export function allMet(rows: readonly Row[]): boolean {
	return rows.every(({ met }) => met !== false);
}
