// Owns the inbox's addresses under /_local/mail. What a message says runs nothing: its HTML is served sandboxed,
// without scripts, forms or anything loaded from elsewhere; only its links work, and only when a person clicks them.
import { messageList, messagePage, notFoundPage } from './inbox-pages.ts';
import type { Mail } from './parse-mail.ts';
import type { LocalSes } from './ses.ts';

export interface InboxRequest {
	/** With its query, if any. */
	readonly path: string;
	readonly method: string;
}

export interface InboxResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | Uint8Array;
}

/** Undefined where the path is not the inbox's. */
export type Inbox = (request: InboxRequest) => Promise<InboxResponse> | undefined;

export const frameSandbox = 'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

const pagePolicy =
	"default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const messagePolicy = `sandbox ${frameSandbox}; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'`;

export function createInbox(ses: Pick<LocalSes, 'listMessages' | 'readMessage' | 'readSource'>): Inbox {
	async function show({ pathname, searchParams }: URL): Promise<InboxResponse> {
		if (pathname === '/_local/mail.json') return json(await ses.listMessages());
		if (pathname === '/_local/mail' || pathname === '/_local/mail/') {
			return html(messageList(await ses.listMessages(), searchParams.get('to') ?? undefined), pagePolicy);
		}
		const [, id = '', view = 'page'] = /^\/_local\/mail\/([\w-]+)(?:\/(html|text|source))?$/.exec(pathname) ?? [];
		const mail = await ses.readMessage(id);
		if (mail === undefined) return { ...html(notFoundPage(), pagePolicy), status: 404 };
		if (view === 'html') return html(withLinksOpeningOutside(mail.html), messagePolicy);
		if (view === 'text') return plain(mail.text);
		if (view === 'source') return source((await ses.readSource(id)) ?? '', id);
		return html(messagePage(mail, frameSandbox), pagePolicy);
	}

	return (request) => {
		const url = new URL(request.path, 'http://localhost');
		if (!/^\/_local\/mail(\.json|\/|$)/.test(url.pathname)) return undefined;
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			return Promise.resolve({ status: 405, headers: { allow: 'GET, HEAD' }, body: '' });
		}
		return show(url);
	};
}

/** A click opens its own tab: inside the frame, the linked page would be refused by its frame-ancestors. */
function withLinksOpeningOutside(message: string): string {
	const base = '<base target="_blank">';
	const head = /<head(\s[^>]*)?>/i.exec(message);
	if (head === null) return `<!doctype html>${base}${message.replace(/^\s*<!doctype[^>]*>/i, '')}`;
	const end = head.index + head[0].length;
	return message.slice(0, end) + base + message.slice(end);
}

const common = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' };

function html(body: string, policy: string): InboxResponse {
	const headers = { ...common, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
	return { status: 200, headers, body };
}

function json(mails: readonly Mail[]): InboxResponse {
	return {
		status: 200,
		headers: { ...common, 'content-type': 'application/json; charset=utf-8' },
		body: JSON.stringify(mails),
	};
}

function plain(body: string): InboxResponse {
	return { status: 200, headers: { ...common, 'content-type': 'text/plain; charset=utf-8' }, body };
}

function source(body: string | Uint8Array, id: string): InboxResponse {
	const headers = { 'content-type': 'message/rfc822', 'content-disposition': `attachment; filename="${id}.eml"` };
	return { status: 200, headers: { ...common, ...headers }, body };
}
