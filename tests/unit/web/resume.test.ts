// Goal: an administrator, and nobody else, lets a report go on that the system failed. Method: the application over fakes that behave.
import { describe, expect, it } from 'vitest';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import { actors, untilAsked } from '../../support/report-fixture.ts';
import { reading } from './reading-fixture.ts';
import { createWebWorld, get, post, signIn, storeReadReport } from './web-world.ts';

const failedBySystem = [
	...untilAsked,
	[actors.system, { type: 'failed', failure: { kind: 'system', problems: [] } }] as (typeof untilAsked)[number],
];

const failedWorld = async () => {
	const world = createWebWorld();
	await storeReadReport(world, reading, failedBySystem);
	return { world, revision: `${(await loadHead(world.store, 'bc-1'))?.revision}` };
};

describe('resuming a failed report', () => {
	it('is offered to an administrator, whose act is in the history and starts the next attempt', async () => {
		const { world, revision } = await failedWorld();
		const cookie = await signIn(world, 'administrator');
		expect(await (await get(world, '/reports/bc-1', { cookie })).text()).toContain('action="/reports/bc-1/resume"');
		const answer = await post(world, '/reports/bc-1/resume', { revision }, { cookie });
		expect([answer.status, answer.headers.get('location')]).toEqual([303, '/reports/bc-1']);
		expect(await loadHead(world.store, 'bc-1')).toMatchObject({ state: 'in-review', asked: true, attempt: 2 });
		expect(world.store.all().find((item) => item.type === 'start')).toMatchObject({ execution: { attempt: 2 } });
		expect((await post(world, '/reports/bc-1/resume', { revision }, { cookie })).status).toBe(409);
	});

	it('is neither offered to nor taken from its submitter or an auditor', async () => {
		for (const group of ['submitter', 'auditor'] as const) {
			const { world, revision } = await failedWorld();
			const cookie = await signIn(world, group);
			expect(await (await get(world, '/reports/bc-1', { cookie })).text()).not.toContain('/resume"');
			expect((await post(world, '/reports/bc-1/resume', { revision }, { cookie })).status).toBe(403);
			expect(await loadHead(world.store, 'bc-1')).toMatchObject({ state: 'failed', attempt: 1 });
		}
	});
});
