// Signing in at the issuer in memory and at the issuer of the host by one suite; what only real tokens can get wrong, on the adapter.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOidcSignIn } from '../../functions/adapters/oidc-sign-in.ts';
import { type Identity, SignInError } from '../../functions/ports/sign-in.ts';
import { freePort } from '../../infra/local/gateway/listen.ts';
import { seededUsers } from '../../infra/local/oidc/seeded-users.ts';
import { createMemorySignIn } from '../support/memory-sign-in.ts';
import { createBrowser } from '../unit/local/oidc/browser.ts';
import { clientId, serveIssuer } from '../unit/local/oidc/serve.ts';
import { expectRefusal } from './port-errors.ts';
import { describeSignIn } from './sign-in-contract.ts';

const people = seededUsers.map(
	({ sub, name, email, groups }): Identity => ({ sub, name, mail: email, groups: [...groups] as Identity['groups'] }),
);
const usernameOf = ({ sub }: Identity): string => seededUsers.find((user) => user.sub === sub)?.username ?? '';

describe('signing in at the issuer in memory', () => {
	const signIn = createMemorySignIn(people);
	describeSignIn(() => ({
		signIn,
		people,
		goThrough: async (url, { sub }) => {
			const state = new URL(url).searchParams.get('state');
			return new URL(`http://site.example/auth/callback?state=${state}&code=${sub}`);
		},
		accessTokenOf: async ({ sub }) => `token-${sub}`,
	}));
});

describe('signing in at the issuer of the host', () => {
	const folder = mkdtempSync(join(tmpdir(), 'contract-sign-in-'));
	let run: Awaited<ReturnType<typeof serveIssuer>>;
	beforeAll(async () => {
		run = await serveIssuer(folder);
	});
	afterAll(async () => {
		await run.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	const create = (more: { clientId?: string; issuer?: string } = {}) =>
		createOidcSignIn({
			issuer: run.issuerUrl,
			clientId,
			baseUrl: run.origin,
			logoutUrl: `${run.issuerUrl}/logout?client_id=${clientId}`,
			...more,
		});
	const open = { signIn: undefined as ReturnType<typeof create> | undefined };

	describeSignIn(() => {
		open.signIn ??= create();
		return {
			signIn: open.signIn,
			people,
			async goThrough(url, person) {
				const arrived = await createBrowser().follow(url, `${run.origin}/auth/callback`, usernameOf(person));
				return new URL(arrived.url);
			},
			accessTokenOf: (person) => run.issuer.accessToken(usernameOf(person)),
		};
	});

	it('knows nobody by an identity token, by a token for another client, or by a token with a changed end', async () => {
		const { tokens } = await createBrowser().signIn(run.issuerUrl, 'nop-bato');
		const access = tokens?.access_token ?? '';
		expect(await create().verifyAccessToken(access)).toMatchObject({ groups: ['submitter'] });
		await expectRefusal(create().verifyAccessToken(tokens?.id_token ?? ''), SignInError);
		await expectRefusal(create({ clientId: 'another' }).verifyAccessToken(access), SignInError);
		await expectRefusal(create().verifyAccessToken(`${access.slice(0, -8)}AAAAAAAA`), SignInError);
	});

	it('does not take an issuer that is away for somebody who is not confirmed, and asks it again', async () => {
		const port = await freePort();
		const signIn = create({ issuer: `http://127.0.0.1:${port}/_local/oidc` });
		for (const act of [() => signIn.begin(), () => signIn.verifyAccessToken('a.b.c')]) {
			const error = await act().catch((thrown: unknown) => thrown);
			expect(error).toBeInstanceOf(Error);
			expect(error).not.toBeInstanceOf(SignInError);
		}
		const later = mkdtempSync(join(tmpdir(), 'contract-sign-in-later-'));
		const back = await serveIssuer(later, port);
		expect((await signIn.begin()).url).toContain(back.origin);
		await back.stop();
		rmSync(later, { recursive: true, force: true });
	});
});
