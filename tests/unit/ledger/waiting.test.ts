// Goal: a decision reaches the engine whichever comes first, however often. Method: the outbox with an engine that can be down or stale.
import { beforeEach, describe, expect, it } from 'vitest';
import { type PendingItem, pendingItem } from '../../../functions/ledger/pending-item.ts';
import { startWrite } from '../../../functions/ledger/starting.ts';
import { deliverOutcome, openWait, outcomeWrites } from '../../../functions/ledger/waiting.ts';
import { createSweepDecisions } from '../../../functions/sweep-decisions/sweep-decisions.ts';
import { historyOf } from '../../support/report-fixture.ts';
import { createWorld, type World } from '../../support/test-world.ts';

const step = { reportId: 'bc-1', version: 1, step: 'confirmation' };
const outcome = { outcome: 'confirmed' };
let world: World;
let told: string[];
const tasks = {
	complete: async (token: string) => {
		if (token === 'down') throw new Error('engine is down');
		told.push(token);
		return token === 'stale' ? ('gone' as const) : ('completed' as const);
	},
};
const workflow = {
	start: async (name: string) => {
		if (name.startsWith('down')) throw new Error('engine is down');
		told.push(name);
		return 'started' as const;
	},
};
const pendings = () => world.store.listIndex('byPending', 'PENDING') as Promise<PendingItem[]>;
const decide = () => world.store.transact(outcomeWrites(step, outcome, world.clock.now()));
const sweep = () => createSweepDecisions({ store: world.store, tasks, workflow })();

beforeEach(() => {
	world = createWorld();
	told = [];
});

describe('the outbox of decisions', () => {
	it('delivers a decision made while the step waits, and empties itself', async () => {
		await openWait(world, { ...step, taskToken: 't1' });
		await decide();
		expect(await sweep()).toEqual({ delivered: 1, waiting: 0, started: 0 });
		expect(told).toEqual(['t1']);
		expect(await pendings()).toEqual([]);
	});

	it('keeps a decision that came before the step waits, and delivers it then', async () => {
		await decide();
		expect(await sweep()).toEqual({ delivered: 0, waiting: 1, started: 0 });
		await openWait(world, { ...step, taskToken: 't1' });
		await sweep();
		expect(told).toEqual(['t1']);
	});

	it('puts the decision back when the engine asks again with a new token', async () => {
		await openWait(world, { ...step, taskToken: 'stale' });
		await decide();
		await sweep();
		expect(await pendings()).toEqual([]);
		await openWait(world, { ...step, taskToken: 't2' });
		await sweep();
		expect(told).toEqual(['stale', 't2']);
	});

	it('keeps what an unreachable engine did not take, says so, and does not keep the others', async () => {
		await openWait(world, { ...step, taskToken: 'down' });
		await decide();
		const other = { ...step, reportId: 'bc-2' };
		await openWait(world, { ...other, taskToken: 't2' });
		await world.store.transact([{ kind: 'put', item: pendingItem({ ...other, outcome, at: '2025' }) }]);
		await expect(sweep()).rejects.toThrow('1 of 2 entries');
		expect(told).toEqual(['t2']);
		expect(await pendings()).toHaveLength(1);
	});

	it('takes the new token when it is replaced during delivery', async () => {
		await openWait(world, { ...step, taskToken: 't1' });
		await decide();
		const [pending] = await pendings();
		const replacing = {
			complete: async (token: string) => {
				told.push(token);
				if (token === 't1') await openWait(world, { ...step, taskToken: 't2' });
				return 'gone' as const;
			},
		};
		await deliverOutcome({ store: world.store, tasks: replacing }, pending!);
		expect(told).toEqual(['t1', 't2']);
	});

	it('starts a run whose start was noted and never made, once', async () => {
		const head = historyOf().head;
		await world.store.transact([startWrite(head, world.clock.now())]);
		expect(await sweep()).toMatchObject({ started: 1 });
		expect(await sweep()).toMatchObject({ started: 0 });
		expect(told).toEqual(['bc-1-v1-r1']);
	});
});
