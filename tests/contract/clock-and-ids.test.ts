// The shapes of time and of what cannot be guessed: the system's and the tests'.
import { describe, expect, it } from 'vitest';
import { createRandomIds } from '../../functions/adapters/random-ids.ts';
import { createSystemClock } from '../../functions/adapters/system-clock.ts';
import { createCountingIds, createStandingClock } from '../support/test-world.ts';

describe.each([
	['the system clock', createSystemClock],
	['the clock that stands', () => createStandingClock()],
])('%s', (_, create) => {
	it('says the time in UTC with milliseconds, never an earlier one', () => {
		const clock = create();
		const times = Array.from({ length: 50 }, () => clock.now());
		for (const time of times) {
			expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
			expect(new Date(time).toISOString()).toBe(time);
		}
		expect(times.toSorted()).toEqual(times);
	});
});

describe.each([
	['random ids', createRandomIds],
	['ids that count', createCountingIds],
])('%s', (_, create) => {
	const ids = create();
	const many = (make: () => string) => Array.from({ length: 2000 }, make);

	it.each<[string, () => string, RegExp]>([
		['reports: letters, digits and hyphens, at most 40', ids.reportId, /^[A-Za-z0-9-]{1,40}$/],
		['tokens: 256 bits, base64url', ids.token, /^[A-Za-z0-9_-]{43}$/],
		[
			'short codes: four groups of four without look-alikes',
			ids.shortCode,
			/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/,
		],
	])('%s, none twice', (_what, make, shape) => {
		const made = many(make);
		for (const id of made) expect(id).toMatch(shape);
		expect(new Set(made).size).toBe(made.length);
	});
});

describe('random ids', () => {
	it('use every letter of their alphabet about as often', () => {
		const ids = createRandomIds();
		const letters = Array.from({ length: 4000 }, ids.shortCode).join('').replaceAll('-', '');
		const counts = new Map<string, number>();
		for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
		expect(counts.size).toBe(32);
		// 2,000 of each are expected; seven standard deviations away is no accident.
		for (const count of counts.values())
			expect(Math.abs(count - letters.length / 32)).toBeLessThan(7 * Math.sqrt(2000));
	});
});
