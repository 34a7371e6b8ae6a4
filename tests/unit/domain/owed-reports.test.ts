// Which report is owed by when: the rules of the notes, reminders on working days, and agreement of the two questions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/calendar-day.ts';
import { dueOf, owedOn } from '../../../functions/domain/owed-reports.ts';
import { levels } from '../../../functions/domain/register/unit.ts';
import { reportingDeadlines } from '../../../functions/domain/reporting-deadlines.ts';
import { isWorkingDay, workingDaysBetween } from '../../../functions/domain/working-days.ts';

const level = fc.constantFrom(...levels);
const day = fc.integer({ min: 0, max: 3600 }).map((nth) => addDays('2020-01-01', nth));
const periodId = fc
	.tuple(fc.integer({ min: 2019, max: 2029 }), fc.constantFrom('', '-H1', '-H2', '-9M', '-Q1', '-Q3', '-04', '-12'))
	.filter(([year, part]) => year > 2019 || !['-Q1', '-04'].includes(part))
	.map(([year, part]) => `${year}${part}`);

describe('the due day of a report', () => {
	it.each([
		['province', '2024-H1', '2024-06-25'],
		['province', '2024', '2024-12-25'],
		['province', '2023-H1', '2023-06-26'],
		['province', '2027', '2027-12-27'],
		['province', '2024-Q3', '2024-09-25'],
		['province', '2024-9M', '2024-09-25'],
		['province', '2024-05', '2024-05-27'],
		['district', '2025-H1', '2025-06-17'],
		['district', '2024-02', '2024-02-16'],
		['commune', '2025', '2025-12-16'],
		['commune', '2026-H1', '2026-06-16'],
	] as const)('%s, %s: %s', (of, id, dueOn) => {
		expect(dueOf({ level: of, periodId: id })?.dueOn).toBe(dueOn);
	});

	it.each([
		['commune', '2025-H1', 'communes had no such task yet'],
		['district', '2025', 'districts were no more'],
		['ministry', '2024', 'the ministry sends to nobody here'],
		['province', '2021-2025', 'a five-year review has its own day'],
		['province', '2018', 'before the decree'],
		['province', '2045', 'no holiday data'],
		['province', 'next year', 'no period'],
	] as const)('%s, %s: none, %s', (of, id, _why) => {
		expect(dueOf({ level: of, periodId: id })).toBeNull();
	});

	it('is told ten and three working days before', () => {
		expect(dueOf({ level: 'province', periodId: '2026-H1' })).toMatchObject({
			dueOn: '2026-06-25',
			remindOn: ['2026-06-11', '2026-06-22'],
		});
	});

	it('and its reminders are working days, in order', () => {
		fc.assert(
			fc.property(level, periodId, (of, id) => {
				const due = dueOf({ level: of, periodId: id });
				if (due === null) return;
				const [first = '', second = ''] = due.remindOn;
				expect([first, second, due.dueOn].every(isWorkingDay)).toBe(true);
				expect([workingDaysBetween(first, due.dueOn), workingDaysBetween(second, due.dueOn)]).toEqual([10, 3]);
				expect(due.basis).toBeTruthy();
			}),
		);
	});

	it('comes from rules with dates and a basis, one at a time for a level', () => {
		for (const { levels: of, validFrom, validTo, basis } of reportingDeadlines) {
			expect(basis).toBeTruthy();
			expect(validTo === null || validFrom < validTo).toBe(true);
			expect(reportingDeadlines.filter((rule) => rule.levels.some((each) => of.includes(each)))).toHaveLength(1);
		}
	});
});

describe('what is owed on a day', () => {
	it.each([
		['province', '2026-05-25', []],
		['province', '2026-05-26', ['2026-H1']],
		['province', '2026-06-25', ['2026-H1']],
		['province', '2026-08-24', ['2026-H1']],
		['province', '2026-08-25', []],
		['province', '2026-11-25', ['2026']],
		['province', '2027-01-10', ['2026']],
		['commune', '2025-07-10', []],
		['commune', '2025-12-01', ['2025']],
		['ministry', '2025-12-01', []],
	] as const)('%s, %s: %s', (of, on, ids) => {
		expect(owedOn({ level: of, day: on })).toEqual(ids);
	});

	it('lies within thirty days ahead and sixty behind', () => {
		fc.assert(
			fc.property(level, day, (of, on) => {
				for (const id of owedOn({ level: of, day: on })) {
					const dueOn = dueOf({ level: of, periodId: id })?.dueOn ?? '';
					expect(addDays(on, -60) <= dueOn && dueOn <= addDays(on, 30)).toBe(true);
				}
			}),
		);
	});

	it('is refused for a day without holiday data', () => {
		expect(() => owedOn({ level: 'province', day: '2031-01-01' })).toThrow(RangeError);
		expect(() => owedOn({ level: 'province', day: 'today' })).toThrow(RangeError);
	});
});
