// A workflow world with its site and its people, and a report in it. Invariant: whatever happens to the report happens through the use cases and
// routes that people have.
import { keys, type MemberItem, type ProfileItem } from '../../functions/ledger/items.ts';
import type { ApproverItem, OfficeItem } from '../../functions/ledger/register-items.ts';
import { createWebApp } from '../../functions/web/app.ts';
import { hashOf, type SessionItem } from '../../functions/web/sessions.ts';
import { createMemorySignIn } from '../support/memory-sign-in.ts';
import { route } from '../support/report-fixture.ts';
import { createWorkflowWorld, type WorkflowWorld } from '../support/workflow-world.ts';
import { type Account, deputy, roles, second } from './roles.ts';

const never = '2020-01-01';
const accounts = roles.flatMap(({ account }) => account ?? []);

export const unitAt = (level: number): string => route.chain[level]?.unitId ?? '';

export const officer = (level: number, who: ApproverItem['person'], of: Partial<ApproverItem> = {}): ApproverItem => ({
	...keys.approver(unitAt(level), who.id),
	type: 'approver',
	unitId: unitAt(level),
	person: who,
	validFrom: never,
	validTo: null,
	...of,
});

async function signInAll({ store, timer }: WorkflowWorld): Promise<void> {
	for (const { person, groups, units } of accounts) {
		const profile: ProfileItem = { ...keys.profile(person.id), type: 'profile', person, groups };
		const ttl = Math.floor(timer.now() / 1000) + 400 * 86_400;
		const session: SessionItem = {
			...keys.session(hashOf(`secret-${person.id}`)),
			type: 'session',
			sub: person.id,
			ttl,
		};
		const members = units.map((unitId): MemberItem => ({ ...keys.member(person.id, unitId), type: 'member', unitId }));
		await store.transact([profile, session, ...members].map((item) => ({ kind: 'put', item })));
	}
}

export type Stage = Awaited<ReturnType<typeof createStage>>;

/** @param quorum two of two have to approve at every level */
export async function createStage({ quorum = false } = {}) {
	const world = createWorkflowWorld();
	const { store, clock, ids, forms, readings, mailer, baseUrl } = world;
	await world.seed();
	for (const level of [0, 1, 2]) {
		await store.transact([{ kind: 'put', item: officer(level, deputy, { role: 'deputy' }) }]);
		if (!quorum) continue;
		const unitId = unitAt(level);
		const office: OfficeItem = { ...keys.office(unitId), type: 'office', unitId, quorum: { kind: 'count', count: 2 } };
		await store.transact([officer(level, second), office].map((item) => ({ kind: 'put', item })));
	}
	await signInAll(world);
	const identities = accounts.map(({ person: { id, name, mail }, groups }) => ({ sub: id, name, mail, groups }));
	const app = createWebApp({
		store,
		clock,
		ids,
		forms,
		readings,
		mailer,
		baseUrl,
		downloads: { createLink: async () => 'x:' },
		signIn: createMemorySignIn(identities),
		logError: (error) => {
			throw error;
		},
	});
	const send = async (path: string, body: string, headers: Record<string, string>) =>
		app.request(`${baseUrl}${path}`, { method: 'POST', body, headers });

	return {
		world,
		/** A form from a page of the site, by somebody signed in or by nobody. */
		form: (account: Account | null, path: string, fields: Record<string, string>) =>
			send(path, new URLSearchParams(fields).toString(), {
				'content-type': 'application/x-www-form-urlencoded',
				accept: 'application/json',
				origin: 'null',
				'sec-fetch-site': 'same-origin',
				...(account ? { cookie: `__Host-session=secret-${account.person.id}` } : {}),
			}),
		json: (account: Account | null, path: string, body: unknown) =>
			send(path, JSON.stringify(body), {
				'content-type': 'application/json',
				...(account ? { authorization: `Bearer token-${account.person.id}` } : {}),
			}),
		/** The newest link about a report that went to a mailbox. */
		tokenFor(mail: string, reportId: string): string | null {
			const about = world.mails.filter((one) => one.to === mail && one.reportId === reportId);
			return about.map(({ text }) => /#t=([\w-]+)/.exec(text)?.[1]).findLast((token) => token !== undefined) ?? null;
		},
		async settle(): Promise<void> {
			await world.settle();
			await world.sweep();
			await world.settle();
		},
		/** Time for people to act in: no two acts at the same instant. */
		pass: (ms = 60_000) => world.timer.advance(ms),
	};
}
