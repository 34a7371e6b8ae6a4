// What every act by link begins with: the link, its report, what the page showed and whether the person may. Invariant: a link that no longer
// decides is told as it stands; a page that is out of date is never acted on.

import { isSamePerson } from '../domain/office.ts';
import type { Problem } from '../domain/problem.ts';
import type { ReportHead } from '../domain/report.ts';
import type { Write } from '../ports/item-store.ts';
import { deciderNow, loadLevelOffice } from './deciders.ts';
import { notInOffice, ownReport, unknownLink } from './decision-problems.ts';
import { type FindingsItem, keys, type LinkItem, type VersionItem } from './items.ts';
import { type LinkStanding, loadLink, weighLink } from './links.ts';
import { takeNonce } from './nonces.ts';
import { type LedgerDeps, loadHead } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { failing } from './submit-report.ts';

export interface Refused {
	ok: false;
	problems: Problem[];
	standing: LinkStanding | 'unknown';
	head: ReportHead | null;
}

export interface Acting {
	ok: true;
	link: LinkItem;
	head: ReportHead;
	files: VersionItem['files'];
	/** What keeps the person from acting: told together with what is wrong with the act. */
	problems: Problem[];
	/** Findings to acknowledge before approving. */
	findings: string[];
	revision: number;
	usedNonce: Write;
}

/** Loads the link and its report; `standing` is what the link has to stand at for the act. */
export async function loadActing(
	deps: LedgerDeps,
	{ token, nonce }: { token: string; nonce: string },
	needed: LinkStanding,
): Promise<Acting | Refused> {
	const link = await loadLink(deps.store, token);
	const head = link && (await loadHead(deps.store, link.reportId));
	if (!link || !head) return { ok: false, standing: 'unknown', head: null, problems: [unknownLink] };
	const standing = await weighLink(deps.store, link, head, deps.clock.now());
	const movedOn = problemOfRefusal({ code: 'moved-on', state: head.state });
	if (standing !== needed) return { ok: false, standing, head, problems: [movedOn] };
	const shown = await takeNonce(deps, token, nonce);
	const version = (await deps.store.get(keys.version(link.reportId, link.version))) as VersionItem | null;
	if (!version || !head.route?.chain[link.levelIndex]) return { ok: false, standing, head, problems: [movedOn] };
	const problems = await problemsOfPerson(deps, head, link, needed);
	if (!shown) return { ok: false, standing, head, problems: [...problems, movedOn] };
	const item = (await deps.store.get(keys.findings(link.reportId, link.version))) as FindingsItem | null;
	const findings = failing(item).map(({ id }) => id);
	const { revision, used } = shown;
	return { ok: true, link, head, problems, files: version.files, findings, revision, usedNonce: used };
}

async function problemsOfPerson(
	deps: LedgerDeps,
	head: ReportHead,
	link: LinkItem,
	needed: LinkStanding,
): Promise<Problem[]> {
	if (isSamePerson(link.approver, head.submitter)) return [ownReport];
	const office = await loadLevelOffice(deps, head, link.levelIndex);
	if (deciderNow(office, head, link.approver)) return [];
	// Nobody is asked any more once the level has decided: a deputy who did is still of the office.
	const isDeputy = office.deputies.some(({ person }) => isSamePerson(person, link.approver));
	return needed === 'decided' && isDeputy ? [] : [notInOffice(link.approver.name)];
}
