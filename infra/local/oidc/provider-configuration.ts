// Owns the settings that make oidc-provider look like a Cognito user pool with one public client and managed sign-in.
// A session and its grant live long enough that a restart, or a night, signs nobody out.
import type { Configuration } from 'oidc-provider';
import { accessClaims, idClaims, scope } from './cognito-claims.ts';
import type { IssuerStore } from './issuer-store.ts';
import type { SeededUser } from './seeded-users.ts';
import { problemPage, signOutPage } from './sign-in-pages.ts';

/** The one resource that access tokens are for; without a resource, oidc-provider would make them opaque. */
const api = 'urn:local:api';
const hour = 3600;
const day = 24 * hour;

export interface IssuerClient {
	readonly clientId: string;
	readonly redirectUris: readonly string[];
	readonly postLogoutRedirectUris: readonly string[];
}

export interface ConfigurationInputs {
	readonly store: IssuerStore;
	readonly users: readonly SeededUser[];
	readonly clients: readonly IssuerClient[];
	readonly mount: string;
}

export function createProviderConfiguration({ store, users, clients, mount }: ConfigurationInputs): Configuration {
	const userOf = (sub: unknown) => users.find((user) => user.sub === sub);
	const cookie = { httpOnly: true, sameSite: 'lax', path: `${mount}/` } as const;
	return {
		adapter: (model) => store.adapter(model),
		clients: clients.map((client) => ({
			client_id: client.clientId,
			token_endpoint_auth_method: 'none',
			redirect_uris: [...client.redirectUris],
			post_logout_redirect_uris: [...client.postLogoutRedirectUris],
			grant_types: ['authorization_code', 'refresh_token'],
			response_types: ['code'],
			scope: `${scope} offline_access`,
		})),
		jwks: { keys: [{ ...store.signingKey }] },
		cookies: {
			keys: [store.cookieKey],
			names: { session: 'local_oidc_session', interaction: 'local_oidc_interaction', resume: 'local_oidc_resume' },
			long: cookie,
			short: { httpOnly: true, sameSite: 'lax' },
		},
		routes: {
			authorization: '/oauth2/authorize',
			token: '/oauth2/token',
			userinfo: '/oauth2/userInfo',
			revocation: '/oauth2/revoke',
			jwks: '/.well-known/jwks.json',
			end_session: '/session/end',
		},
		pkce: { required: () => true },
		scopes: ['openid', 'email', 'profile', 'offline_access'],
		// Cognito puts these on the ID token itself, not only behind userinfo.
		conformIdTokenClaims: false,
		claims: {
			openid: ['sub', 'cognito:groups', 'cognito:username', 'token_use'],
			email: ['email', 'email_verified'],
			profile: ['name'],
		},
		findAccount(_context, sub) {
			const user = userOf(sub);
			if (user === undefined) return undefined;
			return { accountId: sub, claims: async () => ({ ...idClaims(user), sub }) };
		},
		features: {
			devInteractions: { enabled: false },
			revocation: { enabled: true },
			rpInitiatedLogout: {
				enabled: true,
				logoutSource(context, form) {
					context.type = 'html';
					context.body = signOutPage(form);
				},
			},
			resourceIndicators: {
				enabled: true,
				defaultResource: () => api,
				useGrantedResource: () => true,
				getResourceServerInfo: () => ({
					scope,
					accessTokenFormat: 'jwt',
					accessTokenTTL: hour,
					jwt: { sign: { alg: 'RS256' } },
				}),
			},
		},
		formats: {
			customizers: {
				jwt(_context, token, jwt) {
					const user = userOf(jwt.payload.sub);
					if (user !== undefined) Object.assign(jwt.payload, accessClaims(user, String(token.clientId)));
				},
			},
		},
		issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
		rotateRefreshToken: false,
		ttl: {
			Session: 14 * day,
			Grant: 30 * day,
			RefreshToken: 30 * day,
			IdToken: hour,
			AccessToken: hour,
			Interaction: hour,
		},
		// One grant per session and client, or refresh tokens of an earlier sign-in would die with the next.
		async loadExistingGrant(context) {
			const { session, client, provider } = context.oidc;
			if (session === undefined || client === undefined) return undefined;
			const earlier = session.grantIdFor(client.clientId);
			const known = earlier === undefined ? undefined : await provider.Grant.find(earlier);
			if (known !== undefined) return known;
			if (session.accountId === undefined) return undefined;
			const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
			grant.addOIDCScope(`${scope} offline_access`);
			grant.addResourceScope(api, scope);
			await grant.save();
			return grant;
		},
		interactions: { url: (_context, interaction) => `${mount}/login/${interaction.uid}` },
		renderError(context, out) {
			context.type = 'html';
			context.body = problemPage([out.error, out.error_description].filter(Boolean).join(': '));
		},
	};
}
