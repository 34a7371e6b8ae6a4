// Takes dates and the numbers of cited documents out of words that are searched for years. Invariant: same length.

const patterns: readonly RegExp[] = [
	/ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/giu,
	/(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}/gu,
	/\d+\/\d{4}\/\p{Lu}[\p{L}-]*/gu,
	/\d+\/\p{Lu}[\p{L}-]+/gu,
];

export function maskDates(text: string): string {
	return patterns.reduce((masked, pattern) => masked.replace(pattern, (found) => ' '.repeat(found.length)), text);
}
