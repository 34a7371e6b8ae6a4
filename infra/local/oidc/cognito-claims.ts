// Owns which claims stand on which token, as a Cognito user pool gives them. An access token says who and which groups,
// never the e-mail or the name: code that reads those from it would work here and fail on AWS.
import type { SeededUser } from './seeded-users.ts';

export const scope = 'openid email profile';

export function idClaims(user: SeededUser): Record<string, unknown> {
	return {
		sub: user.sub,
		email: user.email,
		email_verified: true,
		name: user.name,
		'cognito:groups': user.groups,
		'cognito:username': user.username,
		token_use: 'id',
	};
}

/** Cognito's access token has no `aud`; oidc-provider insists on one, and API Gateway takes the client's id in either. */
export function accessClaims(user: SeededUser, clientId: string): Record<string, unknown> {
	return {
		sub: user.sub,
		aud: clientId,
		client_id: clientId,
		username: user.username,
		'cognito:groups': user.groups,
		token_use: 'access',
		version: 2,
	};
}
