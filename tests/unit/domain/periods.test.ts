// Periods: ids, days of data close, labels. Every id must come back as itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod, periodId, periodLabel, periodOf } from '../../../functions/domain/periods.ts';
import { periodKinds } from '../../../functions/domain/reading.ts';

const read = (input: unknown) => {
	const parsed = parsePeriod(input);
	if (!parsed.ok) throw new Error(parsed.problem.en);
	return parsed.period;
};

describe('the days of a period', () => {
	it.each([
		['2024-01', '2023-12-15', '2024-01-14'],
		['2024-05', '2024-04-15', '2024-05-14'],
		['2024-Q1', '2023-12-15', '2024-03-14'],
		['2024-Q4', '2024-09-15', '2024-12-14'],
		['2024-H1', '2023-12-15', '2024-06-14'],
		['2024-H2', '2024-06-15', '2024-12-14'],
		['2024-9M', '2023-12-15', '2024-09-14'],
		['2024', '2023-12-15', '2024-12-14'],
		['2021-2025', '2021-01-01', '2025-12-31'],
	])('%s runs from %s to %s', (id, start, end) => {
		expect(read(id)).toMatchObject({ start, end });
	});

	it('leaves no day between neighbouring months, quarters and halves', () => {
		for (const [before, after] of [
			['2024-04', '2024-05'],
			['2023-12', '2024-01'],
			['2024-Q2', '2024-Q3'],
			['2024-H1', '2024-H2'],
			['2023', '2024'],
		]) {
			const next = new Date(`${read(before).end}T00:00:00Z`);
			next.setUTCDate(next.getUTCDate() + 1);
			expect(next.toISOString().slice(0, 10)).toBe(read(after).start);
		}
	});

	it('says which reports count from the start of the year or programme', () => {
		const cumulative = ['2021-2025', '2024', '2024-9M', '2024-H1', '2024-H2', '2024-Q2', '2024-05'];
		expect(cumulative.filter((id) => read(id).cumulative)).toEqual(['2021-2025', '2024', '2024-9M', '2024-H1']);
	});
});

describe('the id of a period', () => {
	it('comes back as itself, from the period and from its parts', () => {
		const parts = fc.record({
			kind: fc.constantFrom(...periodKinds),
			from: fc.integer({ min: 1990, max: 2090 }),
			length: fc.integer({ min: 1, max: 9 }),
			index: fc.integer({ min: 1, max: 12 }),
		});
		const highest = { month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1, programme: 1 };
		fc.assert(
			fc.property(parts, ({ kind, from, length, index }) => {
				const to = kind === 'programme' ? from + length : from;
				const made = periodOf({ kind, from, to, index: 1 + (index % highest[kind]) });
				if (!made.ok) throw new Error(made.problem.en);
				expect(parsePeriod(made.id)).toEqual(made);
				expect(parsePeriod(made.period)).toEqual(made);
				expect(periodId(made.period)).toBe(made.id);
				expect(parsePeriod(periodLabel(made.id, 'vi'))).toEqual(made);
			}),
		);
	});
});

describe('the words of a period', () => {
	it.each([
		['2021-2025', 'Giai đoạn 2021-2025', 'Programme 2021-2025'],
		['2024', 'Năm 2024', 'Year 2024'],
		['2024-H1', '6 tháng đầu năm 2024', 'First half of 2024'],
		['2024-H2', '6 tháng cuối năm 2024', 'Second half of 2024'],
		['2024-9M', '9 tháng đầu năm 2024', 'First nine months of 2024'],
		['2024-Q1', 'Quý I năm 2024', 'Quarter 1 of 2024'],
		['2024-05', 'Tháng 5 năm 2024', 'May 2024'],
	])('%s is %s', (id, vi, en) => {
		expect(periodLabel(id, 'vi')).toBe(vi);
		expect(periodLabel(id, 'en')).toBe(en);
	});

	it.each([
		['GIAI ĐOẠN 2021 – 2025', '2021-2025'],
		['sáu tháng đầu năm 2024', '2024-H1'],
		['Quý IV/2024', '2024-Q4'],
		['quý 3 năm 2024', '2024-Q3'],
		['Tháng 05/2024', '2024-05'],
		['2024-h1 ', '2024-H1'],
	])('reads "%s" as %s', (words, id) => {
		expect(parsePeriod(words)).toMatchObject({ ok: true, id });
	});
});

describe('input that names no period', () => {
	it.each([
		'',
		'24',
		'2024-13',
		'2024-00',
		'2024-Q5',
		'2024-H3',
		'0000',
		'9999-9999',
		'2025-2021',
		'2000-2050',
		'hôm nay',
		'2024-2024',
		null,
		7,
		{},
		{ kind: 'year', from: 2024, to: 2025 },
		{ kind: 'month', from: 2024, to: 2024, index: 13 },
		{ kind: 'month', from: 2024, to: 2024, end: 'x' },
		{ kind: 'week', from: 2024, to: 2024 },
		{ kind: 'year', from: '2024', to: '2024' },
	])('%j is answered with a problem in both languages', (input) => {
		const parsed = parsePeriod(input);
		expect(parsed.ok).toBe(false);
		if (!parsed.ok) expect(parsed.problem.vi.length * parsed.problem.en.length).toBeGreaterThan(0);
	});

	it('shows an unknown id as it stands', () => {
		expect(periodLabel('nonsense', 'vi')).toBe('nonsense');
	});

	it('never throws, whatever it is given', () => {
		fc.assert(
			fc.property(fc.anything(), (input) => {
				parsePeriod(input);
			}),
		);
		fc.assert(
			fc.property(fc.string(), (input) => {
				parsePeriod(input);
			}),
		);
	});
});
