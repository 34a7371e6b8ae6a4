// Sign-in as the web does it (openid-client) and tokens as the API checks them (jose), against the mounted issuer.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededUsers } from '../../../../infra/local/oidc/seeded-users.ts';
import { createBrowser } from './browser.ts';
import { clientId, serveIssuer } from './serve.ts';

describe('issuer', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'local-oidc-'));
	let run: Awaited<ReturnType<typeof serveIssuer>>;
	beforeAll(async () => {
		run = await serveIssuer(folder);
	});
	afterAll(async () => {
		await run.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	const verify = async (token: string) => {
		const { jwks_uri } = await (await fetch(`${run.issuerUrl}/.well-known/openid-configuration`)).json();
		return (await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), { issuer: run.issuerUrl })).payload;
	};

	it('describes itself under its mount, in the paths of a user pool', async () => {
		const found = await (await fetch(`${run.issuerUrl}/.well-known/openid-configuration`)).json();
		expect(found).toMatchObject({
			issuer: run.issuerUrl,
			jwks_uri: `${run.issuerUrl}/.well-known/jwks.json`,
			authorization_endpoint: `${run.issuerUrl}/oauth2/authorize`,
			token_endpoint: `${run.issuerUrl}/oauth2/token`,
			end_session_endpoint: `${run.issuerUrl}/session/end`,
		});
		expect((await (await fetch(found.jwks_uri)).json()).keys[0]).not.toHaveProperty('d');
	});

	it('shows every seeded user by name, role and unit', async () => {
		const { page, url } = await createBrowser().signIn(run.issuerUrl);
		expect(url).toContain('/_local/oidc/login/');
		for (const { name, unit } of seededUsers) {
			expect(page).toContain(name);
			expect(page).toContain(unit);
		}
		expect(page).toContain('Kiểm toán viên');
	});

	it.each(seededUsers.map((user) => [user.username, user] as const))(
		'signs %s in with the claims of Cognito',
		async (username, user) => {
			const { tokens } = await createBrowser().signIn(run.issuerUrl, username);
			expect(tokens?.claims()).toMatchObject({
				sub: user.sub,
				aud: clientId,
				email: user.email,
				email_verified: true,
				name: user.name,
				'cognito:groups': user.groups,
				'cognito:username': username,
				token_use: 'id',
			});
			const access = await verify(tokens?.access_token ?? '');
			expect(access).toMatchObject({
				sub: user.sub,
				client_id: clientId,
				username,
				'cognito:groups': user.groups,
				token_use: 'access',
				scope: 'openid email profile',
			});
			expect(access).not.toHaveProperty('email');
		},
	);

	it('refreshes without another sign-in', async () => {
		const { config, tokens } = await createBrowser().signIn(run.issuerUrl, 'nop-bato');
		const again = await client.refreshTokenGrant(config, tokens?.refresh_token ?? '');
		expect((await verify(again.access_token)).username).toBe('nop-bato');
	});

	it('remembers a session, and forgets it after a sign-out in the manner of Cognito', async () => {
		const browser = createBrowser();
		await browser.signIn(run.issuerUrl, 'kiemtoan');
		expect((await browser.signIn(run.issuerUrl)).tokens?.claims()?.['cognito:username']).toBe('kiemtoan');
		const home = `${run.origin}/`;
		const query = new URLSearchParams({ client_id: clientId, logout_uri: home });
		const out = await browser.request(`${run.issuerUrl}/logout?${query}`);
		expect([out.status, out.headers.get('location')]).toEqual([302, home]);
		expect((await browser.signIn(run.issuerUrl)).page).toContain('Chọn người');
		expect((await browser.signIn(run.issuerUrl, 'quantri')).tokens?.claims()?.['cognito:username']).toBe('quantri');
	});

	it('ends a session at its end_session endpoint as well', async () => {
		const browser = createBrowser();
		const { config, tokens } = await browser.signIn(run.issuerUrl, 'kiemtoan');
		const url = client.buildEndSessionUrl(config, {
			id_token_hint: tokens?.id_token ?? '',
			post_logout_redirect_uri: `${run.origin}/`,
		});
		const page = await (await browser.request(url.href)).text();
		const [, action = ''] = /action="([^"]+)"/.exec(page) ?? [];
		const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
		const done = await browser.request(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
		expect(done.headers.get('location')).toBe(`${run.origin}/`);
		expect((await browser.signIn(run.issuerUrl)).page).toContain('Chọn người');
	});

	it('goes nowhere that is not registered', async () => {
		const evil = 'http://evil.example/';
		const out = await fetch(
			`${run.issuerUrl}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: evil })}`,
			{ redirect: 'manual' },
		);
		expect(out.status).toBe(400);
		const authorize = (change: Record<string, string>) =>
			fetch(
				`${run.issuerUrl}/oauth2/authorize?${new URLSearchParams({
					client_id: clientId,
					response_type: 'code',
					scope: 'openid',
					redirect_uri: `${run.origin}/auth/callback`,
					code_challenge: 'x'.repeat(43),
					code_challenge_method: 'S256',
					...change,
				})}`,
				{ redirect: 'manual' },
			);
		expect((await authorize({ redirect_uri: evil })).status).toBe(400);
		expect((await authorize({ client_id: 'other' })).status).toBe(400);
		const withoutPkce = await authorize({ code_challenge: '', code_challenge_method: '' });
		expect(withoutPkce.headers.get('location')).toContain('error=invalid_request');
	});

	it('refuses an unknown user, a stale sign-in page and paths outside its mount', async () => {
		const browser = createBrowser();
		const { url } = await browser.signIn(run.issuerUrl);
		const post = (username: string) =>
			browser.request(url, { method: 'POST', body: new URLSearchParams({ username }) });
		expect((await post('nobody')).status).toBe(400);
		const stale = await fetch(`${run.issuerUrl}/login/unknown`);
		expect(stale.status).toBe(400);
		expect(await stale.text()).toContain('hết hạn');
		expect((await fetch(`${run.origin}/elsewhere`)).status).toBe(404);
	});

	it('makes a token for a script, like that of a sign-in', async () => {
		const [user] = seededUsers;
		const token = await run.issuer.accessToken('nop-bato');
		expect(await verify(token)).toMatchObject({
			sub: user?.sub,
			client_id: clientId,
			aud: clientId,
			'cognito:groups': ['submitter'],
		});
		await expect(run.issuer.accessToken('nobody')).rejects.toThrow('nop-hatinh');
	});

	it('had nothing to complain of', () => {
		expect(run.warnings).toEqual([]);
	});
});
