// How alike the words of two rows are. Invariant: symmetric, between 0 and 1; words that every row has do not count.

const common = new Set(
	'số các của và cho được hỗ trợ tổng trong đó theo có là tại về với từng những thực hiện tổ chức'.split(' '),
);

export function labelWords(label: string): Set<string> {
	const words = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(words.filter((word) => !common.has(word)));
}

/** Of all words of both, how many are shared. */
export function likeness(a: string, b: string): number {
	const [one, two] = [labelWords(a), labelWords(b)];
	const both = shared(one, two);
	const all = one.size + two.size - both;
	return all === 0 ? 0 : both / all;
}

/** Of the words of the shorter, how many stand in the longer. */
export function containment(a: string, b: string): number {
	const [one, two] = [labelWords(a), labelWords(b)];
	const least = Math.min(one.size, two.size);
	return least === 0 ? 0 : shared(one, two) / least;
}

function shared(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
	let count = 0;
	for (const word of one) if (two.has(word)) count += 1;
	return count;
}
