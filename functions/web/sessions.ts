// Who is signed in. Invariant: the browser holds an opaque id, the table only its hash; a session ends when its item is gone or past its time.
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { keys, type MemberItem, type ProfileItem } from '../ledger/items.ts';
import type { Item, ItemStore } from '../ports/item-store.ts';
import type { Identity } from '../ports/sign-in.ts';
import type { Visitor, WebDeps } from './deps.ts';

export interface SessionItem extends Item {
	type: 'session';
	sub: string;
	/** Seconds since 1970: also what the table forgets it by. */
	ttl: number;
}

const sessionSeconds = 12 * 3600;

export const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');
export const secondsAt = (iso: string): number => Math.floor(Date.parse(iso) / 1000);
export const isSecure = (deps: Pick<WebDeps, 'baseUrl'>): boolean => deps.baseUrl.startsWith('https:');

/** The prefix makes browsers refuse the cookie from anything but this very host over https. */
const cookieName = (deps: Pick<WebDeps, 'baseUrl'>): string => (isSecure(deps) ? '__Host-session' : 'session');

/** The visitor a subject is, by the profile of their last sign-in; null for somebody who never signed in. */
export async function loadVisitor(store: ItemStore, sub: string): Promise<Visitor | null> {
	const profile = (await store.get(keys.profile(sub))) as ProfileItem | null;
	if (!profile) return null;
	const { pk, sk } = keys.member(sub, '');
	const members = (await store.list(pk, sk)) as MemberItem[];
	return { person: profile.person, groups: profile.groups, units: members.map((item) => item.unitId) };
}

export async function visitorOf(deps: WebDeps, c: Context): Promise<Visitor | null> {
	const secret = getCookie(c, cookieName(deps));
	if (!secret) return null;
	const session = (await deps.store.get(keys.session(hashOf(secret)))) as SessionItem | null;
	if (!session || session.ttl <= secondsAt(deps.clock.now())) return null;
	return loadVisitor(deps.store, session.sub);
}

/** Notes who signed in and opens a session; a position known from before is kept, since issuers do not know it. */
export async function openSession(deps: WebDeps, c: Context, identity: Identity): Promise<void> {
	const secret = deps.ids.token();
	const known = (await deps.store.get(keys.profile(identity.sub))) as ProfileItem | null;
	const profile: ProfileItem = {
		...keys.profile(identity.sub),
		type: 'profile',
		person: {
			id: identity.sub,
			name: identity.name,
			mail: identity.mail,
			position: known?.person.position ?? '',
		},
		groups: identity.groups,
	};
	const session: SessionItem = {
		...keys.session(hashOf(secret)),
		type: 'session',
		sub: identity.sub,
		ttl: secondsAt(deps.clock.now()) + sessionSeconds,
	};
	// Whoever was signed in here before is so no longer.
	const earlier = getCookie(c, cookieName(deps));
	await deps.store.transact([
		{ kind: 'put', item: profile },
		{ kind: 'put', item: session },
		...(earlier ? [{ kind: 'delete' as const, key: keys.session(hashOf(earlier)) }] : []),
	]);
	const secure = isSecure(deps);
	setCookie(c, cookieName(deps), secret, {
		httpOnly: true,
		sameSite: 'Lax',
		secure,
		path: '/',
		maxAge: sessionSeconds,
	});
}

export async function closeSession(deps: WebDeps, c: Context): Promise<void> {
	const secret = getCookie(c, cookieName(deps));
	if (secret) await deps.store.transact([{ kind: 'delete', key: keys.session(hashOf(secret)) }]);
	deleteCookie(c, cookieName(deps), { path: '/', secure: isSecure(deps) });
}
