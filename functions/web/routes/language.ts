// Switching the language. Invariant: it leads back to a path of this site and to nowhere else.
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { isSecure } from '../sessions.ts';
import { type Language, parseLanguage } from '../text.ts';
import { localPath } from './auth.ts';
import { readForm, textOf } from './form-body.ts';

export const languageCookie = 'lang';

export const rememberLanguage = (deps: Pick<WebDeps, 'baseUrl'>, c: WebContext, language: Language): void =>
	setCookie(c, languageCookie, language, {
		httpOnly: true,
		sameSite: 'Lax',
		secure: isSecure(deps),
		path: '/',
		maxAge: 365 * 86_400,
	});

export function createLanguageRoutes(deps: WebDeps) {
	const app = new Hono<WebEnv>();
	app.post('/', async (c) => {
		const form = await readForm(c);
		rememberLanguage(deps, c, parseLanguage(textOf(form, 'to')));
		return c.redirect(localPath(textOf(form, 'back'), '/'), 303);
	});
	return app;
}
