// What the web function reads from its environment. Invariant: every name here is given by infra/constructs/web-endpoint.ts.
export const webSettings = [
	'TABLE_NAME',
	'UPLOADS_BUCKET',
	'BASE_URL',
	'OIDC_ISSUER',
	'OIDC_CLIENT_ID',
	'LOGOUT_URL',
	'MAIL_FROM',
	'MAIL_CONFIGURATION_SET',
] as const;

export type WebConfig = Record<(typeof webSettings)[number], string>;

export const signInSettings = ({ OIDC_ISSUER, OIDC_CLIENT_ID, BASE_URL, LOGOUT_URL }: WebConfig) => ({
	issuer: OIDC_ISSUER,
	clientId: OIDC_CLIENT_ID,
	baseUrl: BASE_URL,
	logoutUrl: LOGOUT_URL,
});
