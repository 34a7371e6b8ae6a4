// Owns the local issuer: oidc-provider shaped like a Cognito user pool (its paths, its claims, its sign-out).
// Public clients with PKCE only; consent is given by itself; whoever chooses a seeded user at the sign-in page is that user.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { importJWK, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import { accessClaims, scope } from './cognito-claims.ts';
import { createIssuerStore } from './issuer-store.ts';
import { createProviderConfiguration, type IssuerClient } from './provider-configuration.ts';
import type { SeededUser } from './seeded-users.ts';
import { problemPage, signedOutPage, signInPage } from './sign-in-pages.ts';

export interface IssuerOptions {
	/** Where the listener is mounted, e.g. http://127.0.0.1:3000/_local/oidc */
	readonly issuerUrl: string;
	readonly db: DatabaseSync;
	readonly users: readonly SeededUser[];
	readonly clients: readonly IssuerClient[];
	readonly warn?: (line: string) => void;
}

export interface LocalIssuer {
	/** Takes every request under the path of the issuer's URL. */
	readonly listener: RequestListener;
	/** An access token as a signed-in user would hold it, for the first client. */
	accessToken(username: string): Promise<string>;
	/** The issuer holds no timers and no files of its own: after this, its database may be closed. */
	stop(): Promise<void>;
}

const accessTokenSeconds = 3600;

export function createIssuer(options: IssuerOptions): LocalIssuer {
	const { issuerUrl, users, clients, warn = console.error } = options;
	const mount = new URL(issuerUrl).pathname.replace(/\/$/, '');
	const store = createIssuerStore(options.db);
	const provider = new Provider(issuerUrl, createProviderConfiguration({ store, users, clients, mount }));
	provider.on('server_error', (_context, error) => warn(`OIDC: ${error.stack ?? String(error)}`));
	const handle = provider.callback();
	let stopped = false;

	async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method === 'GET' || request.method === 'HEAD') {
			const { uid } = await provider.interactionDetails(request, response);
			return html(response, 200, signInPage(users, `${mount}/login/${uid}`));
		}
		const chosen = new URLSearchParams(await readText(request)).get('username');
		const user = users.find(({ username }) => username === chosen);
		if (user === undefined) return html(response, 400, problemPage('Không có tài khoản mẫu này.'));
		const result = { login: { accountId: user.sub } };
		await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
	}

	/** Cognito's sign-out: GET /logout?client_id=…&logout_uri=… ends the session and goes there. */
	async function signOut(request: IncomingMessage, response: ServerResponse, query: URLSearchParams): Promise<void> {
		const client = clients.find(({ clientId }) => clientId === query.get('client_id'));
		const to = query.get('logout_uri');
		if (client === undefined) return html(response, 400, problemPage('client_id không đúng.'));
		if (to !== null && !client.postLogoutRedirectUris.includes(to)) {
			return html(response, 400, problemPage(`logout_uri chưa được đăng ký: ${to}`));
		}
		const session = await provider.Session.get(provider.createContext(request, response));
		await session.destroy();
		if (to === null) return html(response, 200, signedOutPage());
		response.writeHead(302, { location: to, 'cache-control': 'no-store' }).end();
	}

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '/', issuerUrl);
		if (stopped) return html(response, 503, problemPage('Máy chủ đăng nhập đang dừng.'));
		if (url.pathname !== mount && !url.pathname.startsWith(`${mount}/`)) {
			return html(response, 404, problemPage('Không có trang này.'));
		}
		// oidc-provider finds its mount path by comparing the two.
		Object.assign(request, { originalUrl: request.url });
		const path = url.pathname.slice(mount.length) || '/';
		request.url = path + url.search;
		if (/^\/login\/[\w-]+$/.test(path)) return signIn(request, response);
		if (path === '/logout') return signOut(request, response, url.searchParams);
		await handle(request, response);
	}

	return {
		listener(request, response) {
			serve(request, response).catch((error: unknown) => {
				const gone = error instanceof Error && error.name === 'SessionNotFound';
				if (!gone) warn(`OIDC: ${request.method} ${request.url}: ${String(error)}`);
				if (response.headersSent) return void response.destroy();
				const what = gone ? 'Lượt đăng nhập này đã hết hạn hoặc đã dùng xong.' : 'Máy chủ đăng nhập gặp lỗi.';
				html(response, gone ? 400 : 500, problemPage(what));
			});
		},
		async accessToken(username) {
			const user = users.find((candidate) => candidate.username === username);
			const [client] = clients;
			if (user === undefined) {
				const known = users.map((candidate) => candidate.username).join(', ');
				throw new Error(`Không có người dùng "${username}". No such user; known: ${known}.`);
			}
			if (client === undefined) throw new Error('The issuer has no client to make a token for.');
			const { signingKey } = store;
			return new SignJWT({ ...accessClaims(user, client.clientId), scope })
				.setProtectedHeader({ alg: 'RS256', kid: signingKey.kid, typ: 'at+jwt' })
				.setIssuer(issuerUrl)
				.setIssuedAt()
				.setExpirationTime(`${accessTokenSeconds} seconds`)
				.setJti(crypto.randomUUID())
				.sign(await importJWK(signingKey, 'RS256'));
		},
		async stop() {
			stopped = true;
		},
	};
}

function html(response: ServerResponse, status: number, body: string): void {
	response.writeHead(status, {
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'no-store',
		'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
	});
	response.end(body);
}

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}
