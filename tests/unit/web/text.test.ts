// Both languages say everything.
import { describe, expect, it } from 'vitest';
import { formatInstant, formatNumber, formatValue } from '../../../functions/web/format.ts';
import { texts } from '../../../functions/web/text.ts';

/** Every text by its path; functions are called with stand-ins that show up in what they say. */
function flatten(value: unknown, path = ''): [string, string][] {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value === 'function') return [[path, String(value(...['<1>', '<2>', '<3>'].slice(0, value.length)))]];
	return Object.entries(value as object).flatMap(([key, one]) => flatten(one, path ? `${path}.${key}` : key));
}

describe('the texts', () => {
	const vi = new Map(flatten(texts.vi));
	const en = new Map(flatten(texts.en));

	it('have the same keys in both languages', () => {
		expect([...en.keys()]).toEqual([...vi.keys()]);
	});

	it('are never empty and never the other language by mistake', () => {
		const same = [...vi].filter(([key, text]) => text !== '' && en.get(key) === text).map(([key]) => key);
		expect(same).toEqual([]);
		const empty = [...vi].filter(([key, text]) => text === '' || en.get(key) === '').map(([key]) => key);
		expect(empty).toEqual(['bounds.exact']);
	});

	it('use everything they are given', () => {
		for (const [key, text] of vi)
			expect([...(en.get(key) ?? '').matchAll(/<\d>/g)].length, key).toBe([...text.matchAll(/<\d>/g)].length);
	});
});

describe('dates and numbers', () => {
	it('stand in Vietnamese time and each language’s own marks', () => {
		expect(formatInstant('2025-03-20T17:05:00.000Z')).toBe('21/03/2025 00:05');
		expect(formatNumber(1234.5, 'vi')).toBe('1.234,5');
		expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
		const funding = { measure: 'funding', value: 4_884_000_000, noun: null };
		expect(formatValue(funding, 'vi', texts.vi)).toBe('4.884.000.000 đ');
	});
});
