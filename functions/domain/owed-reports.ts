// Which report a unit of a level owes, and by which day. Invariant: a due day and its reminders are working days, and the same question has the same
// answer on every page.
import { addDays } from './calendar-day.ts';
import { parsePeriod, periodId, periodOf } from './periods.ts';
import type { ReportPeriod } from './reading.ts';
import type { Level } from './register/unit.ts';
import { expectedReports, type ReportingDeadline, remindBeforeDue, reportingDeadlines } from './reporting-deadlines.ts';
import { addWorkingDays, hasWorkingDays, isWorkingDay, nextWorkingDay } from './working-days.ts';

export interface Due {
	dueOn: string;
	/** Working days, earliest first. */
	remindOn: string[];
	basis: string;
}

/** Calendar days in which a report is shown as owed: before its due day, and behind it. */
const shownBefore = 30;
const shownAfter = 60;

function ruleFor(level: Level, { kind, end }: ReportPeriod): ReportingDeadline | undefined {
	return reportingDeadlines.find(
		({ levels, kinds, validFrom, validTo }) =>
			levels.includes(level) && kinds.includes(kind) && validFrom <= end && (validTo === null || end <= validTo),
	);
}

const dayOf = ({ by }: ReportingDeadline, { end }: ReportPeriod): string =>
	'dayOfMonth' in by
		? nextWorkingDay(`${end.slice(0, 8)}${String(by.dayOfMonth).padStart(2, '0')}`)
		: addWorkingDays(end, by.workingDaysAfterClose);

/** Null where no rule gives a day: an id that names no period, a programme, the ministry, years without holiday data. */
export function dueOf({ level, periodId: id }: { level: Level; periodId: string }): Due | null {
	const parsed = parsePeriod(id);
	if (!parsed.ok || !hasWorkingDays(parsed.period.end)) return null;
	const rule = ruleFor(level, parsed.period);
	if (rule === undefined) return null;
	const dueOn = dayOf(rule, parsed.period);
	return { dueOn, remindOn: remindBeforeDue.map((days) => addWorkingDays(dueOn, -days)).sort(), basis: rule.basis };
}

/** Ids of the expected reports due within the next 30 days or at most 60 days ago, by due day. @throws RangeError outside of the holiday data */
export function owedOn({ level, day }: { level: Level; day: string }): string[] {
	isWorkingDay(day);
	const [earliest, latest] = [addDays(day, -shownAfter), addDays(day, shownBefore)];
	const year = Number(day.slice(0, 4));
	return [year - 1, year, year + 1]
		.flatMap((each) => expectedReports.map((parts) => periodOf({ ...parts, from: each, to: each })))
		.flatMap((parsed) => (parsed.ok ? [periodId(parsed.period)] : []))
		.flatMap((id) => {
			const due = dueOf({ level, periodId: id });
			return due !== null && earliest <= due.dueOn && due.dueOn <= latest ? [{ id, dueOn: due.dueOn }] : [];
		})
		.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id))
		.map(({ id }) => id);
}
