// Access tokens that a real issuer would never give, signed with its key all the same: each claim is checked for itself.
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOidcSignIn } from '../../functions/adapters/oidc-sign-in.ts';
import { SignInError } from '../../functions/ports/sign-in.ts';
import { type Listening, listen } from '../../infra/local/gateway/listen.ts';
import { expectRefusal } from './port-errors.ts';

const clientId = 'web-client';

describe('an access token', async () => {
	const keys = await generateKeyPair('RS256');
	const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
	let server: Listening;
	let issuer = '';
	beforeAll(async () => {
		server = await listen((request, response) => {
			const found = request.url?.endsWith('/jwks.json')
				? { keys: [jwk] }
				: { issuer, jwks_uri: `${issuer}/jwks.json`, authorization_endpoint: `${issuer}/authorize` };
			response.setHeader('content-type', 'application/json').end(JSON.stringify(found));
		}, 0);
		issuer = `http://127.0.0.1:${server.port}`;
	});
	afterAll(() => server?.close());

	const now = () => Math.floor(Date.now() / 1000);
	const claims = (): JWTPayload => ({
		iss: issuer,
		sub: 'somebody',
		client_id: clientId,
		token_use: 'access',
		'cognito:groups': ['auditor', 'stranger'],
		exp: now() + 60,
	});
	const verify = async (more: JWTPayload = {}, key = keys.privateKey) => {
		const token = await new SignJWT({ ...claims(), ...more }).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key);
		const options = { issuer, clientId, baseUrl: issuer, logoutUrl: issuer };
		return createOidcSignIn(options).verifyAccessToken(token);
	};

	it('tells the subject and the groups that the application knows', async () => {
		expect(await verify()).toEqual({ sub: 'somebody', groups: ['auditor'] });
	});

	it.each<[string, () => JWTPayload]>([
		['of another issuer', () => ({ iss: 'https://elsewhere.example' })],
		['for another client', () => ({ client_id: 'another' })],
		['without a client', () => ({ client_id: undefined })],
		['for another use', () => ({ token_use: 'id' })],
		['that has expired', () => ({ exp: now() - 60 })],
		['that never expires', () => ({ exp: undefined })],
		['that is not valid yet', () => ({ nbf: now() + 3600 })],
		['without a subject', () => ({ sub: undefined })],
	])('is refused %s', async (_, more) => {
		await expectRefusal(verify(more()), SignInError);
	});

	it('is refused when another key signed it', async () => {
		const other = await generateKeyPair('RS256');
		await expectRefusal(verify({}, other.privateKey), SignInError);
	});

	it.each([
		[undefined, []],
		['administrator', []],
		[['administrator', 'administrator', 7], ['administrator']],
	])('gives groups %j as %j', async (given, known) => {
		expect((await verify({ 'cognito:groups': given })).groups).toEqual(known);
	});
});
