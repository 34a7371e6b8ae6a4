// Acts beyond approve: back to the level below, taken back, withdrawn, revised, decided by an administrator, sent another way. Method: the real
// definition and engine over the real steps; after each act the views of every level are looked at, since figures must follow approvals.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadHistory } from '../../functions/ledger/history.ts';
import { createOverrideDecision } from '../../functions/ledger/override-decision.ts';
import { createRerouteReport } from '../../functions/ledger/reroute-report.ts';
import { createWithdrawReport } from '../../functions/ledger/withdraw-report.ts';
import { route, submitter } from '../support/report-fixture.ts';
import { confirmed, district, eventTypes, ministry, province, text, viewAt } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';

const administrator = { id: 'adm', name: 'Phạm Quốc Anh', mail: 'anh@moit.example', position: 'Quản trị' };

let world: WorkflowWorld;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
});
afterEach(() => world.stop());

const approve = async (...mails: string[]) => {
	for (const mail of mails) expect(await world.decide(world.tokenFor(mail)), mail).toMatchObject({ ok: true });
};
/** Which levels show figures of the report. */
const shown = async (): Promise<number[]> => {
	const views = await Promise.all([0, 1, 2].map((level) => viewAt(world, level)));
	return views.flatMap((view, level) => (view.length > 0 ? [level] : []));
};
const headOf = async (reportId: string) => {
	const head = await world.head(reportId);
	if (!head) throw new Error('no head');
	return head;
};

describe('a return to the level below', () => {
	it('voids that level’s decision and its figures, keeps those further down, and goes on from there', async () => {
		const reportId = await confirmed(world);
		await approve(district, province);
		expect(await shown()).toEqual([0, 1]);
		const old = world.tokenFor(province);
		const returned = await world.decide(world.tokenFor(ministry), 'return-below', 'Số đào tạo chưa khớp biểu 3');
		expect(returned).toMatchObject({ ok: true });
		expect(await headOf(reportId)).toMatchObject({
			state: 'in-review',
			levelIndex: 1,
			asked: true,
			round: 1,
			version: 1,
		});
		expect(await shown()).toEqual([0]);
		expect(world.mails.at(-1)).toMatchObject({
			to: province,
			text: expect.stringContaining('> Số đào tạo chưa khớp biểu 3'),
		});
		expect(await world.decide(old)).toMatchObject({ ok: false, standing: 'decided' });
		await approve(province, ministry);
		expect(await headOf(reportId)).toMatchObject({ state: 'approved', objection: null });
		expect(await shown()).toEqual([0, 1, 2]);
	});

	it('is not for the first level', async () => {
		await confirmed(world);
		expect(await world.decide(world.tokenFor(district), 'return-below', 'x')).toMatchObject({
			ok: false,
			problems: [{ code: 'lowest-level' }],
		});
	});
});

describe('an approval taken back', () => {
	it('asks the level again while nobody above has decided; its figures go with it', async () => {
		const reportId = await confirmed(world);
		await approve(district);
		const token = world.tokenFor(district);
		expect(await world.takeBack(token, 'Bấm nhầm')).toMatchObject({ ok: true });
		expect(await headOf(reportId)).toMatchObject({ state: 'in-review', levelIndex: 0, asked: true, round: 1 });
		expect(await shown()).toEqual([]);
		// The link that was on its way to the level above decides nothing now.
		expect(await world.decide(world.tokenFor(province))).toMatchObject({ ok: false, standing: 'moved-on' });
		await approve(district, province, ministry);
		expect(await shown()).toEqual([0, 1, 2]);
	});

	it('is refused once the level above has taken the report up, or decided', async () => {
		await confirmed(world);
		await approve(district);
		const token = world.tokenFor(district);
		expect(await world.takeUp(world.tokenFor(province))).toMatchObject({ ok: true });
		expect(await world.takeBack(token, 'Bấm nhầm')).toMatchObject({ ok: false });
		await approve(province);
		expect(await world.takeBack(token, 'Bấm nhầm')).toMatchObject({ ok: false });
		expect(await shown()).toEqual([0, 1]);
	});

	it('by the last level opens the report again, in another run', async () => {
		const reportId = await confirmed(world);
		await approve(district, province, ministry);
		expect(await world.takeBack(world.tokenFor(ministry), 'Nhầm kỳ')).toMatchObject({ ok: true });
		expect(await shown()).toEqual([0, 1]);
		await world.sweep();
		await world.settle();
		expect(await headOf(reportId)).toMatchObject({
			state: 'in-review',
			levelIndex: 2,
			asked: true,
			approvedVersions: [],
		});
		await approve(ministry);
		expect(await headOf(reportId)).toMatchObject({ state: 'approved', approvedVersions: [1] });
		expect(await shown()).toEqual([0, 1, 2]);
	});
});

