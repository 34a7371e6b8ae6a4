// Who gets past a route's door. Invariant: nobody reaches a page of reports without being signed in, nor one of
// the administration without being an administrator.

import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isAdministrator } from '../access.ts';
import type { Visitor, WebContext, WebEnv } from '../deps.ts';
import { known, problemAnswer } from './problem-json.ts';

export const requireVisitor: MiddlewareHandler<WebEnv> = async (c, next) => {
	if (c.get('visitor')) return next();
	const url = new URL(c.req.url);
	const isPage =
		c.req.method === 'GET' ? !url.pathname.endsWith('/status') : c.req.header('accept')?.includes('text/html');
	if (!isPage) return problemAnswer(c, 401, [known.signIn]);
	return c.redirect(`/auth/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`, 303);
};

/** To everybody else there is nothing. */
export const requireAdministrator: MiddlewareHandler<WebEnv> = async (c, next) =>
	isAdministrator(visitorFrom(c)) ? next() : c.notFound();

/** The visitor behind `requireVisitor`. */
export function visitorFrom(c: WebContext): Visitor {
	const visitor = c.get('visitor');
	if (!visitor) throw new HTTPException(401);
	return visitor;
}
