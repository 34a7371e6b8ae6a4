// Signing in and out at the issuer. Invariant: a callback counts only in the browser that began it, once, within ten minutes.
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { keys } from '../../ledger/items.ts';
import { ConflictError, type Item } from '../../ports/item-store.ts';
import { type SignInChecks, SignInError } from '../../ports/sign-in.ts';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { MessagePage } from '../pages/message-page.tsx';
import { renderPage } from '../render.tsx';
import { closeSession, hashOf, isSecure, openSession, secondsAt } from '../sessions.ts';

interface SignInItem extends Item {
	type: 'sign-in';
	nonce: string;
	codeVerifier: string;
	next: string;
	ttl: number;
}

const roundTripSeconds = 600;

/** With the prefix no other host of the domain can plant a round trip of its own. */
const cookieName = (deps: Pick<WebDeps, 'baseUrl'>): string => (isSecure(deps) ? '__Host-sign-in' : 'sign-in');

/** Only a path of this site, in the characters an address is sent in: anything else is replaced by the fallback. */
export const localPath = (path: string | undefined, fallback: string): string =>
	path && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path) ? path : fallback;

const failed = (c: WebContext, status: 400 | 503) => {
	const { auth } = c.get('text');
	return renderPage(c, {
		title: auth.failedTitle,
		status,
		body: MessagePage({
			title: auth.failedTitle,
			text: status === 503 ? auth.unavailable : auth.failed,
			way: { href: '/auth/sign-in', label: auth.again },
		}),
	});
};

/** Takes what was kept for this round trip; null when it is not this browser's, used already or too old. */
async function takeChecks(deps: WebDeps, state: string): Promise<{ checks: SignInChecks; next: string } | null> {
	const key = keys.signIn(hashOf(state));
	const item = (await deps.store.get(key)) as SignInItem | null;
	if (!item || item.ttl <= secondsAt(deps.clock.now())) return null;
	try {
		await deps.store.transact([{ kind: 'delete', key, when: { kind: 'present' } }]);
	} catch (error) {
		if (error instanceof ConflictError) return null;
		throw error;
	}
	return { checks: { state, nonce: item.nonce, codeVerifier: item.codeVerifier }, next: item.next };
}

export function createAuthRoutes(deps: WebDeps) {
	const app = new Hono<WebEnv>();
	const secure = isSecure(deps);
	const cookie = cookieName(deps);

	app.get('/sign-in', async (c) => {
		let begun: Awaited<ReturnType<typeof deps.signIn.begin>>;
		try {
			begun = await deps.signIn.begin();
		} catch (error) {
			deps.logError?.(error);
			return failed(c, 503);
		}
		const { url, checks } = begun;
		const item: SignInItem = {
			...keys.signIn(hashOf(checks.state)),
			type: 'sign-in',
			nonce: checks.nonce,
			codeVerifier: checks.codeVerifier,
			next: localPath(c.req.query('next'), '/reports'),
			ttl: secondsAt(deps.clock.now()) + roundTripSeconds,
		};
		await deps.store.transact([{ kind: 'put', item }]);
		setCookie(c, cookie, checks.state, {
			httpOnly: true,
			sameSite: 'Lax',
			secure,
			path: '/',
			maxAge: roundTripSeconds,
		});
		return c.redirect(url, 303);
	});

	app.get('/callback', async (c) => {
		const state = c.req.query('state') ?? '';
		const begunHere = state !== '' && getCookie(c, cookie) === state;
		const kept = begunHere ? await takeChecks(deps, state) : null;
		deleteCookie(c, cookie, { path: '/', secure });
		if (!kept) return failed(c, 400);
		try {
			const { search } = new URL(c.req.url);
			const identity = await deps.signIn.finish(new URL(`/auth/callback${search}`, deps.baseUrl), kept.checks);
			await openSession(deps, c, identity);
		} catch (error) {
			if (!(error instanceof SignInError)) throw error;
			deps.logError?.(error);
			return failed(c, 400);
		}
		return c.redirect(kept.next, 303);
	});

	app.post('/sign-out', async (c) => {
		await closeSession(deps, c);
		try {
			return c.redirect(await deps.signIn.signOutUrl(), 303);
		} catch (error) {
			deps.logError?.(error);
			return c.redirect('/', 303);
		}
	});
	return app;
}
