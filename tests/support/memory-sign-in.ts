// An issuer in memory: a code is the subject it stands for, an access token is `token-<sub>`. Invariant: what an issuer would not confirm is
// refused: a state of another attempt, a code given twice, somebody unknown (tests/contract/sign-in.test.ts).
import { type Identity, type SignIn, type SignInChecks, SignInError } from '../../functions/ports/sign-in.ts';

export function createMemorySignIn(identities: readonly Identity[]): SignIn {
	const open = new Map<string, SignInChecks>();
	let count = 0;
	const named = (sub: string | null): Identity => {
		const found = identities.find((one) => one.sub === sub);
		if (!found) throw new SignInError('not confirmed');
		return found;
	};
	return {
		async begin() {
			count += 1;
			const checks = { state: `state-${count}`, nonce: `nonce-${count}`, codeVerifier: `verifier-${count}` };
			open.set(checks.state, checks);
			return { url: `http://issuer.example/authorize?state=${checks.state}`, checks };
		},
		async finish(callbackUrl, checks) {
			const state = callbackUrl.searchParams.get('state');
			const begun = open.get(checks.state);
			if (state !== checks.state || begun?.codeVerifier !== checks.codeVerifier || begun.nonce !== checks.nonce)
				throw new SignInError('not confirmed');
			open.delete(checks.state);
			return { ...named(callbackUrl.searchParams.get('code')) };
		},
		async verifyAccessToken(token) {
			const { sub, groups } = named(/^token-(.*)$/.exec(token)?.[1] ?? null);
			return { sub, groups: [...groups] };
		},
		signOutUrl: async () => 'http://issuer.example/logout',
	};
}
