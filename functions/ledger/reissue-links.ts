// New links for all that waits for a mailbox. Invariant: only ever to that mailbox; asking tells nothing about whether something waits; at most
// three requests an hour count; the links before them die.

import { mailboxOf } from '../domain/mail-address.ts';
import type { Item, ItemStore, Key, Write } from '../ports/item-store.ts';
import { type AskDeps, mailLinks, makeLinks } from './ask-approvers.ts';
import { deciderNow, loadLevelOffice } from './deciders.ts';
import { listWaitingFor, mailboxPk, type WaitingForItem } from './mailboxes.ts';
import { type LedgerDeps, loadHead } from './record-event.ts';
import { personAsked } from './waiting-reports.ts';

interface ReissueItem extends Item {
	type: 'reissue';
	mail: string;
	/** Instants of the requests of the last hour that counted. */
	asked: string[];
	ttl: number;
	pendingKey?: 'REISSUE';
	pendingSort?: string;
}

const mostAnHour = 3;
const hour = 3_600_000;
const longestAddress = 254;
const keyOf = (mail: string): Key => ({ pk: mailboxPk(mail), sk: 'REISSUE' });

/** Notes the wish; the links are sent by the outbox, so that the answer takes as long for a known mailbox as for an unknown one. */
export async function requestReissue(deps: LedgerDeps, given: string): Promise<void> {
	if (given.length > 4 * longestAddress) return;
	const mail = mailboxOf(given);
	if (!mail.includes('@') || mail.length > longestAddress) return;
	const now = deps.clock.now();
	const before = (await deps.store.get(keyOf(mail))) as ReissueItem | null;
	const recent = (before?.asked ?? []).filter((at) => Math.abs(Date.parse(now) - Date.parse(at)) < hour);
	if (recent.length >= mostAnHour) return;
	const item: ReissueItem = {
		...keyOf(mail),
		type: 'reissue',
		mail,
		asked: [...recent, now],
		ttl: Math.floor((Date.parse(now) + 2 * hour) / 1000),
		pendingKey: 'REISSUE',
		pendingSort: now,
	};
	await deps.store.transact([{ kind: 'put', item }]);
}

async function reissueOne(deps: AskDeps, waiting: WaitingForItem): Promise<boolean> {
	const { reportId, version, levelIndex, round } = waiting;
	const head = await loadHead(deps.store, reportId);
	const person = head && personAsked(head, waiting);
	if (!head || !person) return false;
	const office = await loadLevelOffice(deps, head, levelIndex);
	const decider = deciderNow(office, head, person);
	if (!decider) return false;
	const links = await makeLinks(deps, { reportId, version, levelIndex, round }, [decider]);
	await mailLinks(deps, head, office.unitId, links);
	return true;
}

const listReissues = async (store: ItemStore): Promise<ReissueItem[]> =>
	(await store.listIndex('byPending', 'REISSUE')) as ReissueItem[];

/** No longer wished for, but remembered for the limit. */
const done = ({ pendingKey: _key, pendingSort: _sort, ...item }: ReissueItem): Write => ({ kind: 'put', item });

/** Sends the links wished for. @returns how many links went out */
export async function sendReissues(deps: AskDeps): Promise<number> {
	let sent = 0;
	for (const wish of await listReissues(deps.store)) {
		for (const waiting of await listWaitingFor(deps.store, wish.mail)) if (await reissueOne(deps, waiting)) sent += 1;
		await deps.store.transact([done(wish)]);
	}
	return sent;
}
