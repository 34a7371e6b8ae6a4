// Goal: what happens twice, late, at once or not at all changes nothing and loses nothing. Method: the real definition, engine and steps;
// events are repeated, swapped and held back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uploadKey } from '../../functions/domain/report-files.ts';
import { TransientError } from '../../functions/runtime/errors.ts';
import { confirmed, district, eventTypes, text } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText, scanResult, type WorkflowWorld } from '../support/workflow-world.ts';

let world: WorkflowWorld;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
});
afterEach(() => world.stop());

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
		expect((await eventTypes(world, reportId)).filter((type) => type === 'file-replaced')).toHaveLength(1);
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
		const types = await eventTypes(world, reportId);
		expect(types.filter((type) => type === 'file-arrived')).toHaveLength(1);
		expect(types.filter((type) => type === 'file-replaced')).toHaveLength(1);
	});

	it('takes a double click once', async () => {
		const reportId = await confirmed(world);
		const token = world.tokenFor(district);
		const both = await Promise.all([world.decide(token), world.decide(token)]);
		expect(both.filter((one) => one.ok)).toHaveLength(1);
		expect((await eventTypes(world, reportId)).filter((type) => type === 'approved')).toHaveLength(1);
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 1, asked: true });
	});

	it('answers a stale link with how things stand', async () => {
		await confirmed(world);
		const token = world.tokenFor(district);
		await world.decide(token);
		expect(await world.decide(token, 'reject', 'đổi ý')).toMatchObject({ ok: false, standing: 'decided' });
	});

	it('loses nothing when it dies between decision and callback: the sweep delivers', async () => {
		const reportId = await confirmed(world);
		world.switches.stream = false;
		await world.decide(world.tokenFor(district));
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 0, asked: false });
		expect(await world.status(reportId)).toMatchObject({ status: 'RUNNING' });
		world.switches.stream = true;
		expect(await world.sweep()).toMatchObject({ delivered: 1 });
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ levelIndex: 1, asked: true });
	});

	it('goes on when a scan verdict comes before the upload is known', async () => {
		const reportId = await world.upload(text(sampleText), { deliver: false });
		const key = uploadKey(reportId, 1, 1);
		await world.scan(scanResult(key, 'ov-1'));
		expect(await world.head(reportId)).toMatchObject({ state: 'draft' });
		await world.receive({ detail: { object: { key, 'version-id': 'ov-1' } } });
		await world.settle();
		expect(await world.head(reportId)).toMatchObject({ state: 'awaiting-confirmation' });
	});

	it('waits for the scan as long as no verdict comes', async () => {
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
		expect((await eventTypes(world, reportId)).filter((type) => type === 'read')).toHaveLength(1);
	});
});
