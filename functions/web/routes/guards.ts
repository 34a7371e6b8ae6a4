// Who gets past a route's door. Invariant: nobody reaches a page of reports without being signed in.

import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
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

/** The visitor behind `requireVisitor`. */
export function visitorFrom(c: WebContext): Visitor {
	const visitor = c.get('visitor');
	if (!visitor) throw new HTTPException(401);
	return visitor;
}
