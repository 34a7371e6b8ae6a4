// Sends a message about a report and notes it in the report's mail chain. Invariant: what was sent is noted; a crash between the two
// repeats the message and never loses it.
import { type Mail, type Mailer, MailRefusedError } from '../ports/mailer.ts';
import { appendMail, loadMails, type MailKind } from './mail-chain.ts';
import type { LedgerDeps } from './record-event.ts';

export type Sent = 'sent' | 'refused' | 'sent-before';

/** Sends one message of a kind to one person about one version, once: a step that is repeated after it finds it sent. */
export async function sendOnce(
	deps: LedgerDeps & { mailer: Mailer },
	about: { kind: MailKind; version: number },
	mail: Mail,
): Promise<Sent> {
	const { mails } = await loadMails(deps.store, mail.reportId);
	const before = mails.some(
		(entry) => !entry.status && entry.kind === about.kind && entry.version === about.version && entry.to === mail.to,
	);
	return before ? 'sent-before' : sendAndRecord(deps, about, mail);
}

/**
 * Sends and notes one message, also where one like it went out before (a link that was asked for again). A mailbox that the mail service
 * refuses is noted too, and does not stop what else is to be done.
 */
export async function sendAndRecord(
	deps: LedgerDeps & { mailer: Mailer },
	about: { kind: MailKind; version: number },
	mail: Mail,
): Promise<Sent> {
	const messageId = await deps.mailer.send({ ...mail, about }).catch((error: unknown) => {
		if (error instanceof MailRefusedError) return null;
		throw error;
	});
	await appendMail(deps, { reportId: mail.reportId, ...about, to: mail.to, messageId });
	return messageId === null ? 'refused' : 'sent';
}
