// Goal: a report's whole life over the real definition, engine and steps. Method: the outside world is played, time is moved by hand.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uploadKey } from '../../functions/domain/report-files.ts';
import { loadHistory } from '../../functions/ledger/history.ts';
import { keys } from '../../functions/ledger/items.ts';
import { loadContributions } from '../../functions/ledger/publications.ts';
import { createResumeReport } from '../../functions/ledger/resume-report.ts';
import { TransientError } from '../../functions/runtime/errors.ts';
import { executionStatusEvent } from '../../workflows/report-approval.contract.ts';
import { districtId, route, submitter } from '../support/report-fixture.ts';
import { approvers, createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const [district, province, ministry] = approvers.map((one) => one.person.mail) as [string, string, string];
const day = 86_400_000;

let world: WorkflowWorld;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
});
afterEach(() => world.stop());

const confirmed = async (): Promise<string> => {
	const reportId = await world.upload(text(sampleText));
	const submitted = await world.submit(reportId);
	expect(submitted).toMatchObject({ ok: true });
	return reportId;
};
const eventTypes = async (reportId: string): Promise<string[]> =>
	(await loadHistory(world.store, reportId)).events.map((event) => event.body.type);
const viewAt = (level: number, programme: 'national' | 'local' = 'national') =>
	loadContributions(world.store, {
		unitId: route.chain[level]!.unitId,
		period: '2021-2025',
		programme,
		asOf: null,
	});

describe('the ordinary way', () => {
	it('goes from upload through three approvals to the national view, each step in its order', async () => {
		const reportId = await world.upload(text(sampleText));
		expect(await world.head(reportId)).toMatchObject({ state: 'awaiting-confirmation', programme: 'national' });
		expect(world.mails.map((mail) => mail.to)).toEqual([submitter.mail]);
		await world.submit(reportId);
		for (const [index, mail] of [district, province, ministry].entries()) {
			expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: index, asked: true });
			expect(await viewAt(index)).toEqual([]);
			expect(await world.decide(world.tokenFor(mail))).toMatchObject({ ok: true });
			expect(await viewAt(index)).toMatchObject([{ childId: districtId, reportId, version: 1 }]);
		}
		expect(await world.head(reportId)).toMatchObject({ state: 'approved' });
		expect(await world.status(reportId)).toMatchObject({ status: 'SUCCEEDED' });
		expect(await eventTypes(reportId)).toEqual([
			'opened',
			'file-arrived',
			'files-received',
			'scanned',
			'read',
			'checked',
			'confirmation-asked',
			'submitted',
			'routed',
			...['approval-asked', 'approved', 'published'],
			...['approval-asked', 'approved', 'published'],
			...['approval-asked', 'approved', 'published'],
		]);
		expect((await loadHistory(world.store, reportId)).chain.holds).toBe(true);
		expect(world.mails.at(-1)).toMatchObject({ to: submitter.mail });
		const funding = (await viewAt(2))[0]?.cells.filter((cell) => cell.measure === 'funding').map((cell) => cell.value);
		expect(funding).toEqual(expect.arrayContaining([600_000_000, 400_000_000, 200_000_000, 120_000_000]));
	});

	it('asks a silent level again with a new link before the old one ends; silence decides nothing', async () => {
		const reportId = await confirmed();
		const first = world.tokenFor(district);
		await world.timer.advance(200 * day);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: 0, asked: true });
		expect(await world.status(reportId)).toMatchObject({ status: 'RUNNING' });
		expect(world.mails.filter((mail) => mail.to === district)).toHaveLength(7);
		expect(await world.decide(first)).toMatchObject({ ok: false, standing: 'expired' });
		expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 1, asked: true });
	});

	it('publishes in the end, however long publishing fails', async () => {
		const reportId = await confirmed();
		await world.decide(world.tokenFor(district));
		await world.decide(world.tokenFor(province));
		world.faults.set('PublishFigures', [new Error('a bug'), new Error('a bug'), new TransientError('throttled')]);
		await world.decide(world.tokenFor(ministry));
		expect(await viewAt(2)).toEqual([]);
		await world.timer.advance(day / 24);
		await world.settle();
		expect(await viewAt(2)).toMatchObject([{ reportId }]);
		expect(await world.status(reportId)).toMatchObject({ status: 'SUCCEEDED' });
		expect(world.mails.at(-1)).toMatchObject({ to: submitter.mail });
	});
});

