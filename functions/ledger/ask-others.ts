// Others are asked than before: successors, delegates, deputies. Invariant: their links are made and mailed before they are noted as asked, so that
// nobody is asked without a mail; those who are no longer asked decide no more from the same moment.

import type { Decider } from '../domain/office.ts';
import { isSamePerson } from '../domain/office.ts';
import { stillNeeded } from '../domain/quorum.ts';
import type { Person, ReportHead } from '../domain/report.ts';
import type { Reassignment } from '../domain/report-events.ts';
import { absentMail } from '../mail/absent-mail.ts';
import { mailReport, unitTitle } from '../mail/message.ts';
import type { Write } from '../ports/item-store.ts';
import { type AskDeps, mailLinks, makeLinks } from './ask-approvers.ts';
import { recordEvent, systemActor } from './record-event.ts';
import { sendAndRecord } from './record-mail.ts';

export interface Others {
	unitId: string;
	added: readonly Decider[];
	removed: readonly Person[];
	why: Reassignment;
}

/** The absent are kept informed of who decides in their stead. */
export async function tellAbsent(deps: AskDeps, head: ReportHead, unitId: string, deciders: readonly Decider[]) {
	const { reportId, version } = head;
	for (const { person, standsFor } of deciders) {
		if (!standsFor) continue;
		const report = mailReport(head, deps.baseUrl);
		const message = absentMail({ report, absent: standsFor, delegate: person, unit: unitTitle(unitId) });
		await sendAndRecord(deps, { kind: 'absent', version }, { to: standsFor.mail, reportId, ...message });
	}
}

function reassignedOf(now: ReportHead, levelIndex: number, { added, removed, why }: Others) {
	const people = added.map(({ person }) => person);
	const stay = now.askedOf.filter((person) => !removed.some((one) => isSamePerson(one, person)));
	const ids = [...stay, ...people].map(({ id }) => id);
	const needed = stillNeeded(now.votesNeeded, now.votes, ids);
	const fewer = needed < now.votesNeeded ? { needed } : {};
	return { type: 'reassigned' as const, levelIndex, added: people, removed: [...removed], why, ...fewer };
}

/** @returns whether it was noted; not where the level decided meanwhile */
export async function askOthers(
	deps: AskDeps,
	head: ReportHead,
	{ unitId, added, removed, why }: Others,
	also: () => Write[] = () => [],
): Promise<boolean> {
	const { reportId, version, round, levelIndex } = head;
	if (levelIndex === null) return false;
	const links = await makeLinks(deps, { reportId, version, levelIndex, round }, added);
	await mailLinks(deps, head, unitId, links);
	await tellAbsent(deps, head, unitId, added);
	const recorded = await recordEvent(deps, {
		reportId,
		actor: systemActor,
		expect: { version },
		body: (now) => (now.round === round ? reassignedOf(now, levelIndex, { unitId, added, removed, why }) : null),
		also,
	});
	return recorded.ok && recorded.recorded;
}
