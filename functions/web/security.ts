// What browsers are told to refuse. Invariant: scripts and styles come from here only, forms go only here and to the two origins they are
// redirected to, nothing personal is kept by a cache, and no address travels to another site as a referrer.
import { setTimeout } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { WebDeps, WebEnv } from './deps.ts';
import { isSecure } from './sessions.ts';

const patienceMs = 2_000;

/** Asked once it is needed and then kept; an origin that cannot be found out now is left out: only what needs it does not work. */
function createOrigin(address: () => Promise<string>): () => Promise<string[]> {
	let known: string | undefined;
	return async () => {
		if (known !== undefined) return [known];
		const asked = address().then(
			(url) => new URL(url).origin,
			() => undefined,
		);
		known = await Promise.race([asked, setTimeout(patienceMs, undefined, { ref: false })]);
		return known === undefined ? [] : [known];
	};
}

function policyOf(uploads: string[], issuer: string[]): string {
	const directives = {
		'default-src': ["'none'"],
		'script-src': ["'self'"],
		'style-src': ["'self'"],
		'img-src': ["'self'", 'data:'],
		'connect-src': ["'self'", ...uploads],
		// Redirects after a form count too: signing out goes on to the issuer, an approver's file to the bucket.
		'form-action': ["'self'", ...uploads, ...issuer],
		'frame-ancestors': ["'none'"],
		'base-uri': ["'none'"],
	};
	return Object.entries(directives)
		.map(([name, values]) => `${name} ${values.join(' ')}`)
		.join('; ');
}

/** Pages that a link in a mail opens: approvals and opinions. */
const isByLink = (path: string): boolean => /^\/(?:approve|opinion)(?:\/|$)/.test(path);

export function createSecurityHeaders(deps: WebDeps): MiddlewareHandler<WebEnv> {
	const uploads = createOrigin(() => deps.forms.origin());
	const issuer = createOrigin(() => deps.signIn.signOutUrl());
	return async (c, next) => {
		await next();
		const { headers } = c.res;
		// Only the signed-in can sign out, and only they wait for the issuer to say where.
		const policy = policyOf(await uploads(), c.get('visitor') ? await issuer() : []);
		headers.set('Content-Security-Policy', policy);
		// Within the site a referrer is harmless, and without it older browsers send their forms with Origin "null".
		headers.set('Referrer-Policy', isByLink(c.req.path) ? 'no-referrer' : 'same-origin');
		headers.set('X-Content-Type-Options', 'nosniff');
		headers.set('X-Frame-Options', 'DENY');
		headers.set('Cross-Origin-Opener-Policy', 'same-origin');
		headers.set('Cross-Origin-Resource-Policy', 'same-origin');
		headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
		if (isSecure(deps)) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
		if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
	};
}

/**
 * Forms of signed-in people must come from this site: browsers say so by Sec-Fetch-Site, older ones by Origin.
 * Forms behind a mail's link carry their own secret and no cookie, so mail programs' own browsers may leave both out, and older browsers say "null"
 * on a page without referrers; a site that says it is another one may not.
 */
export function createFormGuard(deps: WebDeps): MiddlewareHandler<WebEnv> {
	const { origin } = new URL(deps.baseUrl);
	const strict = csrf({ origin });
	const unnamed = [undefined, 'null', origin];
	return async (c, next) => {
		if (c.req.path.startsWith('/api/')) return next();
		if (!isByLink(c.req.path)) return strict(c, next);
		const [site, from] = [c.req.header('sec-fetch-site'), c.req.header('origin')];
		const foreign = site === undefined ? !unnamed.includes(from) : site === 'cross-site';
		if (!['GET', 'HEAD'].includes(c.req.method) && foreign) throw new HTTPException(403);
		return next();
	};
}
