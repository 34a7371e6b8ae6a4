// The one address people open: sign-in, inbox and tokens under /_local/, everything else is the HTTP API of the template. Invariant: only
// requests that name this host are served, so no foreign page can reach it by a name that points here.
import type { RequestListener, ServerResponse } from 'node:http';
import type { HttpListener } from './http-api/http-api.ts';
import type { Inbox } from './ses/inbox.ts';

export interface SiteParts {
	readonly issuer: RequestListener;
	readonly inbox: Inbox;
	readonly accessToken: (username: string) => Promise<string>;
	readonly api: HttpListener;
	/** Runs a function of the schedule now, and gives what it answered. */
	readonly runNow: (name: string) => Promise<{ readonly status: number; readonly body: string }>;
}

export interface Site {
	readonly listener: RequestListener;
	/** Until then every request is asked to come again. */
	open(parts: SiteParts): void;
}

export function createSite(options: { readonly port: () => number; readonly onTrouble: (line: string) => void }): Site {
	let parts: SiteParts | undefined;
	return {
		open(opened) {
			parts = opened;
		},
		listener(request, response) {
			const port = options.port();
			const target = request.url ?? '/';
			const host = request.headers.host ?? '';
			if (host === `localhost:${port}`) {
				// One origin for cookies, sign-in and uploads.
				response.writeHead(307, { location: `http://127.0.0.1:${port}${target}` }).end();
				return;
			}
			if (host !== `127.0.0.1:${port}`) return text(response, 421, `This host serves 127.0.0.1:${port} only.`);
			if (parts === undefined) {
				response.setHeader('retry-after', '1');
				return text(response, 503, 'Đang khởi động… Starting…');
			}
			serve(parts, target, request, response).catch((error: unknown) => {
				// Who asked has gone away in the middle of asking: nobody's trouble.
				if (response.destroyed) return;
				options.onTrouble(`${request.method} ${target.split('?', 1)[0]}: ${String(error)}`);
				if (response.headersSent) response.destroy();
				else text(response, 500, 'Internal Server Error');
			});
		},
	};
}

async function serve(
	{ issuer, inbox, accessToken, runNow, api }: SiteParts,
	target: string,
	...[request, response]: Parameters<RequestListener>
): Promise<void> {
	const { pathname, searchParams } = new URL(target, 'http://127.0.0.1');
	if (pathname === '/_local/oidc' || pathname.startsWith('/_local/oidc/')) return issuer(request, response);
	if (pathname === '/_local/token') return answerToken(searchParams.get('user') ?? '', accessToken, response);
	if (pathname.startsWith('/_local/run/') && request.method === 'POST') {
		const { status, body } = await runNow(pathname.slice('/_local/run/'.length));
		return text(response, status, body);
	}
	const mail = await inbox({ path: target, method: request.method ?? 'GET' });
	if (mail !== undefined) {
		response.writeHead(mail.status, mail.headers).end(request.method === 'HEAD' ? undefined : mail.body);
		return;
	}
	if (pathname.startsWith('/_local/')) return text(response, 404, 'Not Found');
	return api(request, response);
}

async function answerToken(
	username: string,
	accessToken: SiteParts['accessToken'],
	response: ServerResponse,
): Promise<void> {
	response.setHeader('cache-control', 'no-store');
	let token: string;
	try {
		token = await accessToken(username);
	} catch (error) {
		return text(response, 404, error instanceof Error ? error.message : String(error));
	}
	text(response, 200, token);
}

function text(response: ServerResponse, status: number, body: string): void {
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body);
}
