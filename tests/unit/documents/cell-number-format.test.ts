// How numbers and dates of a spreadsheet show here. Invariant: dots group, a comma parts decimals, whatever the file's own language.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printDate, printNumber } from '../../../functions/documents/cell-number-format.ts';

describe('a number in a format', () => {
	it.each<[number, string | undefined, string]>([
		[1250.5, undefined, '1250,5'],
		[0.1 + 0.2, 'General', '0,3'],
		[2024, 'General', '2024'],
		[27853, '#,##0', '27.853'],
		[1389.6, '#,##0', '1.390'],
		[3314.34, '#,##0.00', '3.314,34'],
		[145.75, '#,##0.0', '145,8'],
		[1.005, '0.00', '1,01'],
		[600, '#,##0.##', '600'],
		[0.9, '0%', '90%'],
		[0.8333, '0.0%', '83,3%'],
		[2, '00', '02'],
		[1234567, '#,##0,', '1.235'],
		[0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', '-'],
		[281300000, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', '281.300.000'],
		[-1250.5, '#,##0.0;(#,##0.0)', '(1.250,5)'],
		[-12, '#,##0', '-12'],
		[1250, '#,##0" triệu đồng"', '1.250 triệu đồng'],
		[1250, '#,##0\\ [$₫-42A]', '1.250 ₫'],
		[1250, '[Red]#,##0', '1.250'],
		[12345, '0.00E+00', '12345'],
		[7, '[>5]"nhiều";"ít"', '7'],
		[1e-12, 'General', '1e-12'],
	])('%s in %s shows as %s', (value, format, shown) => {
		expect(printNumber(value, format)).toBe(shown);
	});

	it('never shows another value than its own, rounded to what the format keeps', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (units, decimals) => {
				const value = units / 1000;
				const shown = printNumber(value, `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`);
				const back = Number(shown.replaceAll('.', '').replace(',', '.'));
				expect(Math.abs(back - value)).toBeLessThanOrEqual(0.5 / 10 ** decimals + 1e-9);
			}),
		);
	});
});

describe('a date in a format', () => {
	const date = new Date(Date.UTC(2025, 2, 5, 14, 30));
	it.each([
		['dd/mm/yyyy', '05/03/2025'],
		['m/d/yy', '05/03/2025'],
		['mmm-yy', '03/2025'],
		['yyyy', '2025'],
		['hh:mm', '14:30'],
		['d/m/yyyy h:mm', '05/03/2025 14:30'],
		[undefined, '05/03/2025'],
	])('%s shows as %s', (format, shown) => {
		expect(printDate(date, format)).toBe(shown);
	});
});
