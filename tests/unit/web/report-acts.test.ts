// The forms of a report's page: withdrawn by its submitter, decided or sent another way by an administrator; nobody else gets that far.
import { describe, expect, it } from 'vitest';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import { districtId, route, untilAsked } from '../../support/report-fixture.ts';
import { reading } from './reading-fixture.ts';
import { createWebWorld, get, hidden, post, type Role, signIn, storeReadReport } from './web-world.ts';

async function asked() {
	const world = createWebWorld();
	await storeReadReport(world, reading, untilAsked);
	const page = async (role: Role) => {
		const cookie = await signIn(world, role);
		const html = await (await get(world, '/reports/bc-1', { cookie })).text();
		const send = (path: string, fields: Record<string, string>) =>
			post(
				world,
				`/reports/bc-1/${path}`,
				{ revision: hidden(html, 'revision'), ...fields },
				{ cookie, accept: 'text/html' },
			);
		return { html, send };
	};
	return { world, page, head: () => loadHead(world.store, 'bc-1') };
}

describe('withdrawing', () => {
	it('is the submitter’s, with a reason', async () => {
		const { page, head } = await asked();
		const { html, send } = await page('submitter');
		expect(html).toContain('Rút báo cáo');
		const without = await send('withdraw', { reason: ' ' });
		expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('phải ghi rõ lý do')]);
		expect((await send('withdraw', { reason: 'Gửi nhầm bản' })).status).toBe(303);
		expect(await head()).toMatchObject({ state: 'withdrawn' });
		// The same form once more is told how the report stands.
		expect((await send('withdraw', { reason: 'Gửi nhầm bản' })).status).toBe(409);
	});

	it.each<Role>(['auditor', 'administrator', 'neighbour'])('is not for the %s', async (role) => {
		const { page, head } = await asked();
		const { html, send } = await page(role);
		expect(html).not.toContain('Rút báo cáo');
		expect([403, 404]).toContain((await send('withdraw', { reason: 'x', revision: '6' })).status);
		expect(await head()).toMatchObject({ state: 'in-review' });
	});
});

describe('an administrator', () => {
	it('decides in the stead of the level, marked on the page', async () => {
		const { page, head } = await asked();
		const { html, send } = await page('administrator');
		expect(html).toContain('Quyết định thay (quản trị)');
		expect((await send('override', { reason: 'Lãnh đạo đi công tác' })).status).toBe(422);
		expect((await send('override', { act: 'return', reason: 'Lãnh đạo đi công tác' })).status).toBe(303);
		expect(await head()).toMatchObject({ state: 'returned', objection: { reason: 'Lãnh đạo đi công tác' } });
		expect((await page('submitter')).html).toContain('Quản trị quyết định thay');
	});

	it('sends the report another way', async () => {
		const { page, head } = await asked();
		const { send } = await page('administrator');
		expect((await send('reroute', { units: 'nowhere', reason: 'x' })).status).toBe(422);
		const units = [districtId, route.chain[2]?.unitId].join('\n');
		expect((await send('reroute', { units, reason: 'Tỉnh đang sáp nhập' })).status).toBe(303);
		expect((await head())?.route?.chain.map(({ level }) => level)).toEqual(['district', 'ministry']);
	});

	it.each<Role>(['submitter', 'auditor'])('is not the %s', async (role) => {
		const { page, head } = await asked();
		const { html, send } = await page(role);
		expect(html).not.toContain('(quản trị)');
		expect((await send('override', { act: 'approve', reason: 'x', revision: '6' })).status).toBe(403);
		expect((await send('reroute', { units: districtId, reason: 'x', revision: '6' })).status).toBe(403);
		expect(await head()).toMatchObject({ state: 'in-review' });
	});
});
