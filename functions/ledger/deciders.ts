// Who decides at a level of a report today. Invariant: the office as it is that day, deputies only once they were asked, never the submitter.
import type { Quorum } from '../domain/quorum.ts';
import { anyOne } from '../domain/quorum.ts';
import type { Person, ReportHead } from '../domain/report.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import { isSamePerson, officeHolders } from './office-holders.ts';
import type { LedgerDeps } from './record-event.ts';

export interface Decider {
	person: Person;
	/** Several people read the mailbox. */
	shared: boolean;
	/** The absent holder in whose stead the person decides. */
	standsFor: Person | null;
}

export interface LevelOffice {
	unitId: string;
	quorum: Quorum;
	deciders: Decider[];
	deputies: Decider[];
}

export async function loadLevelOffice(deps: LedgerDeps, head: ReportHead, levelIndex: number): Promise<LevelOffice> {
	const unitId = head.route?.chain[levelIndex]?.unitId;
	if (!unitId) throw new Error(`report ${head.reportId} has no level ${levelIndex}`);
	const day = vietnamDay(deps.clock.now());
	const holders = await officeHolders(deps.store, { unitId, day, submitter: head.submitter });
	const deciders = holders.map((person) => ({ person, shared: false, standsFor: null }));
	return { unitId, quorum: anyOne, deciders, deputies: [] };
}

/** The person as they decide at the level now; null where they hold no office and were not asked as a deputy. */
export function deciderNow(office: LevelOffice, head: ReportHead, person: Person): Decider | null {
	const askedDeputies = office.deputies.filter((deputy) =>
		head.askedOf.some((asked) => isSamePerson(asked, deputy.person)),
	);
	return [...office.deciders, ...askedDeputies].find((one) => isSamePerson(one.person, person)) ?? null;
}
