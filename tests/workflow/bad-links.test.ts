// Links that are not right, decisions that come too late. Method: the real workflow; whatever is tried gets its own answer, and the report, its
// history and the views stand as they stood.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDecideApproval } from '../../functions/ledger/decide-approval.ts';
import { loadHistory } from '../../functions/ledger/history.ts';
import { createOpenLink } from '../../functions/ledger/open-link.ts';
import { createWithdrawReport } from '../../functions/ledger/withdraw-report.ts';
import { submitter } from '../support/report-fixture.ts';
import { confirmed, day, district, province, text, viewAt } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';

let world: WorkflowWorld;
let reportId: string;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
	reportId = await confirmed(world);
});
afterEach(() => world.stop());

const standing = async () => ({
	head: await world.head(reportId),
	history: await loadHistory(world.store, reportId),
	views: await Promise.all([0, 1, 2].map((level) => viewAt(world, level))),
});

/** Every act with a link; none moves anything, each is told the same of the link. */
async function tellsAndMovesNothing(token: string, told: object): Promise<void> {
	const before = await standing();
	expect(before.history.chain).toEqual({ holds: true });
	for (const act of ['approve', 'return', 'return-below', 'reject'] as const)
		expect(await world.decide(token, act, 'Lý do'), act).toMatchObject({ ok: false, ...told });
	expect(await world.takeUp(token)).toMatchObject({ ok: false, ...told });
	expect(await standing()).toEqual(before);
}

const unknown = { standing: 'unknown', problems: [{ code: 'unknown-link' }] };
const told = (as: string) => ({ standing: as, problems: [{ code: 'moved-on' }] });

describe('a link', () => {
	it.each<[string, (token: string) => string]>([
		['forged', () => 'A'.repeat(43)],
		['empty', () => ''],
		['cut short', (token) => token.slice(0, -1)],
		['with a mark of the sentence behind it', (token) => `${token}.`],
		['in other letters', (token) => token.toUpperCase()],
		['given as its hash', () => '0'.repeat(64)],
		['a hundred thousand characters long', (token) => token.repeat(2_400)],
		['a path', () => '../LINK'],
	])('that is %s is not known', async (_, change) => {
		await tellsAndMovesNothing(change(world.tokenFor(district)), unknown);
	});

	it('with blanks around it, as mail programs copy it, is known', async () => {
		expect(await world.decide(` ${world.tokenFor(district)}\n`)).toMatchObject({ ok: true });
	});

	it('that was used tells that the level has decided', async () => {
		const token = world.tokenFor(district);
		expect(await world.decide(token)).toMatchObject({ ok: true });
		await tellsAndMovesNothing(token, told('decided'));
	});

	it('that is older than another to the same mailbox tells so', async () => {
		const token = world.tokenFor(district);
		for (let days = 0; days < 14; days += 1) {
			await world.timer.advance(day);
			await world.tend();
		}
		expect(world.tokenFor(district)).not.toBe(token);
		await tellsAndMovesNothing(token, told('reissued'));
		expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
	});

	it('that is past its time tells so', async () => {
		const token = world.tokenFor(district);
		world.skew.ms = 31 * day;
		await tellsAndMovesNothing(token, told('expired'));
	});

	it('of another version moves nothing of this one', async () => {
		const token = world.tokenFor(district);
		expect(await world.decide(token, 'return', 'Thiếu biểu 3')).toMatchObject({ ok: true });
		await tellsAndMovesNothing(token, told('decided'));
		await world.upload(text(sampleText), { reportId });
		await tellsAndMovesNothing(token, told('moved-on'));
		await world.submit(reportId);
		await tellsAndMovesNothing(token, told('moved-on'));
	});

	it('decides only with a page of its own: a page of somebody else’s link is none', async () => {
		expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
		const others = await createOpenLink(world)(world.tokenFor(province));
		const nonce = others.known ? (others.nonce ?? '') : '';
		const decide = createDecideApproval({ ...world, sendCode: async () => {} });
		const before = await standing();
		const request = { token: world.tokenFor(district), nonce, act: 'approve' as const, reason: '', acknowledged: [] };
		expect(await decide(request)).toMatchObject({ ok: false, standing: 'decided' });
		expect(await decide({ ...request, token: world.tokenFor(province), nonce: 'made-up' })).toMatchObject({
			ok: false,
			standing: 'open',
			problems: [{ code: 'moved-on' }],
		});
		expect(await standing()).toEqual(before);
	});
});

describe('a decision on a page that was left open', () => {
	const opened = async (mail: string) => {
		const token = world.tokenFor(mail);
		const page = await createOpenLink(world)(token);
		const nonce = page.known ? (page.nonce ?? '') : '';
		const decide = createDecideApproval({ ...world, sendCode: async () => {} });
		return () => decide({ token, nonce, act: 'approve', reason: '', acknowledged: [] });
	};

	it('is refused where the report was withdrawn meanwhile', async () => {
		const decide = await opened(district);
		const revision = (await world.head(reportId))?.revision ?? 0;
		await createWithdrawReport(world)(submitter, { reportId, revision, reason: 'Gửi nhầm' });
		await world.settle();
		const before = await standing();
		expect(await decide()).toMatchObject({ ok: false, problems: [{ code: 'moved-on' }] });
		expect(await standing()).toEqual(before);
	});

	it('is refused where the level below took its approval back and gave it again', async () => {
		expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
		const decide = await opened(province);
		expect(await world.takeBack(world.tokenFor(district), 'Nhầm')).toMatchObject({ ok: true });
		expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
		const before = await standing();
		expect(await decide()).toMatchObject({ ok: false, problems: [{ code: 'moved-on' }] });
		expect(await standing()).toEqual(before);
	});

	it('is refused on the next day: what was looked at is half a day old', async () => {
		const decide = await opened(district);
		await world.timer.advance(day);
		expect(await decide()).toMatchObject({ ok: false, standing: 'open', problems: [{ code: 'moved-on' }] });
	});

	it('counts once where two send it at once', async () => {
		const decide = await opened(district);
		const both = await Promise.all([decide(), decide()]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		await world.settle();
		expect((await standing()).history.events.filter(({ body }) => body.type === 'approved')).toHaveLength(1);
	});
});
