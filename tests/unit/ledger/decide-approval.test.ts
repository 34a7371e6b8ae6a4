// Goal: one decision per level and version, by the right person, on what the page showed. Method: the use cases over a store that behaves.
import { beforeEach, describe, expect, it } from 'vitest';
import { createDecideApproval, type DecisionRequest } from '../../../functions/ledger/decide-approval.ts';
import { loadHistory } from '../../../functions/ledger/history.ts';
import { keys } from '../../../functions/ledger/items.ts';
import { makeLink } from '../../../functions/ledger/links.ts';
import { createOpenLink } from '../../../functions/ledger/open-link.ts';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import { route, submitter } from '../../support/report-fixture.ts';
import { appoint, createWorld, storeReport, type World } from '../../support/test-world.ts';

const leader = { id: 'p1', name: 'Phạm Văn Lãnh', mail: 'lanh@bato.example', position: 'Phó Chủ tịch' };
const deputy = { id: 'p2', name: 'Đinh Thị Na', mail: 'na@bato.example', position: 'Chủ tịch' };
const finding = {
	id: 'check-1',
	code: 'sum',
	severity: 'warning' as const,
	vi: 'Tổng lệch',
	en: 'Sum off',
	figures: [],
};

let world: World;
const link = async (approver = leader, levelIndex = 0) => {
	const made = makeLink(world.ids, {
		reportId: 'bc-1',
		version: 1,
		levelIndex,
		round: 0,
		decider: { person: approver, shared: false, standsFor: null },
		at: world.clock.now(),
	});
	await world.store.transact(made.writes);
	await appoint(world, approver, levelIndex);
	return made;
};
const show = (token: string) => createOpenLink(world)(token);
let sentCode = '';
/** With the code from the mailbox, where one is asked for. */
const decide = async (request: Partial<DecisionRequest> & { token: string; nonce: string }) => {
	const whole: DecisionRequest = { act: 'approve', reason: '', acknowledged: [], ...request };
	const decideApproval = createDecideApproval({
		...world,
		sendCode: async ({ code }) => {
			sentCode = code;
		},
	});
	const decided = await decideApproval(whole);
	return 'stepUp' in decided ? decideApproval({ ...whole, code: sentCode }) : decided;
};
const nonceOf = async (token: string): Promise<string> => {
	const opened = await show(token);
	if (!opened.known || opened.nonce === null) throw new Error('the link does not decide');
	return opened.nonce;
};

beforeEach(async () => {
	world = createWorld();
	await storeReport(world);
});

