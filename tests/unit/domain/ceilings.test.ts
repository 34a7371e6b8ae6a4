// Goal: ceilings are dated data; a province's own comes first; years without a rule are never judged.
import { describe, expect, it } from 'vitest';
import { type Ceiling, ceilingFor, ceilingKinds, ceilings } from '../../../functions/domain/ceilings.ts';

const rule = (over: Partial<Ceiling>): Ceiling => ({
	kind: 'machinery',
	per: 'establishment',
	most: 200_000_000,
	percent: 50,
	wholeLine: 1.5,
	province: null,
	validFrom: '2020-01-01',
	validTo: '2022-12-31',
	basis: 'Thông tư 1/2020',
	...over,
});
const of = (from: number, to = from, province: string | null = null) => ({ from, to, province });

describe('a ceiling', () => {
	const known = [
		rule({}),
		rule({ most: 300_000_000, validFrom: '2023-01-01', validTo: null, basis: 'Thông tư 2/2023' }),
		rule({ most: 400_000_000, validFrom: '2021-01-01', validTo: null, province: 'Đồng Tháp', basis: 'Nghị quyết 5' }),
	];

	it.each([
		['that was in force in the year', of(2021), 'Thông tư 1/2020'],
		['that replaced it', of(2024), 'Thông tư 2/2023'],
		['that is the highest of several years', of(2022, 2023), 'Thông tư 2/2023'],
		['of the province, where it set one', of(2024, 2024, 'Đồng Tháp'), 'Nghị quyết 5'],
		['of the nation, where the province had none yet', of(2020, 2020, 'Đồng Tháp'), 'Thông tư 1/2020'],
		['of the nation for any other province', of(2024, 2024, 'Gia Lai'), 'Thông tư 2/2023'],
	])('%s', (_, when, basis) => {
		expect(ceilingFor('machinery', when, known)?.basis).toBe(basis);
	});

	it('is not known of years before the first rule, nor where a part of the years has none', () => {
		expect(ceilingFor('machinery', of(2018), known)).toBeNull();
		expect(ceilingFor('machinery', of(2019, 2021), known)).toBeNull();
		expect(ceilingFor('spreading', of(2024), known)).toBeNull();
	});

	it('names its source, and every kind has one today', () => {
		for (const kind of ceilingKinds) expect(ceilingFor(kind, of(2025))?.basis).toBeTruthy();
		for (const { validFrom, validTo } of ceilings) expect(validTo === null || validFrom < validTo).toBe(true);
	});
});
