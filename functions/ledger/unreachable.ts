// A mailbox that a question did not reach. Invariant: noted with the word that came back, done with once the deputies were asked or nothing waits
// there any more.

import { mailboxOf } from '../domain/mail-address.ts';
import { isSamePerson } from '../domain/office.ts';
import type { Item, ItemStore, Write } from '../ports/item-store.ts';
import type { AskDeps } from './ask-approvers.ts';
import { askOthers } from './ask-others.ts';
import { loadLevelOffice } from './deciders.ts';
import { loadHead } from './record-event.ts';

export interface UnreachableItem extends Item {
	type: 'unreachable';
	reportId: string;
	mailbox: string;
	pendingKey: 'UNREACHABLE';
	pendingSort: string;
}

export function unreachableWrite(of: { reportId: string; mailbox: string; messageId: string; at: string }): Write {
	const { reportId, mailbox, messageId, at } = of;
	const item: UnreachableItem = {
		pk: `REPORT#${reportId}`,
		sk: `UNREACHABLE#${messageId}`,
		type: 'unreachable',
		reportId,
		mailbox,
		pendingKey: 'UNREACHABLE',
		pendingSort: `${at}#${reportId}`,
	};
	return { kind: 'put', item };
}

const listUnreachable = async (store: ItemStore): Promise<UnreachableItem[]> =>
	(await store.listIndex('byPending', 'UNREACHABLE')) as UnreachableItem[];

/** Asks the deputies where the mailbox is still asked. @returns how many notes were done with */
export async function askForUnreachable(deps: AskDeps): Promise<number> {
	const notes = await listUnreachable(deps.store);
	for (const { pk, sk, reportId, mailbox } of notes) {
		await askDeputies(deps, reportId, mailbox);
		await deps.store.transact([{ kind: 'delete', key: { pk, sk } }]);
	}
	return notes.length;
}

async function askDeputies(deps: AskDeps, reportId: string, mailbox: string): Promise<void> {
	const head = await loadHead(deps.store, reportId);
	if (head?.state !== 'in-review' || !head.asked || head.levelIndex === null) return;
	const isAsked = head.askedOf.some(({ mail }) => mailboxOf(mail) === mailboxOf(mailbox));
	if (!isAsked) return;
	const { unitId, deputies } = await loadLevelOffice(deps, head, head.levelIndex);
	const added = deputies.filter(({ person }) => !head.askedOf.some((asked) => isSamePerson(asked, person)));
	if (added.length > 0) await askOthers(deps, head, { unitId, added, removed: [], why: 'unreachable' });
}
