// Asks the approvers of one level and waits. Invariant: every approver in office gets a link of their own; a repeated
// call sends new links to the same mailboxes; one mailbox that is refused does not keep the others from deciding.
import type { z } from 'zod';
import type { requestApproval } from '../../workflows/report-approval.contract.ts';
import { nextLevelIndex, type Person, type ReportHead } from '../domain/report.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import { readCurrent } from '../ledger/current-reading.ts';
import { approvalStep, type FindingsItem, keys, pendingItem } from '../ledger/items.ts';
import { makeLink } from '../ledger/links.ts';
import type { MailDeps } from '../ledger/mail-submitter.ts';
import { officeHolders } from '../ledger/office-holders.ts';
import { loadApprovals } from '../ledger/past-approvals.ts';
import { loadHead, recordStep } from '../ledger/record-event.ts';
import { type Sent, sendAndRecord } from '../ledger/record-mail.ts';
import { failing } from '../ledger/submit-report.ts';
import { openWait } from '../ledger/waiting.ts';
import { approvalMail } from '../mail/approval-mail.ts';
import { mailReport, unitTitle } from '../mail/message.ts';
import { totalsOf } from '../mail/totals.ts';
import type { Ids } from '../ports/clock.ts';
import type { Readings } from '../ports/object-files.ts';

type Input = z.infer<typeof requestApproval.input>;
export type RequestApprovalDeps = MailDeps & { ids: Ids; readings: Readings };
type Link = ReturnType<typeof makeLink> & { approver: Person };

const unitOf = (head: ReportHead, levelIndex: number): string => {
	const unitId = head.route?.chain[levelIndex]?.unitId;
	if (!unitId) throw new Error(`report ${head.reportId} has no level ${levelIndex}`);
	return unitId;
};

/** Links first, in transactions of their own: they decide nothing before the level is asked. */
async function makeLinks(deps: RequestApprovalDeps, input: Input, approvers: Person[]): Promise<Link[]> {
	const { reportId, version, levelIndex } = input;
	const at = deps.clock.now();
	const links: Link[] = [];
	for (const approver of approvers) {
		const link = makeLink(deps.ids, { reportId, version, levelIndex, approver, at });
		await deps.store.transact(link.writes);
		links.push({ approver, ...link });
	}
	return links;
}

async function mailLinks(deps: RequestApprovalDeps, head: ReportHead, unitId: string, links: Link[]): Promise<void> {
	const { reportId, version } = head;
	const { figures, summary } = await readCurrent(deps.readings, head);
	const findings = failing((await deps.store.get(keys.findings(reportId, version))) as FindingsItem | null);
	const earlier = await loadApprovals(deps.store, head);
	const reached: Sent[] = [];
	for (const { approver, token, code, expiresAt } of links) {
		const message = approvalMail({
			report: mailReport(head, deps.baseUrl),
			approver,
			unit: unitTitle(unitId),
			token,
			code,
			expiresAt,
			figures: figures.length,
			findings: findings.length,
			totals: totalsOf(summary),
			earlier,
		});
		const mail = { to: approver.mail, reportId, ...message };
		reached.push(await sendAndRecord(deps, { kind: 'approve', version }, mail));
	}
	if (reached.every((sent) => sent === 'refused')) throw new Error(`no approver of ${unitId} could be reached by mail`);
}

/** Nobody in office is no failure of the report: it is noted once, and the level is asked again later. */
async function askLater(deps: RequestApprovalDeps, input: Input, unitId: string): Promise<void> {
	const { reportId, version, levelIndex } = input;
	await recordStep(deps, {
		reportId,
		version,
		body: (head) => (head.unstaffed ? null : { type: 'nobody-in-office', levelIndex, unitId }),
	});
	const outcome = { outcome: 'nobody', levelIndex };
	const at = deps.clock.now();
	await deps.store.transact([
		{ kind: 'put', item: pendingItem({ reportId, version, step: approvalStep(levelIndex), outcome, at }) },
	]);
}

export const createRequestApproval =
	(deps: RequestApprovalDeps) =>
	async (input: Input): Promise<void> => {
		const { reportId, version, levelIndex, taskToken } = input;
		const step = approvalStep(levelIndex);
		await openWait(deps, { reportId, version, step, taskToken });
		if (await deps.store.get(keys.decision(reportId, version, step))) return;
		const before = await loadHead(deps.store, reportId);
		if (!before || nextLevelIndex(before) !== levelIndex)
			throw new Error(`level ${levelIndex} of report ${reportId} cannot be asked now`);
		const unitId = unitOf(before, levelIndex);
		const day = vietnamDay(deps.clock.now());
		const approvers = await officeHolders(deps.store, { unitId, day, submitter: before.submitter });
		if (approvers.length === 0) return askLater(deps, input, unitId);
		const links = await makeLinks(deps, input, approvers);
		const { head } = await recordStep(deps, {
			reportId,
			version,
			// Asked already: a repeated call brings a new token and new links, and disturbs no open form.
			body: (now) => (now.asked ? null : { type: 'approval-asked', levelIndex, approvers }),
		});
		await mailLinks(deps, head, unitId, links);
	};