describe('deciding by link', () => {
	it('approves with a nonce, writes the decision and the outbox in the same transaction', async () => {
		const { token } = await link();
		const decided = await decide({ token, nonce: await nonceOf(token) });
		expect(decided.ok).toBe(true);
		const types = world.store.all().map((item) => item.type);
		expect(types).toEqual(expect.arrayContaining(['decision', 'pending']));
		const { events, chain } = await loadHistory(world.store, 'bc-1');
		expect(events.at(-1)).toMatchObject({ actor: { name: leader.name }, body: { type: 'approved' } });
		expect(chain.holds).toBe(true);
	});

	it('opens by the short code too, however it is typed', async () => {
		const { code } = await link();
		expect((await show(` ${code.toLowerCase().replaceAll('-', ' ')} `)).known).toBe(true);
	});

	it('showing decides nothing, any number of times', async () => {
		const { token } = await link();
		const before = await loadHead(world.store, 'bc-1');
		for (let i = 0; i < 5; i += 1) await show(token);
		expect(await loadHead(world.store, 'bc-1')).toEqual(before);
	});

	it('takes a double click once', async () => {
		const { token } = await link();
		const nonce = await nonceOf(token);
		const both = await Promise.all([decide({ token, nonce }), decide({ token, nonce })]);
		expect(both.filter((one) => one.ok)).toHaveLength(1);
		const { events } = await loadHistory(world.store, 'bc-1');
		expect(events.filter((event) => event.body.type === 'approved')).toHaveLength(1);
	});

	it('lets one of two people decide and tells the other', async () => {
		const [first, second] = [await link(leader), await link(deputy)];
		const nonces = [await nonceOf(first.token), await nonceOf(second.token)] as const;
		const both = await Promise.all([
			decide({ token: first.token, nonce: nonces[0] }),
			decide({ token: second.token, nonce: nonces[1], act: 'reject', reason: 'Sai kỳ' }),
		]);
		expect(both.filter((one) => one.ok)).toHaveLength(1);
		expect(both.find((one) => !one.ok)).toMatchObject({ standing: 'decided' });
	});

	it('refuses a nonce of another page, a made-up nonce and a made-up link', async () => {
		const [first, second] = [await link(leader), await link(deputy)];
		expect((await decide({ token: first.token, nonce: await nonceOf(second.token) })).ok).toBe(false);
		expect((await decide({ token: first.token, nonce: 'x' })).ok).toBe(false);
		expect(await decide({ token: 'x'.repeat(43), nonce: 'x' })).toMatchObject({ ok: false, standing: 'unknown' });
		expect((await loadHead(world.store, 'bc-1'))?.asked).toBe(true);
	});

	it('asks for a reason to return or reject, and keeps it word by word', async () => {
		const { token } = await link();
		const nonce = await nonceOf(token);
		expect(await decide({ token, nonce, act: 'return', reason: '  ' })).toMatchObject({
			ok: false,
			problems: [{ code: 'reason-missing' }],
		});
		expect((await decide({ token, nonce, act: 'return', reason: 'Thiếu nguồn vốn <b>đối ứng</b>' })).ok).toBe(true);
		const head = await loadHead(world.store, 'bc-1');
		expect(head).toMatchObject({
			state: 'returned',
			objection: { reason: 'Thiếu nguồn vốn <b>đối ứng</b>', by: leader.name },
		});
	});

	it('knows an expired, a decided and a moved-on link', async () => {
		const [early, late] = [await link(leader), await link(deputy, 1)];
		expect(await show(late.token)).toMatchObject({ standing: 'moved-on' });
		world.clock.set('2025-06-01T00:00:00.000Z');
		expect(await show(early.token)).toMatchObject({ standing: 'expired', nonce: null });
		world.clock.set('2025-03-21T00:00:00.000Z');
		await decide({ token: early.token, nonce: await nonceOf(early.token) });
		expect(await show(early.token)).toMatchObject({ standing: 'decided' });
	});

	it('stores no token and no code', async () => {
		const { token, code } = await link();
		const stored = JSON.stringify(world.store.all());
		expect(stored).not.toContain(token);
		expect(stored).not.toContain(code.replaceAll('-', ''));
	});

	it('lets nobody decide who has left office since the mail', async () => {
		const { token } = await link();
		const nonce = await nonceOf(token);
		const { pk, sk } = keys.approver(route.chain[0]!.unitId, leader.id);
		await world.store.transact([{ kind: 'delete', key: { pk, sk } }]);
		expect(await decide({ token, nonce })).toMatchObject({ ok: false, problems: [{ code: 'not-in-office' }] });
	});

	it('lets nobody approve the report they submitted', async () => {
		const { token } = await link({ ...leader, mail: submitter.mail.toUpperCase() });
		expect(await decide({ token, nonce: await nonceOf(token) })).toMatchObject({ problems: [{ code: 'own-report' }] });
	});
});

describe('findings', () => {
	it('are acknowledged one by one before an approval, not before a return', async () => {
		world = createWorld();
		await storeReport(world, undefined, [finding]);
		const { token } = await link();
		const nonce = await nonceOf(token);
		expect(await decide({ token, nonce })).toMatchObject({ problems: [{ code: 'findings-not-acknowledged' }] });
		expect((await decide({ token, nonce, acknowledged: ['check-1'] })).ok).toBe(true);
	});
});
