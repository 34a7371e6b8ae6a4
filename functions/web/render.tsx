// From a page's body to a response. Invariant: every page has the same frame, a title and the visitor's language.
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AssetName } from './assets/assets.ts';
import type { WebContext } from './deps.ts';
import { Layout } from './pages/layout.tsx';

export interface PageOptions {
	title: string;
	body: Child;
	status?: ContentfulStatusCode;
	scripts?: AssetName[];
	/** Re-asks for the page while the system works, for browsers without scripts. */
	refreshSeconds?: number;
	/** Replaces the form that switches the language, where coming back needs more than an address. */
	languageSwitch?: Child;
	/** Where switching the language leads back to, for pages that answer a form. */
	back?: string;
	wide?: boolean;
}

export function renderPage(c: WebContext, options: PageOptions): Response | Promise<Response> {
	const url = new URL(c.req.url);
	const { status = 200, body, back = '/', ...frame } = options;
	return c.html(
		<Layout
			{...frame}
			path={c.req.method === 'GET' ? `${url.pathname}${url.search}` : back}
			language={c.get('language')}
			text={c.get('text')}
			visitor={c.get('visitor') ?? null}
		>
			{body}
		</Layout>,
		status,
	);
}