describe('a withdrawal', () => {
	const withdraw = async (reportId: string, reason = 'Gửi nhầm bản') => {
		const { revision } = await headOf(reportId);
		const done = await createWithdrawReport(world)(submitter, { reportId, revision, reason });
		await world.settle();
		return done;
	};

	it('ends the version before the last level is asked; another can follow', async () => {
		const reportId = await confirmed(world);
		await approve(district);
		expect(await withdraw(reportId)).toMatchObject({ ok: true });
		expect(await shown()).toEqual([]);
		expect(await headOf(reportId)).toMatchObject({ state: 'withdrawn', askedOf: [] });
		expect(await world.status(reportId)).toMatchObject({ status: 'SUCCEEDED' });
		expect(await world.decide(world.tokenFor(province))).toMatchObject({ ok: false, standing: 'decided' });
		await world.upload(text(sampleText), { reportId });
		await world.submit(reportId);
		await approve(district, province, ministry);
		expect(await headOf(reportId)).toMatchObject({ state: 'approved', version: 2 });
	});

	it('needs a reason, and is refused once the last level has it', async () => {
		const reportId = await confirmed(world);
		expect(await withdraw(reportId, ' ')).toMatchObject({ ok: false, problems: [{ code: 'reason-missing' }] });
		await approve(district, province);
		expect(await withdraw(reportId)).toMatchObject({ ok: false });
		expect(await headOf(reportId)).toMatchObject({ state: 'in-review', levelIndex: 2 });
	});
});

describe('a revision after approval', () => {
	it('keeps what is published until the new version is approved, level by level; a rejected one changes nothing', async () => {
		const reportId = await confirmed(world);
		await approve(district, province, ministry);
		const versionsShown = async () =>
			Promise.all([0, 1, 2].map(async (level) => (await viewAt(world, level))[0]?.version));
		await world.upload(text(sampleText.replace('60 lao động', '65 lao động')), { reportId });
		await world.submit(reportId);
		expect(await versionsShown()).toEqual([1, 1, 1]);
		await approve(district);
		expect(await versionsShown()).toEqual([2, 1, 1]);
		await world.decide(world.tokenFor(province), 'reject', 'Không có căn cứ');
		expect(await versionsShown()).toEqual([1, 1, 1]);
		expect(await headOf(reportId)).toMatchObject({ state: 'rejected', approvedVersions: [1] });
	});

	it('swaps all levels once it is approved', async () => {
		const reportId = await confirmed(world);
		await approve(district, province, ministry);
		await world.upload(text(sampleText.replace('60 lao động', '65 lao động')), { reportId });
		await world.submit(reportId);
		await approve(district, province, ministry);
		const [nation] = await viewAt(world, 2);
		expect(nation?.version).toBe(2);
		expect(await headOf(reportId)).toMatchObject({ approvedVersions: [1, 2] });
	});
});

describe('another report in the place of an approved one', () => {
	it('supersedes it when it is approved by all', async () => {
		const first = await confirmed(world);
		await approve(district, province, ministry);
		await world.timer.advance(60_000);
		const second = await confirmed(world);
		await approve(district, province);
		expect(await headOf(first)).toMatchObject({ state: 'approved' });
		await approve(ministry);
		expect(await headOf(first)).toMatchObject({ state: 'superseded' });
		expect((await loadHistory(world.store, first)).events.at(-1)?.body).toEqual({ type: 'superseded', by: second });
		expect((await viewAt(world, 2)).map((one) => one.reportId)).toEqual([second]);
	});
});

describe('an administrator', () => {
	it('decides in the stead of a level, with a reason, marked as that', async () => {
		const reportId = await confirmed(world);
		const override = async (of: { act: 'approve' | 'return'; reason: string }) => {
			const { revision } = await headOf(reportId);
			const done = await createOverrideDecision(world)(administrator, { reportId, revision, ...of });
			await world.settle();
			return done;
		};
		expect(await override({ act: 'approve', reason: '' })).toMatchObject({ ok: false });
		expect(await override({ act: 'approve', reason: 'Lãnh đạo huyện đi công tác' })).toMatchObject({ ok: true });
		expect(await headOf(reportId)).toMatchObject({ levelIndex: 1, asked: true });
		const { events } = await loadHistory(world.store, reportId);
		expect(events.find(({ body }) => body.type === 'approved')).toMatchObject({
			actor: { kind: 'administrator', name: administrator.name },
			body: { override: true, reason: 'Lãnh đạo huyện đi công tác' },
		});
		expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: false, standing: 'decided' });
	});

	it('never decides on what they submitted', async () => {
		const reportId = await confirmed(world);
		const { revision } = await headOf(reportId);
		const own = { ...administrator, mail: ` ${submitter.mail.toUpperCase()}` };
		expect(await createOverrideDecision(world)(own, { reportId, revision, act: 'approve', reason: 'x' })).toMatchObject(
			{ ok: false, problems: [{ code: 'own-report' }] },
		);
	});

	it('sends a report another way: shared levels keep their decisions, the others decide anew', async () => {
		const reportId = await confirmed(world);
		await approve(district, province);
		const { revision } = await headOf(reportId);
		const other = 'province-42-2004-07-08';
		const units = [route.chain[0]!.unitId, other, route.chain[2]!.unitId];
		const reroute = (of: { units: string[]; reason: string; revision: number }) =>
			createRerouteReport(world)(administrator, { reportId, ...of });
		expect(await reroute({ units: ['nowhere'], reason: '', revision })).toMatchObject({
			ok: false,
			problems: [{ code: 'unknown-unit' }, { code: 'reason-missing' }],
		});
		expect(await reroute({ units, reason: 'Sáp nhập tỉnh', revision })).toMatchObject({ ok: true });
		await world.settle();
		expect(await shown()).toEqual([0]);
		const head = await headOf(reportId);
		expect(head).toMatchObject({ levelIndex: 0, unstaffed: true, round: 1 });
		expect(head.route?.reason.vi).toContain('Sáp nhập tỉnh');
		expect(await eventTypes(world, reportId)).toContain('rerouted');
	});
});
