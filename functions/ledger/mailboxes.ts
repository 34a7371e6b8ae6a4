// Which reports wait for a mailbox. Invariant: one note per mailbox and report, found by the mailbox's hash; it names the newest link's time,
// and whether the report still waits is for its head to say.
import { createHash } from 'node:crypto';
import { mailboxOf } from '../domain/mail-address.ts';
import type { Item, ItemStore, Key, Write } from '../ports/item-store.ts';

export interface WaitingForItem extends Item {
	type: 'waiting-for';
	mail: string;
	reportId: string;
	version: number;
	levelIndex: number;
	round: number;
	issuedAt: string;
}

export const mailboxPk = (mail: string): string =>
	`MAILBOX#${createHash('sha256').update(mailboxOf(mail), 'utf8').digest('hex')}`;

const keyOf = (mail: string, reportId: string): Key => ({ pk: mailboxPk(mail), sk: `REPORT#${reportId}` });

type Waiting = Pick<WaitingForItem, 'mail' | 'reportId' | 'version' | 'levelIndex' | 'round' | 'issuedAt'>;

export function waitingForWrite(of: Waiting): Write {
	const { mail, reportId, version, levelIndex, round, issuedAt } = of;
	const item: WaitingForItem = {
		...keyOf(mail, reportId),
		type: 'waiting-for',
		mail,
		reportId,
		version,
		levelIndex,
		round,
		issuedAt,
	};
	return { kind: 'put', item };
}

export const loadWaitingFor = async (
	store: ItemStore,
	mail: string,
	reportId: string,
): Promise<WaitingForItem | null> => (await store.get(keyOf(mail, reportId))) as WaitingForItem | null;

export const listWaitingFor = async (store: ItemStore, mail: string): Promise<WaitingForItem[]> =>
	(await store.list(mailboxPk(mail), 'REPORT#')) as WaitingForItem[];

/** Only as it was read: a newer question to the mailbox keeps its note. */
export const forgetWaiting = ({ mail, reportId, issuedAt }: WaitingForItem): Write => ({
	kind: 'delete',
	key: keyOf(mail, reportId),
	when: { kind: 'equals', attributes: { issuedAt } },
});
