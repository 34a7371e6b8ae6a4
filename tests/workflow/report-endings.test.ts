// Goal: a report that cannot go on ends honestly, is told, and can be taken up again. Method: the real definition, engine and steps; one
// thing goes wrong at a time.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadHistory } from '../../functions/ledger/history.ts';
import { keys } from '../../functions/ledger/items.ts';
import { createResumeReport } from '../../functions/ledger/resume-report.ts';
import { createWithdrawReport } from '../../functions/ledger/withdraw-report.ts';
import { executionStatusEvent } from '../../workflows/report-approval.contract.ts';
import { submitter } from '../support/report-fixture.ts';
import { confirmed, day, district, eventTypes, ministry, province, text } from '../support/workflow-story.ts';
import { approvers, createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';

let world: WorkflowWorld;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
});
afterEach(() => world.stop());

describe('reports that cannot go on', () => {
	const unreadable: [string, Uint8Array, string][] = [
		[
			'an unsupported file',
			new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]),
			'unsupported',
		],
		['a truncated pdf', text('%PDF-1.7\n1 0 obj\n<< /Type /Cat'), 'damaged'],
		['a text without figures', text('Kính gửi Sở Công Thương. Chúng tôi xin báo cáo sau.'), 'no-figures'],
	];
	it.each(unreadable)('ends honestly on %s: kept, told, and open for a better file', async (_, content, code) => {
		const reportId = await world.upload(content, { name: 'bao-cao.pdf' });
		const head = await world.head(reportId);
		expect(head).toMatchObject({ state: 'failed', failure: { kind: 'document' } });
		expect(head?.failure?.problems.map((problem) => problem.code)).toEqual([code]);
		expect(world.mails.at(-1)?.text).toContain(head?.failure?.problems[0]?.vi);
		expect(await world.status(reportId)).toMatchObject({ status: 'SUCCEEDED' });
		await world.upload(text(sampleText), { reportId });
		expect(await world.head(reportId)).toMatchObject({ state: 'awaiting-confirmation', version: 2 });
	});

	it('refuses an infected file before anything opens it', async () => {
		const reportId = await world.upload(text(sampleText), { verdict: 'THREATS_FOUND' });
		expect(await world.head(reportId)).toMatchObject({ state: 'failed', failure: { kind: 'document' } });
		expect(world.calls).not.toContain('ReadReport');
	});

	it('says so when the system fails, and the engine agrees', async () => {
		world.faults.set('CheckReport', [new Error('a bug')]);
		const reportId = await world.upload(text(sampleText));
		expect(await world.head(reportId)).toMatchObject({ state: 'failed', failure: { kind: 'system' } });
		expect(await world.status(reportId)).toMatchObject({ status: 'FAILED', error: 'ReportFailed' });
		expect(world.mails.at(-1)?.to).toBe(submitter.mail);
	});

	it('goes on from where the system failed it when an administrator resumes it: approvals and links stand', async () => {
		const reportId = await confirmed(world);
		await world.decide(world.tokenFor(district));
		const link = world.tokenFor(province);
		world.faults.set('RequestApproval', [new Error('a bug')]);
		await world.decide(link);
		expect(await world.head(reportId)).toMatchObject({ state: 'failed', failedFrom: 'in-review', levelIndex: 1 });
		const head = await world.head(reportId);
		const administrator = { id: 'sub-admin', name: 'Phạm Quốc Anh', mail: 'anh@quantri.example', position: 'Quản trị' };
		const resumed = await createResumeReport(world)(administrator, { reportId, revision: head?.revision ?? 0 });
		expect(resumed).toMatchObject({ ok: true, head: { state: 'in-review', attempt: 2 } });
		// The bus tells of the dead run only now: the resumed one does not stop for it.
		await world.fail({ reportId, version: 1, attempt: 1, cause: 'error' });
		expect(await world.sweep()).toMatchObject({ started: 1 });
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: 2, asked: true });
		await world.decide(world.tokenFor(ministry));
		expect(await world.head(reportId)).toMatchObject({ state: 'approved' });
		const types = await eventTypes(world, reportId);
		expect(types.filter((type) => ['read', 'submitted', 'routed', 'resumed'].includes(type))).toHaveLength(4);
		expect(types.filter((type) => type === 'approved')).toHaveLength(3);
		expect((await loadHistory(world.store, reportId)).chain.holds).toBe(true);
	});

	it('does not resume a document that is at fault, nor let a late word of a dead run stop the resumed one', async () => {
		const reportId = await world.upload(text(sampleText), { verdict: 'THREATS_FOUND' });
		const { revision = 0 } = (await world.head(reportId)) ?? {};
		const person = { id: 'a', name: 'A', mail: 'a@a.example', position: '' };
		expect(await createResumeReport(world)(person, { reportId, revision })).toMatchObject({ ok: false });
		const dead = executionStatusEvent.parse({
			'detail-type': 'Step Functions Execution Status Change',
			detail: { name: `${reportId}-v1-r7` },
		});
		expect(dead).toMatchObject({ reportId, version: 1, attempt: 7, cause: 'error' });
	});

	it('waits for a level that has nobody in office, says so, and goes on once somebody is there', async () => {
		const { unitId, person } = approvers[1]!;
		const key = keys.approver(unitId, person.id);
		const office = (await world.store.get(key))!;
		await world.store.transact([{ kind: 'delete', key }]);
		const reportId = await confirmed(world);
		await world.decide(world.tokenFor(district));
		await world.timer.advance(3 * day);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review', unstaffed: true });
		expect((await eventTypes(world, reportId)).filter((type) => type === 'nobody-in-office')).toHaveLength(1);
		await world.store.transact([{ kind: 'put', item: office }]);
		await world.timer.advance(day);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 1, asked: true, unstaffed: false });
		expect(await world.decide(world.tokenFor(province))).toMatchObject({ ok: true });
	});

	it('lets the approvers who can be reached decide when one mailbox is refused', async () => {
		const { unitId, person } = approvers[0]!;
		const deputy = { ...person, id: 'deputy', mail: 'refused@duyet.example' };
		await world.store.transact([
			{
				kind: 'put',
				item: {
					...keys.approver(unitId, deputy.id),
					type: 'approver',
					unitId,
					person: deputy,
					validFrom: '2020-01-01',
					validTo: null,
				},
			},
		]);
		const reportId = await confirmed(world);
		expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 1 });
	});

	it.each([
		['UNSUPPORTED', 'document', 'unscannable'],
		['ACCESS_DENIED', 'system', 'system'],
	])('does not call %s malware', async (status, kind, code) => {
		const reportId = await world.upload(text(sampleText), { verdict: status });
		const head = await world.head(reportId);
		expect(head).toMatchObject({ state: 'failed', failure: { kind } });
		expect(head?.failure?.problems.map((problem) => problem.code)).toEqual([code]);
		expect(world.calls).not.toContain('ReadReport');
	});

	it('lets a confirmation stand that comes in the moment the draft would lapse', async () => {
		const reportId = await world.upload(text(sampleText));
		world.switches.stream = false;
		await world.submit(reportId);
		await world.timer.advance(61 * day);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: 0, asked: true });
	});

	it.each(['PublishFigures', 'NotifyOutcome'])('ends as withdrawn where %s does not work then', async (step) => {
		const reportId = await confirmed(world);
		world.faults.set('PublishFigures', [new Error('broken')]);
		await world.decide(world.tokenFor(district));
		if (step === 'NotifyOutcome') {
			await world.timer.advance(day);
			world.faults.set('NotifyOutcome', [new Error('broken')]);
		}
		const { revision = 0 } = (await world.head(reportId)) ?? {};
		await createWithdrawReport(world)(submitter, { reportId, revision, reason: 'Gửi nhầm' });
		await world.settle();
		await world.timer.advance(day);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'withdrawn', failure: null });
		expect((await eventTypes(world, reportId)).at(-1)).toBe('withdrawn');
		// What broke is the operator's to see; nothing tries on and on.
		expect((await world.status(reportId)).status).toBe(step === 'NotifyOutcome' ? 'FAILED' : 'SUCCEEDED');
		await world.fail({ reportId, version: 1, attempt: 1, cause: 'error' });
		expect(await world.head(reportId)).toMatchObject({ state: 'withdrawn' });
	});

	it('lapses when nobody confirms for 60 days, and can be sent again', async () => {
		const reportId = await world.upload(text(sampleText));
		await world.timer.advance(61 * day);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'lapsed' });
		await world.upload(text(sampleText), { reportId });
		expect(await world.head(reportId)).toMatchObject({ state: 'awaiting-confirmation', version: 2 });
	});
});
