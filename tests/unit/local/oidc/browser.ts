// A browser in miniature: follows redirects within the issuer, keeps cookies by path, chooses a user at the sign-in page.
import * as client from 'openid-client';
import { clientId } from './serve.ts';

interface Cookie {
	readonly value: string;
	readonly path: string;
}

export function createBrowser() {
	const cookies = new Map<string, Cookie>();

	async function request(url: string, init: RequestInit = {}): Promise<Response> {
		const { pathname } = new URL(url);
		const sent = [...cookies]
			.filter(([, { path }]) => pathname.startsWith(path))
			.map(([name, { value }]) => `${name}=${value}`);
		const response = await fetch(url, {
			...init,
			redirect: 'manual',
			headers: { ...init.headers, cookie: sent.join('; ') },
		});
		for (const line of response.headers.getSetCookie()) {
			const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
			const equals = pair.indexOf('=');
			const value = pair.slice(equals + 1);
			const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
			if (value === '') cookies.delete(pair.slice(0, equals));
			else cookies.set(pair.slice(0, equals), { value, path });
		}
		return response;
	}

	/** Follows until `until` is reached or a page is shown. */
	async function follow(start: string, until: string, choose?: string): Promise<{ url: string; response?: Response }> {
		let url = start;
		for (let hop = 0; hop < 12; hop++) {
			if (url.startsWith(until)) return { url };
			const response = await request(url);
			const location = response.headers.get('location');
			if (location !== null) {
				url = new URL(location, url).href;
				continue;
			}
			if (choose === undefined || !new URL(url).pathname.includes('/login/')) return { url, response };
			const posted = await request(url, { method: 'POST', body: new URLSearchParams({ username: choose }) });
			const next = posted.headers.get('location');
			if (next === null) return { url, response: posted };
			url = new URL(next, url).href;
		}
		throw new Error(`too many redirects, last ${url}`);
	}

	/** The web's sign-in: code and PKCE, no secret. Without `username`, only an open session can answer. */
	async function signIn(issuerUrl: string, username?: string) {
		const config = await client.discovery(new URL(issuerUrl), clientId, undefined, client.None(), {
			execute: [client.allowInsecureRequests],
		});
		const callback = `${new URL(issuerUrl).origin}/auth/callback`;
		const pkceCodeVerifier = client.randomPKCECodeVerifier();
		const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
		const start = client.buildAuthorizationUrl(config, {
			redirect_uri: callback,
			scope: 'openid email profile',
			code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
			code_challenge_method: 'S256',
			state: expectedState,
			nonce: expectedNonce,
		});
		const arrived = await follow(start.href, callback, username);
		if (arrived.response !== undefined) return { config, page: await arrived.response.text(), url: arrived.url };
		const tokens = await client.authorizationCodeGrant(config, new URL(arrived.url), {
			pkceCodeVerifier,
			expectedState,
			expectedNonce,
			idTokenExpected: true,
		});
		return { config, tokens, url: arrived.url };
	}

	return { request, follow, signIn, cookies };
}
