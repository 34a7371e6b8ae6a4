// Asks the approvers of one level and waits. Invariant: every approver in office gets a link of their own, in the same transaction that
// asks the level; the mails follow, and a repeated call sends new links to the same mailboxes.
import type { z } from 'zod';
import type { requestApproval } from '../../workflows/report-approval.contract.ts';
import { nextLevelIndex, type Person, type ReportHead } from '../domain/report.ts';
import { readingKey } from '../domain/report-files.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import { approvalStep, type DecisionItem, type FindingsItem, keys } from '../ledger/items.ts';
import { makeLink } from '../ledger/links.ts';
import type { MailDeps } from '../ledger/mail-submitter.ts';
import { officeHolders } from '../ledger/office-holders.ts';
import { loadApprovals } from '../ledger/past-approvals.ts';
import { loadHead, recordStep } from '../ledger/record-event.ts';
import { sendAndRecord } from '../ledger/record-mail.ts';
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

async function approversOf(deps: MailDeps, head: ReportHead, levelIndex: number): Promise<Person[]> {
	const unitId = head.route?.chain[levelIndex]?.unitId;
	if (!unitId) throw new Error(`report ${head.reportId} has no level ${levelIndex}`);
	const day = vietnamDay(deps.clock.now());
	const approvers = await officeHolders(deps.store, { unitId, day, submitter: head.submitter });
	if (approvers.length === 0) throw new Error(`nobody may approve for ${unitId} on ${day}`);
	return approvers;
}

/** Asks the level, or only renews the links where it is asked already. */
async function askLevel(deps: RequestApprovalDeps, input: Input, links: Link[]): Promise<ReportHead> {
	const { reportId, version, levelIndex } = input;
	const approvers = links.map((link) => link.approver);
	const writes = links.flatMap((link) => link.writes);
	const isAsked = (head: ReportHead) => head.asked && head.levelIndex === levelIndex;
	const { head, recorded } = await recordStep(deps, {
		reportId,
		version,
		body: (now) => (isAsked(now) ? null : { type: 'approval-asked', levelIndex, approvers }),
		also: () => writes,
	});
	if (!recorded) await deps.store.transact(writes);
	return head;
}

async function mailLinks(deps: RequestApprovalDeps, head: ReportHead, links: Link[]): Promise<void> {
	const { reportId, version } = head;
	const { figures, summary } = await deps.readings.read(readingKey(reportId, version));
	const findings = failing((await deps.store.get(keys.findings(reportId, version))) as FindingsItem | null);
	const earlier = await loadApprovals(deps.store, head);
	const unitId = head.route?.chain[head.levelIndex ?? 0]?.unitId ?? '';
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
		await sendAndRecord(deps, { kind: 'approve', version }, { to: approver.mail, reportId, ...message });
	}
}

export const createRequestApproval =
	(deps: RequestApprovalDeps) =>
	async (input: Input): Promise<void> => {
		const { reportId, version, levelIndex, taskToken } = input;
		const step = approvalStep(levelIndex);
		await openWait(deps, { reportId, version, step, taskToken });
		const decided = (await deps.store.get(keys.decision(reportId, version, step))) as DecisionItem | null;
		if (decided) return;
		const before = await loadHead(deps.store, reportId);
		const askable = before && (nextLevelIndex(before) === levelIndex || before.levelIndex === levelIndex);
		if (!before || !askable) throw new Error(`level ${levelIndex} of report ${reportId} cannot be asked now`);
		const at = deps.clock.now();
		const links = (await approversOf(deps, before, levelIndex)).map((approver) => ({
			approver,
			...makeLink(deps.ids, { reportId, version, levelIndex, approver, at }),
		}));
		await mailLinks(deps, await askLevel(deps, input, links), links);
	};
