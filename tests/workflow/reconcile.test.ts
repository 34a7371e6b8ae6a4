// Table and engine out of step, as lost messages and lost items make them: each is found, and what can be told again is.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { approvalStep, keys } from '../../functions/ledger/items.ts';
import { createReconcile } from '../../functions/reconcile/reconcile.ts';
import { confirmed, district } from '../support/workflow-story.ts';
import { approvers, createWorkflowWorld, type WorkflowWorld } from '../support/workflow-world.ts';

let world: WorkflowWorld;
let running: () => Promise<string[]>;
const reconcile = () => createReconcile({ ...world, runs: { listRunning: () => running() } })();
const later = () => world.timer.advance(20 * 60_000);

beforeEach(async () => {
	world = createWorkflowWorld();
	running = world.listRunning;
	await world.seed();
});
afterEach(() => world.stop());

it('finds nothing where they agree, in every waiting state', async () => {
	const reportId = await confirmed(world);
	await later();
	expect(await reconcile()).toEqual([]);
	await world.decide(world.tokenFor(district));
	await later();
	expect(await reconcile()).toEqual([]);
	expect((await world.head(reportId))?.levelIndex).toBe(1);
});

it('finds a decision that the engine never heard of, and tells it again', async () => {
	const reportId = await confirmed(world);
	world.switches.stream = false;
	await world.decide(world.tokenFor(district));
	// The outbox entry is lost as well: neither the stream nor the sweep will ever tell it.
	await world.store.transact([{ kind: 'delete', key: keys.pending(reportId, 1, approvalStep(0, 0)) }]);
	expect(await reconcile()).toEqual([]);
	await later();
	const head = await world.head(reportId);
	expect(head).toMatchObject({ levelIndex: 0, asked: false });
	expect(await reconcile()).toMatchObject([{ kind: 'decided-not-resumed', run: `${reportId}-v1-r1`, toldAgain: true }]);
	await world.sweep();
	await world.settle();
	expect(await world.head(reportId)).toMatchObject({ levelIndex: 1, asked: true });
	await later();
	expect(await reconcile()).toEqual([]);
});

it('finds a run whose token is lost, and a report whose run is gone', async () => {
	const reportId = await confirmed(world);
	await world.store.transact([{ kind: 'delete', key: keys.wait(reportId, 1, approvalStep(0, 0)) }]);
	await later();
	expect(await reconcile()).toMatchObject([{ kind: 'running-nothing-waits', run: `${reportId}-v1-r1` }]);
	running = async () => [];
	expect(await reconcile()).toMatchObject([{ kind: 'waiting-nothing-runs', run: `${reportId}-v1-r1` }]);
	running = async () => ['nobody-v1-r1'];
	expect(await reconcile()).toMatchObject([
		{ kind: 'running-nothing-waits', state: 'unknown' },
		{ kind: 'waiting-nothing-runs' },
	]);
});

it('finds nothing in a level that waits for somebody to take office', async () => {
	const { unitId, person } = approvers[1] as (typeof approvers)[number];
	await world.store.transact([{ kind: 'delete', key: keys.approver(unitId, person.id) }]);
	const reportId = await confirmed(world);
	await world.decide(world.tokenFor(district));
	await later();
	expect(await world.head(reportId)).toMatchObject({ levelIndex: 0, unstaffed: true });
	expect(await reconcile()).toEqual([]);
});
