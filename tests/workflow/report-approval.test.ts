// Goal: a report's whole life over the real definition, engine and steps. Method: the outside world is played, time is moved by hand.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadHistory } from '../../functions/ledger/history.ts';
import { TransientError } from '../../functions/runtime/errors.ts';
import { districtId, submitter } from '../support/report-fixture.ts';
import { confirmed, day, district, eventTypes, ministry, province, text, viewAt } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';

let world: WorkflowWorld;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
});
afterEach(() => world.stop());

describe('the ordinary way', () => {
	it('goes from upload through three approvals to the national view, each step in its order', async () => {
		const reportId = await world.upload(text(sampleText));
		expect(await world.head(reportId)).toMatchObject({ state: 'awaiting-confirmation', programme: 'national' });
		expect(world.mails.map((mail) => mail.to)).toEqual([submitter.mail]);
		await world.submit(reportId);
		for (const [index, mail] of [district, province, ministry].entries()) {
			expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: index, asked: true });
			expect(await viewAt(world, index)).toEqual([]);
			expect(await world.decide(world.tokenFor(mail))).toMatchObject({ ok: true });
			expect(await viewAt(world, index)).toMatchObject([{ childId: districtId, reportId, version: 1 }]);
		}
		expect(await world.head(reportId)).toMatchObject({ state: 'approved' });
		expect(await world.status(reportId)).toMatchObject({ status: 'SUCCEEDED' });
		expect(await eventTypes(world, reportId)).toEqual([
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
		const funding = (await viewAt(world, 2))[0]?.cells
			.filter((cell) => cell.measure === 'funding')
			.map((cell) => cell.value);
		expect(funding).toEqual(expect.arrayContaining([600_000_000, 400_000_000, 200_000_000, 120_000_000]));
	});

	it('asks a silent level again with a new link before the old one ends; silence decides nothing', async () => {
		const reportId = await confirmed(world);
		const first = world.tokenFor(district);
		await world.timer.advance(200 * day);
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: 0, asked: true });
		expect(await world.status(reportId)).toMatchObject({ status: 'RUNNING' });
		expect(world.mails.filter((mail) => mail.to === district)).toHaveLength(7);
		expect(await world.decide(first)).toMatchObject({ ok: false, standing: 'reissued' });
		expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 1, asked: true });
	});

	it('publishes in the end, however long publishing fails', async () => {
		const reportId = await confirmed(world);
		await world.decide(world.tokenFor(district));
		await world.decide(world.tokenFor(province));
		world.faults.set('PublishFigures', [new Error('a bug'), new Error('a bug'), new TransientError('throttled')]);
		await world.decide(world.tokenFor(ministry));
		expect(await viewAt(world, 2)).toEqual([]);
		await world.timer.advance(day / 24);
		await world.settle();
		expect(await viewAt(world, 2)).toMatchObject([{ reportId }]);
		expect(await world.status(reportId)).toMatchObject({ status: 'SUCCEEDED' });
		expect(world.mails.at(-1)).toMatchObject({ to: submitter.mail });
	});
});

describe('objections', () => {
	it('returns with a reason, takes a corrected version through all levels again, and kills the old links', async () => {
		const reportId = await confirmed(world);
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
		expect(await viewAt(world, 0)).toMatchObject([{ version: 2 }]);
		expect((await loadHistory(world.store, reportId)).chain.holds).toBe(true);
	});

	it('rejects for good, with nothing published above the levels that approved', async () => {
		const reportId = await confirmed(world);
		await world.decide(world.tokenFor(district), 'reject', 'Không thuộc kỳ báo cáo');
		expect(await world.head(reportId)).toMatchObject({ state: 'rejected' });
		expect(await world.status(reportId)).toMatchObject({ status: 'SUCCEEDED' });
		expect(await viewAt(world, 0)).toEqual([]);
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
		const reportId = await confirmed(world);
		await world.decide(world.tokenFor(district));
		expect(await viewAt(world, 0)).toHaveLength(1);
		await world.decide(world.tokenFor(province), 'return', 'Sai chương trình');
		await world.upload(text(sampleText), { reportId });
		await world.submit(reportId, 'local');
		await world.decide(world.tokenFor(district));
		expect(await viewAt(world, 0)).toEqual([]);
		expect(await viewAt(world, 0, 'local')).toMatchObject([{ reportId, version: 2 }]);
	});

	it('leave out what a report says of other years', async () => {
		const compared = sampleText.replace('2. Đào tạo nghề:', '2. Đào tạo nghề: năm 2019 mở 09 lớp; giai đoạn 2021-2025');
		const reportId = await world.upload(text(compared));
		await world.submit(reportId);
		await world.decide(world.tokenFor(district));
		const cells = (await viewAt(world, 0))[0]?.cells ?? [];
		expect(cells.length).toBeGreaterThan(0);
		expect(cells.filter((cell) => cell.period.from < 2021)).toEqual([]);
	});
});
