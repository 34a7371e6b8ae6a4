// The middle of several measurements. Invariant: pure; the order of the values makes no difference, and none at all is an error.

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.ceil(sorted.length / 2) - 1];
	if (upper === undefined || lower === undefined) throw new RangeError('no values, no median');
	return (lower + upper) / 2;
}
