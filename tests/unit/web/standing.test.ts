// What pages offer while the system works or files are on their way. Invariant: nothing is offered that is about to be pointless.
import { describe, expect, it } from 'vitest';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import { actors, binding, untilAsked } from '../../support/report-fixture.ts';
import { finding, reading } from './reading-fixture.ts';
import { createWebWorld, get, hidden, post, signIn, storeReadReport } from './web-world.ts';

type Steps = Parameters<typeof storeReadReport>[2];

async function worldAt(steps: Steps) {
	const world = createWebWorld();
	await storeReadReport(world, reading, steps, [finding]);
	const cookie = await signIn(world, 'submitter');
	const page = async (path = '') => (await get(world, `/reports/bc-1${path}`, { cookie })).text();
	return { world, cookie, page };
}

describe('a draft', () => {
	it('offers to upload again only once its files are late', async () => {
		const { world, page } = await worldAt([]);
		const again = 'href="/reports/bc-1/new-version"';
		const opened = Date.parse((await loadHead(world.store, 'bc-1'))?.createdAt ?? '');
		world.clock.set(new Date(opened + 5_000).toISOString());
		const fresh = await page();
		expect(fresh).not.toContain(again);
		expect(fresh).toContain('data-again="55"');
		expect(fresh).toContain('đang nhận các tệp');
		world.clock.set(new Date(opened + 61_000).toISOString());
		const late = await page();
		expect(late).toContain(again);
		expect(late).not.toContain('data-again');
	});
});

describe('the reading page before the confirmation is asked for', () => {
	it('says that the system works, keeps itself fresh and has no form', async () => {
		const { page } = await worldAt(untilAsked.slice(0, 5));
		const html = await page('/reading');
		expect(html).toContain('trang tự mở phần xác nhận');
		expect(html).toContain('data-poll="/reports/bc-1/status"');
		expect(html).toMatch(/<noscript><meta http-equiv="refresh"/);
		expect(html).not.toContain('name="revision"');
	});

	it('stays as it is once there is something to confirm', async () => {
		const { page } = await worldAt(untilAsked.slice(0, 6));
		const html = await page('/reading');
		expect(html).not.toContain('data-poll');
		expect(html).toContain('name="revision"');
	});
});

describe('switching the language', () => {
	it('on a page that answers a form leads back to the page with the form', async () => {
		const { world, cookie } = await worldAt(untilAsked.slice(0, 6));
		const answer = await post(world, '/reports/bc-1/reading', { version: '1', revision: '5' }, { cookie });
		expect(answer.status).toBe(422);
		expect(hidden(await answer.text(), 'back')).toBe('/reports/bc-1/reading');
	});
});

describe('a rejected report', () => {
	it('leads its submitter to a new one', async () => {
		const reason = 'Sai kỳ';
		const { world, page } = await worldAt([
			...untilAsked,
			[actors.approver, { type: 'rejected', binding: binding(0), reason }],
		]);
		expect(await page()).toContain('class="button" href="/reports/new"');
		const auditor = await signIn(world, 'auditor');
		expect(await (await get(world, '/reports/bc-1', { cookie: auditor })).text()).not.toContain('href="/reports/new"');
	});
});
