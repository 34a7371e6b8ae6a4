// The second chain of a report: every message sent about it. Invariant: its own head, so that mail never moves what decisions condition on.
import { chainStart, digestOf } from '../domain/history.ts';
import { ConflictError } from '../ports/item-store.ts';
import type { Mail, Mailer } from '../ports/mailer.ts';
import { keys, type MailHeadItem, type MailItem } from './items.ts';
import type { LedgerDeps } from './record-event.ts';

export type MailKind = 'confirm' | 'approve' | 'returned' | 'rejected' | 'approved' | 'failed' | 'lapsed';

async function appendMail(deps: LedgerDeps, sent: { reportId: string; kind: MailKind; to: string; messageId: string }) {
	const { reportId, ...what } = sent;
	for (let attempt = 1; ; attempt += 1) {
		const head = (await deps.store.get(keys.mailHead(reportId))) as MailHeadItem | null;
		const seq = (head?.seq ?? 0) + 1;
		const content = { seq, at: deps.clock.now(), ...what, previous: head?.lastHash ?? chainStart };
		const entry = { ...content, hash: digestOf(content) };
		const mail: MailItem = { ...keys.mail(reportId, seq), type: 'mail', entry };
		const next: MailHeadItem = { ...keys.mailHead(reportId), type: 'mail-head', seq, lastHash: entry.hash };
		try {
			await deps.store.transact([
				{ kind: 'put', item: mail, when: { kind: 'absent' } },
				{
					kind: 'put',
					item: next,
					when: head ? { kind: 'equals', attributes: { seq: head.seq } } : { kind: 'absent' },
				},
			]);
			return;
		} catch (error) {
			if (!(error instanceof ConflictError) || attempt >= 8) throw error;
		}
	}
}

/** Sends and notes one message. A crash between the two repeats the message when the step is retried; it never loses one. */
export async function sendAndRecord(deps: LedgerDeps & { mailer: Mailer }, kind: MailKind, mail: Mail): Promise<void> {
	const messageId = await deps.mailer.send(mail);
	await appendMail(deps, { reportId: mail.reportId, kind, to: mail.to, messageId });
}
