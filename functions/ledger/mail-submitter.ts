// Telling the submitter how a version ended. Invariant: once per version and ending, with the reason in the words of who gave it.
import { assertNever } from '../domain/assert-never.ts';
import type { ReportHead } from '../domain/report.ts';
import { approvedMail } from '../mail/approved-mail.ts';
import { failedMail } from '../mail/failed-mail.ts';
import { lapsedMail } from '../mail/lapsed-mail.ts';
import { type Message, mailReport, unitTitle } from '../mail/message.ts';
import type { ObjectionView } from '../mail/objection-mail.ts';
import { rejectedMail } from '../mail/rejected-mail.ts';
import { returnedMail } from '../mail/returned-mail.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { MailKind } from './mail-chain.ts';
import { loadApprovals } from './past-approvals.ts';
import type { LedgerDeps } from './record-event.ts';
import { sendOnce } from './record-mail.ts';

export type MailDeps = LedgerDeps & { mailer: Mailer; baseUrl: string };

function objectionView(deps: MailDeps, head: ReportHead): ObjectionView {
	const { objection } = head;
	if (!objection) throw new Error(`report ${head.reportId} is ${head.state} without an objection`);
	const { by: name, position, unitId, reason, at } = objection;
	return { report: mailReport(head, deps.baseUrl), by: { name, position }, unit: unitTitle(unitId), reason, at };
}

async function endingOf(deps: MailDeps, head: ReportHead): Promise<{ kind: MailKind; message: Message } | null> {
	const report = mailReport(head, deps.baseUrl);
	switch (head.state) {
		case 'approved':
			return { kind: 'approved', message: approvedMail({ report, approvals: await loadApprovals(deps.store, head) }) };
		case 'returned':
			return { kind: 'returned', message: returnedMail(objectionView(deps, head)) };
		case 'rejected':
			return { kind: 'rejected', message: rejectedMail(objectionView(deps, head)) };
		case 'lapsed':
			return { kind: 'lapsed', message: lapsedMail({ report }) };
		case 'failed':
			return head.failure && { kind: 'failed', message: failedMail({ report, failure: head.failure }) };
		case 'draft':
		case 'received':
		case 'read':
		case 'awaiting-confirmation':
		case 'submitted':
		case 'in-review':
		// The submitter's own act, and one that needs none of theirs.
		case 'withdrawn':
		case 'superseded':
			return null;
		default:
			return assertNever(head.state);
	}
}

/** Does nothing while the version has not ended. */
export async function mailEnding(deps: MailDeps, head: ReportHead): Promise<void> {
	const ending = await endingOf(deps, head);
	if (!ending) return;
	const { reportId, version, submitter } = head;
	await sendOnce(deps, { kind: ending.kind, version }, { to: submitter.mail, reportId, ...ending.message });
}