describe('objections', () => {
	it('returns with a reason, takes a corrected version through all levels again, and kills the old links', async () => {
		const reportId = await confirmed();
		await world.decide(world.tokenFor(district));
		const old = world.tokenFor(province);
		await world.decide(old, 'return', 'Thiếu vốn đối ứng năm 2023');
		expect(await world.head(reportId)).toMatchObject({ state: 'returned' });
		expect(world.mails.at(-1)).toMatchObject({ to: submitter.mail });
		expect(world.mails.at(-1)?.text).toContain('Thiếu vốn đối ứng năm 2023');
		expect(world.mails.at(-1)?.html).toContain('Thiếu vốn đối ứng năm 2023');

		await world.upload(text(sampleText.replace('120 triệu', '150 triệu')), { reportId });
		expect(await world.head(reportId)).toMatchObject({ state: 'awaiting-confirmation', version: 2 });
		await world.submit(reportId);
		expect(await world.decide(old)).toMatchObject({ ok: false, standing: 'moved-on' });
		for (const mail of [district, province, ministry]) await world.decide(world.tokenFor(mail));
		expect(await world.head(reportId)).toMatchObject({ state: 'approved', version: 2 });
		expect(await viewAt(0)).toMatchObject([{ version: 2 }]);
		expect((await loadHistory(world.store, reportId)).chain.holds).toBe(true);
	});

	it('rejects for good, with nothing published above the levels that approved', async () => {
		const reportId = await confirmed();
		await world.decide(world.tokenFor(district), 'reject', 'Không thuộc kỳ báo cáo');
		expect(await world.head(reportId)).toMatchObject({ state: 'rejected' });
		expect(await world.status(reportId)).toMatchObject({ status: 'SUCCEEDED' });
		expect(await viewAt(0)).toEqual([]);
		await expect(world.upload(text(sampleText), { reportId })).rejects.toThrow('rejected');
	});
});

describe('a draft its submitter does not want', () => {
	it('is replaced before it is confirmed: its run ends, the new version goes on', async () => {
		const reportId = await world.upload(text(sampleText));
		await world.upload(text(sampleText.replace('120 triệu', '150 triệu')), { reportId });
		expect(await world.status(reportId, 1)).toMatchObject({ status: 'SUCCEEDED' });
		expect(await world.head(reportId)).toMatchObject({ state: 'awaiting-confirmation', version: 2 });
		await world.submit(reportId);
		for (const mail of [district, province, ministry]) await world.decide(world.tokenFor(mail));
		expect(await world.head(reportId)).toMatchObject({ state: 'approved', version: 2 });
	});
});

describe('views', () => {
	it('hold a report once when a later version moves it to the other programme', async () => {
		const reportId = await confirmed();
		await world.decide(world.tokenFor(district));
		expect(await viewAt(0)).toHaveLength(1);
		await world.decide(world.tokenFor(province), 'return', 'Sai chương trình');
		await world.upload(text(sampleText), { reportId });
		await world.submit(reportId, 'local');
		await world.decide(world.tokenFor(district));
		expect(await viewAt(0)).toEqual([]);
		expect(await viewAt(0, 'local')).toMatchObject([{ reportId, version: 2 }]);
	});

	it('leave out what a report says of other years', async () => {
		const compared = sampleText.replace('2. Đào tạo nghề:', '2. Đào tạo nghề: năm 2019 mở 09 lớp; giai đoạn 2021-2025');
		const reportId = await world.upload(text(compared));
		await world.submit(reportId);
		await world.decide(world.tokenFor(district));
		const cells = (await viewAt(0))[0]?.cells ?? [];
		expect(cells.length).toBeGreaterThan(0);
		expect(cells.filter((cell) => cell.period.from < 2021)).toEqual([]);
	});
});

