// Every way the genre prints a number, and what is none.
import { describe, expect, it } from 'vitest';
import { parseDecimal, quantum, shift, toNumber, toWhole } from '../../../functions/reading/numbers.ts';

const read = (text: string): number | null => {
	const value = parseDecimal(text);
	return value && toNumber(value);
};

describe('a printed number', () => {
	it.each([
		['27.853', 27853],
		['14.135,6', 14135.6],
		['986,271', 986.271],
		['281.300.000', 281300000],
		['02', 2],
		['0,8', 0.8],
		['3 314,34', 3314.34],
		['1.234.567,89', 1234567.89],
		['1,234,567', 1234567],
		['1,234.5', 1234.5],
		['1.5', 1.5],
		['2020', 2020],
	])('%s is %d', (text, value) => {
		expect(read(text)).toBe(value);
	});

	it.each(['', '12,', '1.23.456', 'mười', '1..2', '12,3,4'])('%j is none', (text) => {
		expect(read(text)).toBeNull();
	});
});

describe('money', () => {
	it('is shifted, so that no đồng is lost', () => {
		const value = parseDecimal('986,271');
		expect(value && toWhole(shift(value, 6))).toBe(986271000);
		const large = parseDecimal('9.007.199.254,740991');
		expect(large && toWhole(shift(large, 6))).toBe(9007199254740991);
	});

	it('is refused where it is no whole number of đồng or beyond exact numbers', () => {
		const cents = parseDecimal('0,0000005');
		expect(cents && toWhole(shift(cents, 6))).toBeNull();
		const huge = parseDecimal('99.007.199.254,740991');
		expect(huge && toWhole(shift(huge, 6))).toBeNull();
	});

	it('knows its last printed place', () => {
		const value = parseDecimal('14.135,6');
		expect(value && quantum(shift(value, 6))).toBe(100000);
	});
});
