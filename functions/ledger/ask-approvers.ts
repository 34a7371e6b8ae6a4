// Links and mails to those who decide at a level. Invariant: everybody gets a link of their own, made before it is mailed; one mailbox that is
// refused does not keep the others from deciding.
import type { ReportHead } from '../domain/report.ts';
import { approvalMail } from '../mail/approval-mail.ts';
import { mailReport, unitTitle } from '../mail/message.ts';
import { totalsOf } from '../mail/totals.ts';
import type { Ids } from '../ports/clock.ts';
import type { Readings } from '../ports/object-files.ts';
import { readCurrent } from './current-reading.ts';
import type { Decider } from './deciders.ts';
import { type FindingsItem, keys } from './items.ts';
import { type MadeLink, makeLink } from './links.ts';
import type { MailDeps } from './mail-submitter.ts';
import { loadApprovals } from './past-approvals.ts';
import { type Sent, sendAndRecord } from './record-mail.ts';
import { failing } from './submit-report.ts';

export type AskDeps = MailDeps & { ids: Ids; readings: Readings };
export type AskedLink = MadeLink & { decider: Decider };

/** Links in transactions of their own: they decide nothing before the level is asked. */
export async function makeLinks(
	deps: AskDeps,
	of: { reportId: string; version: number; levelIndex: number; round: number },
	deciders: readonly Decider[],
): Promise<AskedLink[]> {
	const at = deps.clock.now();
	const links: AskedLink[] = [];
	for (const decider of deciders) {
		const link = makeLink(deps.ids, { ...of, decider, at });
		await deps.store.transact(link.writes);
		links.push({ decider, ...link });
	}
	return links;
}

const sentBackOf = ({ objection }: ReportHead) => {
	if (objection?.act !== 'return-below') return null;
	const { by, position, unitId, reason } = objection;
	return { by: { name: by, position }, unit: unitTitle(unitId), reason };
};

export async function mailLinks(
	deps: AskDeps,
	head: ReportHead,
	unitId: string,
	links: readonly AskedLink[],
	reminder: 'remind' | 'due' | 'overdue' | null = null,
): Promise<Sent[]> {
	const { reportId, version } = head;
	const { figures, summary } = await readCurrent(deps.readings, head);
	const findings = failing((await deps.store.get(keys.findings(reportId, version))) as FindingsItem | null);
	const earlier = await loadApprovals(deps.store, head);
	const reached: Sent[] = [];
	for (const { decider, token, code, expiresAt } of links) {
		const { person, standsFor } = decider;
		const message = approvalMail({
			report: mailReport(head, deps.baseUrl),
			approver: person,
			unit: unitTitle(unitId),
			token,
			code,
			expiresAt,
			figures: figures.length,
			findings: findings.length,
			totals: totalsOf(summary),
			earlier,
			dueOn: head.dueOn,
			standsFor,
			sentBack: sentBackOf(head),
			reminder,
		});
		const mail = { to: person.mail, reportId, ...message };
		reached.push(await sendAndRecord(deps, { kind: reminder ? 'reminder' : 'approve', version }, mail));
	}
	return reached;
}
