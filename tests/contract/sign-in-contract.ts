// What signing in promises, as tests over whatever is handed in. Invariant: people go the whole way round: begin, choose at the issuer, finish.
import { expect, it } from 'vitest';
import { type Identity, type SignIn, SignInError } from '../../functions/ports/sign-in.ts';
import { expectRefusal } from './port-errors.ts';

export interface SignInUnderTest {
	signIn: SignIn;
	/** Who can sign in; at least two. */
	people: readonly Identity[];
	/** What the browser does at the issuer: chooses a person, comes back to the address it is sent to. */
	goThrough(url: string, person: Identity): Promise<URL>;
	accessTokenOf(person: Identity): Promise<string>;
}

const changed = (url: URL, name: string, value: string): URL => {
	const other = new URL(url);
	other.searchParams.set(name, value);
	return other;
};

export function describeSignIn(open: () => SignInUnderTest): void {
	const person = (n = 0): Identity => {
		const found = open().people[n];
		if (!found) throw new Error(`there is no person ${n}`);
		return found;
	};
	const roundTrip = async (of = person()) => {
		const { url, checks } = await open().signIn.begin();
		return { checks, callback: await open().goThrough(url, of) };
	};

	it('begins each attempt with secrets of its own', async () => {
		const [one, other] = [await open().signIn.begin(), await open().signIn.begin()];
		expect(URL.canParse(one.url)).toBe(true);
		for (const name of ['state', 'nonce', 'codeVerifier'] as const) {
			expect(one.checks[name]).toMatch(/^[\w.~-]+$/);
			expect(one.checks[name]).not.toBe(other.checks[name]);
		}
		expect(one.url).toContain(one.checks.state);
		expect(one.url).not.toContain(one.checks.codeVerifier);
	});

	it('says who came back: subject, name, mailbox and groups', async () => {
		for (const of of open().people) {
			const { callback, checks } = await roundTrip(of);
			expect(await open().signIn.finish(callback, checks)).toEqual(of);
		}
	});

	it('confirms a round trip once', async () => {
		const { callback, checks } = await roundTrip();
		await open().signIn.finish(callback, checks);
		await expectRefusal(open().signIn.finish(callback, checks), SignInError);
	});

	it('confirms nobody on the checks of another attempt', async () => {
		const [mine, other] = [await roundTrip(person(0)), await roundTrip(person(1))];
		await expectRefusal(open().signIn.finish(mine.callback, other.checks), SignInError);
	});

	it.each(['state', 'nonce', 'codeVerifier'] as const)('confirms nobody with another %s', async (name) => {
		const { callback, checks } = await roundTrip();
		await expectRefusal(open().signIn.finish(callback, { ...checks, [name]: 'x'.repeat(43) }), SignInError);
	});

	it('confirms nobody on a changed, missing or refused answer', async () => {
		const { callback, checks } = await roundTrip();
		const { state } = checks;
		const denied = new URL(`/auth/callback?error=access_denied&state=${state}`, callback);
		const without = new URL('/auth/callback', callback);
		for (const answer of [changed(callback, 'code', 'guessed'), changed(callback, 'state', 'x'), denied, without])
			await expectRefusal(open().signIn.finish(answer, checks), SignInError);
	});

	it('knows an API caller by the access token', async () => {
		for (const of of open().people) {
			const found = await open().signIn.verifyAccessToken(await open().accessTokenOf(of));
			expect(found).toEqual({ sub: of.sub, groups: of.groups });
		}
	});

	it.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'])('knows nobody by "%s"', async (token) => {
		await expectRefusal(open().signIn.verifyAccessToken(token), SignInError);
	});

	it('says where signing out happens', async () => {
		expect(URL.canParse(await open().signIn.signOutUrl())).toBe(true);
	});
}
