// The web application: what runs around every route, and which routes there are. Invariant: every answer, errors too, is a page in the
// visitor's language or a problem document, with the headers that keep browsers strict.
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ConflictError } from '../ports/item-store.ts';
import { createApi } from './api/api.ts';
import { assets } from './assets/assets.ts';
import type { WebContext, WebDeps, WebEnv } from './deps.ts';
import { MessagePage } from './pages/message-page.tsx';
import { WelcomePage } from './pages/welcome-page.tsx';
import { renderPage } from './render.tsx';
import { createAggregateRoutes } from './routes/aggregates.ts';
import { createApproveRoutes } from './routes/approve.ts';
import { largestTableForm } from './routes/approver-tables.ts';
import { createApproverRoutes } from './routes/approvers.ts';
import { createAuthRoutes } from './routes/auth.ts';
import { createLanguageRoutes, languageCookie } from './routes/language.ts';
import { createOpinionRoutes } from './routes/opinion.ts';
import { known, problemAnswer } from './routes/problem-json.ts';
import { createReadingRoutes } from './routes/reading.ts';
import { createReportActRoutes } from './routes/report-acts.ts';
import { createReportRoutes } from './routes/reports.ts';
import { createFormGuard, createSecurityHeaders } from './security.ts';
import { visitorOf } from './sessions.ts';
import { parseLanguage, type Text, texts } from './text.ts';

const maxForm = 512 * 1024;
const isApi = (c: WebContext): boolean => c.req.path.startsWith('/api/');
const wantsJson = (c: WebContext): boolean => isApi(c) || (c.req.header('accept') ?? '').startsWith('application/json');

const isTable = (path: string): boolean => path.startsWith('/approvers/import');

type Failure = 'notFound' | 'broken' | 'busy' | 'forbidden' | 'tooLarge' | 'unreadable';

function failurePage(c: WebContext, status: ContentfulStatusCode, what: Failure) {
	if (wantsJson(c)) {
		const words = { code: what, vi: texts.vi.errors[what], en: texts.en.errors[what] };
		return problemAnswer(c, status, [what === 'notFound' ? known.notFound : words]);
	}
	const { errors }: Text = c.get('text') ?? texts.vi;
	const title = errors[`${what}Title`];
	const body = MessagePage({ title, text: errors[what], way: { href: '/', label: errors.back } });
	return renderPage(c, { title, status, body });
}

/** What is longer is refused where the path is one of these. */
function limit(maxSize: number, holds: (path: string) => boolean): MiddlewareHandler<WebEnv> {
	const limited = bodyLimit({ maxSize, onError: (c) => failurePage(c, 413, 'tooLarge') });
	return (c, next) => (holds(c.req.path) ? limited(c, next) : next());
}

export function createWebApp(deps: WebDeps) {
	const app = new Hono<WebEnv>();
	const [forms, tables] = [limit(maxForm, (path) => !isTable(path)), limit(largestTableForm, isTable)];
	app.use(createSecurityHeaders(deps));
	app.use(async (c, next) => {
		const language = parseLanguage(getCookie(c, languageCookie));
		c.set('language', language);
		c.set('text', texts[language]);
		c.set('visitor', null);
		await next();
	});
	app.use(createFormGuard(deps));

	app.get('/assets/:name', (c) => {
		const asset = assets.get(c.req.path);
		if (!asset) return c.notFound();
		return c.body(asset.body, 200, {
			'Content-Type': asset.type,
			'Cache-Control': 'public, max-age=31536000, immutable',
		});
	});
	app.get('/health', (c) => c.json({ ok: true }));
	app.route('/api', createApi(deps));
	app.use(forms, tables);
	app.route('/approve', createApproveRoutes(deps));
	app.route('/opinion', createOpinionRoutes(deps));

	app.use(async (c, next) => {
		c.set('visitor', await visitorOf(deps, c));
		await next();
	});
	app.get('/', (c) => {
		if (c.get('visitor')) return c.redirect('/reports', 303);
		const text = c.get('text');
		return renderPage(c, { title: text.welcome.title, body: WelcomePage({ text }) });
	});
	app.route('/auth', createAuthRoutes(deps));
	app.route('/language', createLanguageRoutes(deps));
	app.route('/reports', createReadingRoutes(deps));
	app.route('/reports', createReportActRoutes(deps));
	app.route('/reports', createReportRoutes(deps));
	app.route('/aggregates', createAggregateRoutes(deps));
	app.route('/approvers', createApproverRoutes(deps));

	app.notFound((c) => failurePage(c, 404, 'notFound'));
	app.onError((error, c) => {
		if (error instanceof HTTPException && error.status === 403) return failurePage(c, 403, 'forbidden');
		if (error instanceof HTTPException && error.status < 500)
			return failurePage(c, error.status as ContentfulStatusCode, error.status === 400 ? 'unreadable' : 'notFound');
		deps.logError?.(error);
		return error instanceof ConflictError ? failurePage(c, 503, 'busy') : failurePage(c, 500, 'broken');
	});
	return app;
}
