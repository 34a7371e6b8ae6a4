// What became of a message, as SES tells it: noted in the report's mail chain. Invariant: each word on a message once, however often and in whatever
// order it comes; a question that did not arrive is noted for the tender, who asks the deputies.
import { z } from 'zod';
import type { MailStatus } from '../ledger/mail-chain.ts';
import { appendMail, loadMails, type MailEntry, mailKinds } from '../ledger/mail-chain.ts';
import type { LedgerDeps } from '../ledger/record-event.ts';
import { unreachableWrite } from '../ledger/unreachable.ts';

/**
 * "Email Delivered", "Email Bounced" and the others as SES publishes them to EventBridge, the fields used
 * (docs.aws.amazon.com/ses/latest/dg/monitor-sending-using-event-publishing.html, eventbridge destination).
 */
export const mailEvent = z.object({
	detail: z.object({
		eventType: z.string(),
		mail: z.object({
			messageId: z.string(),
			destination: z.array(z.string()),
			tags: z.record(z.string(), z.array(z.string())).default({}),
		}),
		bounce: z.object({ bounceType: z.string() }).optional(),
	}),
});

const statuses: Readonly<Record<string, MailStatus>> = {
	Delivery: 'delivered',
	Bounce: 'bounced',
	Complaint: 'complained',
	Reject: 'rejected',
};

/** It will not arrive by trying again. */
const isLost = (status: MailStatus): boolean => status !== 'delivered';

/** Messages that ask somebody to decide. */
const asks: ReadonlySet<string> = new Set(['approve', 'reminder', 'digest']);

export const createRecordMailEvent =
	(deps: LedgerDeps) =>
	async (event: unknown): Promise<'recorded' | 'known' | 'not-ours'> => {
		const { eventType, mail, bounce } = mailEvent.parse(event).detail;
		const status = statuses[eventType];
		const reportId = mail.tags.reportId?.[0];
		// A full mailbox is tried again by SES itself.
		if (!status || !reportId || (status === 'bounced' && bounce?.bounceType === 'Transient')) return 'not-ours';
		const { mails } = await loadMails(deps.store, reportId);
		const ofMessage = mails.filter(({ messageId }) => messageId === mail.messageId);
		const sent = ofMessage[0] ?? sentBy(mail);
		if (!sent) return 'not-ours';
		const isKnown = ofMessage.some((entry) => entry.status === status);
		// Noted first: where the rest fails, the event comes again.
		if (isLost(status) && asks.has(sent.kind)) {
			const of = { reportId, mailbox: sent.to, messageId: mail.messageId, at: deps.clock.now() };
			if (!isKnown) await deps.store.transact([unreachableWrite(of)]);
		}
		if (isKnown) return 'known';
		await appendMail(deps, { reportId, ...pick(sent), messageId: mail.messageId, status });
		return 'recorded';
	};

type About = Pick<MailEntry, 'kind' | 'version' | 'to'>;
const pick = ({ kind, version, to }: About): About => ({ kind, version, to });

/** By its own tags, where the word on a message comes before, or without, the note that it was sent. */
function sentBy({ tags, destination }: z.infer<typeof mailEvent>['detail']['mail']): About | null {
	const kind = mailKinds.find((one) => one === tags.kind?.[0]);
	const version = Number(tags.version?.[0]);
	const [to] = destination;
	return kind && Number.isInteger(version) && to ? { kind, version, to } : null;
}
