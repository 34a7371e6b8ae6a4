// Who decides at a level of a report today. Invariant: the office as it is that day, deputies only once they were asked, never the submitter.
import type { Decider, Office } from '../domain/office.ts';
import { isSamePerson } from '../domain/office.ts';
import type { Person, ReportHead } from '../domain/report.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import { officeOf } from './office-holders.ts';
import type { LedgerDeps } from './record-event.ts';

export function loadLevelOffice(deps: LedgerDeps, head: ReportHead, levelIndex: number): Promise<Office> {
	const unitId = head.route?.chain[levelIndex]?.unitId;
	if (!unitId) throw new Error(`report ${head.reportId} has no level ${levelIndex}`);
	const day = vietnamDay(deps.clock.now());
	return officeOf(deps.store, { unitId, day, submitter: head.submitter });
}

/** The person as they decide at the level now; null where they hold no office and were not asked as a deputy. */
export function deciderNow(office: Office, head: ReportHead, person: Person): Decider | null {
	const askedDeputies = office.deputies.filter((deputy) =>
		head.askedOf.some((asked) => isSamePerson(asked, deputy.person)),
	);
	return [...office.deciders, ...askedDeputies].find((one) => isSamePerson(one.person, person)) ?? null;
}
