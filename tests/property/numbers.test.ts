// Print a number in any Vietnamese style and it reads back as the same number.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, shift, toNumber, toWhole } from '../../functions/reading/numbers.ts';
import { findQuantities } from '../../functions/reading/quantities.ts';

const grouped = (digits: string, mark: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, mark);
const fractions = fc.stringMatching(/^\d{1,6}$/);
const wholes = fc.integer({ min: 0, max: 99_999_999 });

describe('a number', () => {
	it('reads back from points as groups and a comma as the mark', () => {
		fc.assert(
			fc.property(wholes, fc.option(fractions, { nil: '' }), (whole, fraction) => {
				const text = grouped(String(whole), '.') + (fraction === '' ? '' : `,${fraction}`);
				const value = parseDecimal(text);
				expect(value && toNumber(value)).toBe(Number(`${whole}.${fraction || '0'}`));
			}),
		);
	});

	it('reads back without groups, and with blanks as groups', () => {
		fc.assert(
			fc.property(wholes, fractions, (whole, fraction) => {
				const expected = Number(`${whole}.${fraction}`);
				for (const text of [`${whole},${fraction}`, `${grouped(String(whole), ' ')},${fraction}`]) {
					const value = parseDecimal(text);
					expect(value && toNumber(value)).toBe(expected);
				}
			}),
		);
	});

	it('keeps every đồng, whatever unit it is printed in', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 1n, max: 9_000_000_000_000_000n }), fc.constantFrom(0, 3, 6, 9), (dong, places) => {
				const digits = String(dong).padStart(places + 1, '0');
				const whole = digits.slice(0, digits.length - places);
				const fraction = places === 0 ? '' : digits.slice(digits.length - places).replace(/0+$/, '');
				const value = parseDecimal(grouped(whole, '.') + (fraction === '' ? '' : `,${fraction}`));
				expect(value && toWhole(shift(value, places))).toBe(Number(dong));
			}),
		);
	});
});

describe('an amount in a sentence', () => {
	const units: [string, number][] = [
		['đồng', 1],
		['triệu đồng', 1e6],
		['tr.đ', 1e6],
		['tỷ đồng', 1e9],
		['tỉ đồng', 1e9],
		['nghìn đồng', 1e3],
	];

	it('is found with its value in đồng', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9_999_999 }),
				fc.constantFrom(...units),
				fc.constantFrom('kinh phí hỗ trợ ', 'với tổng số tiền là: ', 'KCQG '),
				(count, [unit, factor], before) => {
					fc.pre(count * factor >= 1000);
					const [quantity] = findQuantities(`${before}${grouped(String(count), '.')} ${unit}, còn lại`);
					expect(quantity).toMatchObject({ kind: 'money', value: count * factor, unit: 'VND' });
				},
			),
		);
	});

	it('is found as a count with the zero in front', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 99_999 }),
				fc.constantFrom('đề án', 'cơ sở', 'lao động', 'lớp'),
				(count, noun) => {
					const printed = count < 10 ? `0${count}` : grouped(String(count), '.');
					expect(findQuantities(`đã hỗ trợ ${printed} ${noun}.`)).toMatchObject([
						{ kind: 'count', value: count, unit: noun },
					]);
				},
			),
		);
	});
});
