// What binds a coming act to the page that was shown. Invariant: one use, half a day, one revision; only its hash is stored.
import { createHash } from 'node:crypto';
import type { Ids } from '../ports/clock.ts';
import type { Item, Key, Write } from '../ports/item-store.ts';
import { keys } from './items.ts';
import { linkHash } from './links.ts';
import type { LedgerDeps } from './record-event.ts';

interface NonceItem extends Item {
	type: 'nonce';
	revision: number;
	ttl: number;
}

const nonceHours = 12;
const nonceHash = (nonce: string): string => createHash('sha256').update(nonce, 'utf8').digest('hex');
const keyOf = (token: string, nonce: string): Key => keys.nonce(linkHash(token), nonceHash(nonce));

/** A nonce for what a page shows (the link's report at this revision), and the write that leaves it. */
export function makeNonce(
	deps: LedgerDeps & { ids: Ids },
	token: string,
	revision: number,
): { nonce: string; write: Write } {
	const nonce = deps.ids.token();
	const ttl = Math.floor(Date.parse(deps.clock.now()) / 1000) + nonceHours * 3600;
	const item: NonceItem = { ...keyOf(token, nonce), type: 'nonce', revision, ttl };
	return { nonce, write: { kind: 'put', item } };
}

export async function leaveNonce(deps: LedgerDeps & { ids: Ids }, token: string, revision: number): Promise<string> {
	const { nonce, write } = makeNonce(deps, token, revision);
	await deps.store.transact([write]);
	return nonce;
}

/** The revision that was shown, and the write that uses the nonce up; null where there is none that counts. */
export async function takeNonce(
	deps: LedgerDeps,
	token: string,
	nonce: string,
): Promise<{ revision: number; used: Write } | null> {
	const key = keyOf(token, nonce);
	const item = (await deps.store.get(key)) as NonceItem | null;
	// The table forgets late: a nonce past its time no longer counts.
	if (!item || item.ttl * 1000 <= Date.parse(deps.clock.now())) return null;
	return { revision: item.revision, used: { kind: 'delete', key, when: { kind: 'present' } } };
}
