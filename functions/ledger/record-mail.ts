// The second chain of a report: every message sent about it. Invariant: its own head, so that mail never moves what decisions condition on.
import { chainStart, digestOf } from '../domain/history.ts';
import { ConflictError, type Item } from '../ports/item-store.ts';
import { type Mail, type Mailer, MailRefusedError } from '../ports/mailer.ts';
import { keys } from './items.ts';
import type { LedgerDeps } from './record-event.ts';

export type MailKind = 'confirm' | 'approve' | 'returned' | 'rejected' | 'approved' | 'failed' | 'lapsed';

/** One message in the second chain of a report (design rule 2): queued mail never disturbs a decision. */
interface MailItem extends Item {
	type: 'mail';
	entry: {
		seq: number;
		at: string;
		kind: string;
		version: number;
		to: string;
		/** Null: the mail service would not take it for this mailbox. */
		messageId: string | null;
		previous: string;
		hash: string;
	};
}

interface MailHeadItem extends Item {
	type: 'mail-head';
	seq: number;
	lastHash: string;
}

async function appendMail(
	deps: LedgerDeps,
	sent: { reportId: string; kind: MailKind; version: number; to: string; messageId: string | null },
) {
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

export type Sent = 'sent' | 'refused' | 'sent-before';

/**
 * Sends one message of a kind to one person about one version, once: a step that is repeated after it finds it sent. A crash between
 * sending and noting repeats it; it is never lost.
 */
export async function sendOnce(
	deps: LedgerDeps & { mailer: Mailer },
	about: { kind: MailKind; version: number },
	mail: Mail,
): Promise<Sent> {
	const { pk, sk } = keys.mail(mail.reportId, 0);
	const sent = (await deps.store.list(pk, sk.slice(0, sk.indexOf('#') + 1))) as MailItem[];
	const before = sent.some(
		({ entry }) => entry.kind === about.kind && entry.version === about.version && entry.to === mail.to,
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
	const messageId = await deps.mailer.send(mail).catch((error: unknown) => {
		if (error instanceof MailRefusedError) return null;
		throw error;
	});
	await appendMail(deps, { reportId: mail.reportId, ...about, to: mail.to, messageId });
	return messageId === null ? 'refused' : 'sent';
}
