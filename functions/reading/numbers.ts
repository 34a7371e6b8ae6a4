// How Vietnamese documents write numbers. Invariant: a value is a whole number of digits and a power of ten; it is shifted, never
// multiplied as a float, so no đồng is lost.

export interface Decimal {
	digits: bigint;
	/** value = digits × 10^exponent */
	exponent: number;
}

const forms: readonly [RegExp, (text: string) => Decimal][] = [
	// 27.853 · 14.135,6 · 1.234.567,89
	[/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/, (text) => fromParts(text.replace(/\./g, ''), ',')],
	// 3 314,34: groups of three after a blank, as tables print them
	[/^\d{1,3}(?: \d{3})+(?:,\d+)?$/, (text) => fromParts(text.replace(/ /g, ''), ',')],
	// 986,271 · 12,5 · 2025 · 02
	[/^\d+(?:,\d+)?$/, (text) => fromParts(text, ',')],
	// 1,234,567 and 1,234.5: English groups, certain because a second mark follows
	[/^\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/, (text) => fromParts(text.replace(/,/g, ''), '.')],
	[/^\d{1,3}(?:,\d{3})+\.\d+$/, (text) => fromParts(text.replace(/,/g, ''), '.')],
	// 1.5 · 12.75: a point that groups nothing
	[/^\d+\.(?:\d{1,2}|\d{4,})$/, (text) => fromParts(text, '.')],
];

/** Matches any of the forms in running text (without the blank-grouped one, which needs a table cell). */
export const numberSource = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+(?:[.,]\d+)?`;

function fromParts(text: string, mark: string): Decimal {
	const [whole = '', fraction = ''] = text.split(mark);
	return { digits: BigInt(whole + fraction), exponent: fraction === '' ? 0 : -fraction.length };
}

export function parseDecimal(text: string): Decimal | null {
	const trimmed = text.trim();
	for (const [pattern, parse] of forms) if (pattern.test(trimmed)) return parse(trimmed);
	return null;
}

export function shift(value: Decimal, places: number): Decimal {
	return { digits: value.digits, exponent: value.exponent + places };
}

/** The number itself when JavaScript holds it exactly enough: counts and whole đồng always, a fraction as its nearest double. */
export function toNumber(value: Decimal): number {
	return Number(`${value.digits}e${value.exponent}`);
}

/** Whole units, or null where the printed value has a fraction of one or is beyond exact integers. */
export function toWhole(value: Decimal): number | null {
	if (value.exponent >= 0) {
		const whole = value.digits * 10n ** BigInt(value.exponent);
		return whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : null;
	}
	const divisor = 10n ** BigInt(-value.exponent);
	return value.digits % divisor === 0n ? toWhole({ digits: value.digits / divisor, exponent: 0 }) : null;
}

/** The last printed place: 14.135,6 triệu is exact to 100.000 đồng. */
export function quantum(value: Decimal): number {
	return Number(`1e${value.exponent}`);
}
