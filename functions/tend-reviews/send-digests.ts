// One mail a working day to every mailbox for which several reports wait. Invariant: from eight in the morning there, once a day and mailbox, however
// often and in how many pieces it runs; it makes no mailed link stale and decides nothing.

import { mailboxOf } from '../domain/mail-address.ts';
import { isOverdue, type ReportHead } from '../domain/report.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import { isWorkingDay } from '../domain/working-days.ts';
import type { AskDeps } from '../ledger/ask-approvers.ts';
import { claimDigest, isDigestOver, markDigestOver, markDigestSent } from '../ledger/digest-days.ts';
import { listReviews } from '../ledger/due-items.ts';
import { makeSideLink } from '../ledger/links.ts';
import { appendMail } from '../ledger/mail-chain.ts';
import { loadHead } from '../ledger/record-event.ts';
import { byDue, type DecidableReport, decidableOf, type WaitingReport } from '../ledger/waiting-reports.ts';
import { digestMail } from '../mail/digest-mail.ts';
import { mailReport } from '../mail/message.ts';
import { MailRefusedError } from '../ports/mailer.ts';

const hour = 3_600_000;
/** On the clock of Viet Nam. */
const dayBegins = 8 * hour;
const fewest = 2;

/** The working day whose digest is due at the instant; null before eight and on other days. */
function digestDay(now: string): string | null {
	const day = vietnamDay(now);
	const hasBegun = vietnamDay(new Date(Date.parse(now) - dayBegins).toISOString()) === day;
	return hasBegun && isWorkingDay(day) ? day : null;
}

/** Open questions by the mailbox they wait for. */
async function waitingByMailbox(deps: AskDeps): Promise<Map<string, WaitingReport[]>> {
	const byMailbox = new Map<string, WaitingReport[]>();
	for (const { reportId } of await listReviews(deps.store)) {
		const head = await loadHead(deps.store, reportId);
		if (head?.state !== 'in-review' || !head.asked) continue;
		for (const person of head.askedOf) {
			if (head.votes.includes(person.id)) continue;
			const mailbox = mailboxOf(person.mail);
			byMailbox.set(mailbox, [...(byMailbox.get(mailbox) ?? []), { head, person }]);
		}
	}
	return byMailbox;
}

const shownOf = (deps: AskDeps, head: ReportHead, day: string) => ({
	report: mailReport(head, deps.baseUrl),
	dueOn: head.dueOn,
	isOverdue: isOverdue(head, day),
});

/** A mailbox that refuses the mail is noted with each report, and does not keep the others from theirs. */
async function sendDigest(deps: AskDeps, day: string, waiting: readonly DecidableReport[]): Promise<void> {
	const [first, ...others] = waiting;
	if (!first) return;
	const { head, levelIndex, decider } = first;
	const { reportId, version, round } = head;
	const link = makeSideLink(deps.ids, { reportId, version, levelIndex, round, decider, at: deps.clock.now() });
	await deps.store.transact(link.writes);
	const message = digestMail({
		approver: decider.person,
		day,
		reports: [shownOf(deps, head, day), ...others.map((one) => shownOf(deps, one.head, day))],
		...link,
	});
	const to = decider.person.mail;
	const about = { kind: 'digest' as const, version };
	// What becomes of it comes back to the report whose link it holds.
	const messageId = await deps.mailer.send({ to, reportId, about, ...message }).catch((error: unknown) => {
		if (error instanceof MailRefusedError) return null;
		throw error;
	});
	for (const one of waiting)
		await appendMail(deps, { reportId: one.head.reportId, kind: 'digest', version: one.head.version, to, messageId });
	await markDigestSent(deps, to, day);
}

/** @returns whether one went out; `elsewhere`: another run is at it */
async function digestOf(
	deps: AskDeps,
	day: string,
	mailbox: string,
	reports: readonly WaitingReport[],
): Promise<'sent' | 'nothing' | 'elsewhere'> {
	if (reports.length < fewest) return 'nothing';
	const decidable = await Promise.all(reports.map((one) => decidableOf(deps, one)));
	const waiting = decidable.filter((one) => one !== null).toSorted(byDue);
	if (waiting.length < fewest) return 'nothing';
	const claim = await claimDigest(deps, mailbox, day);
	if (claim !== 'mine') return claim === 'sent' ? 'nothing' : 'elsewhere';
	await sendDigest(deps, day, waiting);
	return 'sent';
}

/** @returns how many digests went out */
export async function sendDigests(deps: AskDeps): Promise<number> {
	const day = digestDay(deps.clock.now());
	if (!day || (await isDigestOver(deps.store, day))) return 0;
	const failures: unknown[] = [];
	const done: string[] = [];
	for (const [mailbox, reports] of await waitingByMailbox(deps))
		try {
			done.push(await digestOf(deps, day, mailbox, reports));
		} catch (error) {
			failures.push(error);
		}
	if (failures.length > 0) throw new AggregateError(failures, `${failures.length} digests could not be sent`);
	if (!done.includes('elsewhere')) await markDigestOver(deps, day);
	return done.filter((one) => one === 'sent').length;
}
