// kill -9 of the issuer: who was signed in stays so, old tokens stay valid, a refresh token still works.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { afterEach, expect, it } from 'vitest';
import { createBrowser } from './browser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'local-oidc-kill-'));
let child: ChildProcess | undefined;
afterEach(async () => {
	await kill();
	rmSync(folder, { recursive: true, force: true });
});

async function start(port = '0'): Promise<string> {
	child = fork(path.join(import.meta.dirname, 'serve.ts'), [folder, port], { execArgv: [] });
	return new Promise((resolve, reject) => {
		child?.once('message', ({ issuerUrl }: { issuerUrl: string }) => resolve(issuerUrl));
		child?.once('exit', (code) => reject(new Error(`the issuer ended with ${code}`)));
	});
}

async function kill() {
	if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child?.once('exit', resolve));
	child.kill('SIGKILL');
	await gone;
}

it('keeps key, session and refresh token through kill -9', async () => {
	const issuerUrl = await start();
	const browser = createBrowser();
	const { config, tokens } = await browser.signIn(issuerUrl, 'nop-hatinh');
	await kill();
	expect(await start(new URL(issuerUrl).port)).toBe(issuerUrl);

	const keys = createRemoteJWKSet(new URL(`${issuerUrl}/.well-known/jwks.json`));
	expect((await jwtVerify(tokens?.access_token ?? '', keys)).payload.username).toBe('nop-hatinh');
	expect((await browser.signIn(issuerUrl)).tokens?.claims()?.['cognito:username']).toBe('nop-hatinh');
	const again = await client.refreshTokenGrant(config, tokens?.refresh_token ?? '');
	expect((await jwtVerify(again.access_token, keys)).payload.username).toBe('nop-hatinh');
});
