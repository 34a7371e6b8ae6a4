// Who somebody is. Invariant: an identity comes from a verified token of the issuer, never from the request.
export const groups = ['submitter', 'auditor', 'administrator'] as const;
export type Group = (typeof groups)[number];

export interface Identity {
	sub: string;
	name: string;
	mail: string;
	groups: Group[];
}

/** What the browser's round trip to the issuer is bound to; kept until it comes back. */
export interface SignInChecks {
	state: string;
	nonce: string;
	codeVerifier: string;
}

export class SignInError extends Error {
	override readonly name = 'SignInError';
}

export interface SignIn {
	/** Code flow with PKCE: where to send the browser and what to keep. */
	begin(): Promise<{ url: string; checks: SignInChecks }>;
	/** Throws SignInError. */
	finish(callbackUrl: URL, checks: SignInChecks): Promise<Identity>;
	/** The subject and groups of an API caller. Throws SignInError. */
	verifyAccessToken(token: string): Promise<{ sub: string; groups: Group[] }>;
	/** Where signing out at the issuer happens. */
	signOutUrl(): Promise<string>;
}
