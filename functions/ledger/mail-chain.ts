// The second chain of a report: every message sent about it, with a head of its own. Invariant: mail never moves what decisions condition
// on (design rule 2), and an entry that was altered, dropped or cut off is seen.
import { type ChainVerdict, chainStart, digestOf, endsAt, verifyChain } from '../domain/history.ts';
import { ConflictError, type Item, type ItemStore } from '../ports/item-store.ts';
import { keys } from './items.ts';
import type { LedgerDeps } from './record-event.ts';

export const mailKinds = [
	'confirm',
	'approve',
	'code',
	'decided',
	'moved',
	'reminder',
	'escalation',
	'absent',
	'opinion',
	'opinion-given',
	'digest',
	'returned',
	'rejected',
	'approved',
	'failed',
	'lapsed',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** What became of a message. Absent in an entry: it was handed to the mail service, or refused by it. */
export type MailStatus = 'delivered' | 'bounced' | 'complained' | 'rejected' | 'opened';

export interface MailEntry {
	seq: number;
	at: string;
	kind: MailKind;
	version: number;
	to: string;
	/** Null: the mail service would not take it for this mailbox. */
	messageId: string | null;
	status?: MailStatus;
	previous: string;
	hash: string;
}

interface MailItem extends Item {
	type: 'mail';
	entry: MailEntry;
}

interface MailHeadItem extends Item {
	type: 'mail-head';
	seq: number;
	lastHash: string;
}

const loadMailHead = async (store: ItemStore, reportId: string): Promise<MailHeadItem | null> =>
	(await store.get(keys.mailHead(reportId))) as MailHeadItem | null;

/** What was sent about a report, oldest first, with the verdict of its chain. */
export async function loadMails(
	store: ItemStore,
	reportId: string,
): Promise<{ mails: MailEntry[]; mailChain: ChainVerdict }> {
	// The head first: a mail that is noted between the two reads is no fault.
	const head = await loadMailHead(store, reportId);
	const items = (await store.list(keys.mail(reportId, 0).pk, 'MAIL#')) as MailItem[];
	const mails = items.map((item) => item.entry);
	return { mails, mailChain: endsAt(mails, verifyChain(mails), head) };
}

export async function appendMail(
	deps: LedgerDeps,
	sent: Pick<MailEntry, 'kind' | 'version' | 'to' | 'messageId' | 'status'> & { reportId: string },
): Promise<void> {
	const { reportId, ...what } = sent;
	for (let attempt = 1; ; attempt += 1) {
		const head = await loadMailHead(deps.store, reportId);
		const seq = (head?.seq ?? 0) + 1;
		const content = { seq, at: deps.clock.now(), ...what, previous: head?.lastHash ?? chainStart };
		const entry: MailEntry = { ...content, hash: digestOf(content) };
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