describe('what happens twice, late or not at all', () => {
	it('takes a repeated upload event once', async () => {
		const reportId = await world.upload(text(sampleText));
		const before = await world.head(reportId);
		const event = { detail: { object: { key: uploadKey(reportId, 1, 1), 'version-id': 'ov-1' } } };
		for (let i = 0; i < 3; i += 1) await world.receive(event);
		await world.settle();
		expect(await world.head(reportId)).toEqual(before);
		expect(world.calls.filter((name) => name === 'ReadReport')).toHaveLength(1);
	});

	it('keeps the first bytes and notes later ones under the same key', async () => {
		const reportId = await world.upload(text(sampleText));
		const event = { detail: { object: { key: uploadKey(reportId, 1, 1), 'version-id': 'other' } } };
		await world.receive(event);
		await world.receive(event);
		expect((await eventTypes(reportId)).filter((type) => type === 'file-replaced')).toHaveLength(1);
		await world.submit(reportId);
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review' });
	});

	it('starts a run in the end when the engine was down as the last file arrived', async () => {
		world.switches.engine = false;
		await expect(world.upload(text(sampleText))).rejects.toThrow('engine is down');
		const reportId = String(world.store.all().find((item) => item.type === 'start')?.pk).replace('REPORT#', '');
		expect(await world.head(reportId)).toMatchObject({ state: 'received' });
		world.switches.engine = true;
		expect(await world.sweep()).toMatchObject({ started: 1 });
		await world.settle();
		expect(await world.status(reportId)).toMatchObject({ status: 'RUNNING' });
	});

	it('binds one of two object versions that arrive together, and notes the other', async () => {
		const reportId = await world.upload(text(sampleText), { deliver: false });
		const event = (id: string) => ({ detail: { object: { key: uploadKey(reportId, 1, 1), 'version-id': id } } });
		await Promise.all([world.receive(event('ov-1')), world.receive(event('other'))]);
		await world.settle();
		const types = await eventTypes(reportId);
		expect(types.filter((type) => type === 'file-arrived')).toHaveLength(1);
		expect(types.filter((type) => type === 'file-replaced')).toHaveLength(1);
	});

	it('takes a double click once', async () => {
		const reportId = await confirmed();
		const token = world.tokenFor(district);
		const both = await Promise.all([world.decide(token), world.decide(token)]);
		expect(both.filter((one) => one.ok)).toHaveLength(1);
		expect((await eventTypes(reportId)).filter((type) => type === 'approved')).toHaveLength(1);
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 1, asked: true });
	});

	it('answers a stale link with how things stand', async () => {
		await confirmed();
		const token = world.tokenFor(district);
		await world.decide(token);
		expect(await world.decide(token, 'reject', 'đổi ý')).toMatchObject({ ok: false, standing: 'decided' });
	});

	it('loses nothing when it dies between decision and callback: the sweep delivers', async () => {
		const reportId = await confirmed();
		world.switches.stream = false;
		await world.decide(world.tokenFor(district));
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 0, asked: false });
		expect(await world.status(reportId)).toMatchObject({ status: 'RUNNING' });
		world.switches.stream = true;
		expect(await world.sweep()).toMatchObject({ delivered: 1 });
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 1, asked: true });
	});

	it('goes on when a scan verdict comes before the upload is known, and waits when none comes', async () => {
		const reportId = await world.upload(text(sampleText), { verdict: null });
		expect(await world.head(reportId)).toMatchObject({ state: 'received' });
		expect(await world.status(reportId)).toMatchObject({ status: 'RUNNING' });
	});

	it('repeats a step that failed in passing, without leaving a trace twice', async () => {
		for (const step of ['ReadReport', 'CheckReport', 'RequestConfirmation', 'PlanRoute', 'RequestApproval'])
			world.faults.set(step, [new TransientError('throttled')]);
		const reportId = await world.upload(text(sampleText));
		await world.timer.advance(60_000);
		await world.settle();
		await world.submit(reportId);
		await world.timer.advance(60_000);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: 0 });
		expect((await eventTypes(reportId)).filter((type) => type === 'read')).toHaveLength(1);
	});
});

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
		const reportId = await confirmed();
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
		const types = await eventTypes(reportId);
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
		const reportId = await confirmed();
		await world.decide(world.tokenFor(district));
		await world.timer.advance(3 * day);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review', unstaffed: true });
		expect((await eventTypes(reportId)).filter((type) => type === 'nobody-in-office')).toHaveLength(1);
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
		const reportId = await confirmed();
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

	it('lapses when nobody confirms for 60 days, and can be sent again', async () => {
		const reportId = await world.upload(text(sampleText));
		await world.timer.advance(61 * day);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'lapsed' });
		await world.upload(text(sampleText), { reportId });
		expect(await world.head(reportId)).toMatchObject({ state: 'awaiting-confirmation', version: 2 });
	});
});
