// Which digests of a day went out. Invariant: a mailbox is claimed before its mail is sent, so that two runs at once send one, and noted after it was
// taken and recorded, so that a crash repeats it after a while and loses none; a day is over once every mailbox had its turn.
import { ConflictError, type Item, type ItemStore, type Key } from '../ports/item-store.ts';
import { mailboxPk } from './mailboxes.ts';
import type { LedgerDeps } from './record-event.ts';

interface DigestItem extends Item {
	type: 'digest';
	claimedAt: string;
	sent: boolean;
	ttl: number;
}

const keptSeconds = 7 * 86_400;
/** Longer than a run can take. */
const claimMilliseconds = 5 * 60_000;
const mailboxKey = (mail: string, day: string): Key => ({ pk: mailboxPk(mail), sk: `DIGEST#${day}` });
const dayKey = (day: string): Key => ({ pk: 'DIGEST', sk: `DAY#${day}` });

const load = async (store: ItemStore, key: Key): Promise<DigestItem | null> =>
	(await store.get(key)) as DigestItem | null;

const itemAt = (key: Key, at: string, sent: boolean): DigestItem => ({
	...key,
	type: 'digest',
	claimedAt: at,
	sent,
	ttl: Math.floor(Date.parse(at) / 1000) + keptSeconds,
});

/** `elsewhere`: another run is at it, or was until it broke off a moment ago. */
export async function claimDigest(
	{ store, clock }: LedgerDeps,
	mail: string,
	day: string,
): Promise<'mine' | 'sent' | 'elsewhere'> {
	const [key, at] = [mailboxKey(mail, day), clock.now()];
	const before = await load(store, key);
	if (before?.sent) return 'sent';
	if (before && Date.parse(at) - Date.parse(before.claimedAt) < claimMilliseconds) return 'elsewhere';
	try {
		await store.transact([
			{
				kind: 'put',
				item: itemAt(key, at, false),
				when: before
					? { kind: 'equals', attributes: { claimedAt: before.claimedAt, sent: false } }
					: { kind: 'absent' },
			},
		]);
		return 'mine';
	} catch (error) {
		if (error instanceof ConflictError) return 'elsewhere';
		throw error;
	}
}

const note = ({ store, clock }: LedgerDeps, key: Key): Promise<void> =>
	store.transact([{ kind: 'put', item: itemAt(key, clock.now(), true) }]);

export const markDigestSent = (deps: LedgerDeps, mail: string, day: string) => note(deps, mailboxKey(mail, day));
export const markDigestOver = (deps: LedgerDeps, day: string) => note(deps, dayKey(day));
export const isDigestOver = async (store: ItemStore, day: string): Promise<boolean> =>
	(await load(store, dayKey(day))) !== null;
