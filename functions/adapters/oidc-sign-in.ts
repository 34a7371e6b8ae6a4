// Sign-in by any OpenID issuer (Cognito on AWS): a public client, code flow with PKCE. Invariant: every token is verified before use.
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { type Group, groups, type SignIn, SignInError } from '../ports/sign-in.ts';

const groupsOf = (claim: unknown): Group[] => groups.filter((group) => Array.isArray(claim) && claim.includes(group));

const textOf = (claim: unknown): string => (typeof claim === 'string' ? claim : '');

export interface OidcOptions {
	issuer: string;
	clientId: string;
	/** The site's own origin; the callback and the way back from signing out live there. */
	baseUrl: string;
	/** The issuer's sign-out address, complete: what Cognito publishes as such does not take the standard's parameters. */
	logoutUrl: string;
}

export function createOidcSignIn(options: OidcOptions): SignIn {
	const redirectUri = `${options.baseUrl}/auth/callback`;
	const loopback = new URL(options.issuer).protocol === 'http:';
	let discovered: Promise<oidc.Configuration> | undefined;
	const configuration = (): Promise<oidc.Configuration> => {
		discovered ??= oidc
			.discovery(new URL(options.issuer), options.clientId, undefined, oidc.None(), {
				execute: loopback ? [oidc.allowInsecureRequests] : [],
			})
			.catch((error: unknown) => {
				discovered = undefined;
				throw error;
			});
		return discovered;
	};
	let keySet: ReturnType<typeof createRemoteJWKSet> | undefined;
	return {
		async begin() {
			const codeVerifier = oidc.randomPKCECodeVerifier();
			const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
			const url = oidc.buildAuthorizationUrl(await configuration(), {
				redirect_uri: redirectUri,
				scope: 'openid email profile',
				code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
				code_challenge_method: 'S256',
				state,
				nonce,
			});
			return { url: url.href, checks: { state, nonce, codeVerifier } };
		},
		async finish(callbackUrl, checks) {
			try {
				const tokens = await oidc.authorizationCodeGrant(await configuration(), callbackUrl, {
					expectedState: checks.state,
					expectedNonce: checks.nonce,
					pkceCodeVerifier: checks.codeVerifier,
					idTokenExpected: true,
				});
				const claims = tokens.claims();
				if (!claims) throw new SignInError('the issuer sent no identity');
				return {
					sub: claims.sub,
					name: textOf(claims.name) || textOf(claims.email) || claims.sub,
					mail: textOf(claims.email),
					groups: groupsOf(claims['cognito:groups']),
				};
			} catch (error) {
				if (error instanceof SignInError) throw error;
				throw new SignInError('the issuer did not confirm this sign-in', { cause: error });
			}
		},
		async verifyAccessToken(token) {
			const { jwks_uri: jwksUri, issuer } = (await configuration()).serverMetadata();
			if (!jwksUri) throw new SignInError('the issuer publishes no keys');
			keySet ??= createRemoteJWKSet(new URL(jwksUri));
			try {
				const { payload } = await jwtVerify(token, keySet, { issuer, requiredClaims: ['exp'] });
				// Cognito's access tokens carry the client in `client_id` and have no audience.
				if (payload.client_id !== options.clientId || payload.token_use !== 'access' || !payload.sub)
					throw new SignInError('this token was not made for this application');
				return { sub: payload.sub, groups: groupsOf(payload['cognito:groups']) };
			} catch (error) {
				// Keys that cannot be fetched now say nothing about the token.
				const unasked = !(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout;
				if (error instanceof SignInError || unasked) throw error;
				throw new SignInError('the token is not valid or has expired', { cause: error });
			}
		},
		signOutUrl: async () => options.logoutUrl,
	};
}
