// Goal: an opinion goes with its version through the levels, and a question dies with the round or version that asked it. Method: the real
// definition and steps, with the web application over the same table.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadHistory } from '../../functions/ledger/history.ts';
import { confirmed, district, ministry, province, text } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';
import { createWebWorld, hidden, post } from '../unit/web/web-world.ts';

const specialist = 'chuyen@vien.example';

let world: WorkflowWorld;
let web: ReturnType<typeof createWebWorld>;
let reportId: string;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
	const { store, clock, ids, mailer, readings } = world;
	web = createWebWorld({ store, clock, ids, mailer, readings });
	reportId = await confirmed(world);
});
afterEach(() => world.stop());

const open = async (path: '/approve' | '/opinion', t: string) => {
	const answer = await post(web, path, { t });
	return { status: answer.status, html: await answer.text() };
};
/** Asks at a level and gives back the specialist's link. */
async function ask(mail: string): Promise<string> {
	const t = world.tokenFor(mail);
	const nonce = hidden((await open('/approve', t)).html, 'nonce');
	const fields = { t, nonce, name: 'TS. Lê Thị Chuyên', mail: specialist, question: 'Có hợp lý không?' };
	expect((await post(web, '/approve/ask-opinion', fields)).status).toBe(200);
	await world.tend();
	return world.tokenFor(specialist);
}
const give = async (t: string, opinion: string) => {
	const nonce = hidden((await open('/opinion', t)).html, 'nonce');
	return (await post(web, '/opinion/give', { t, nonce, opinion })).status;
};

it('stands before the levels above, but not beside the next version', async () => {
	expect(await give(await ask(district), 'Hợp lý theo biểu 3')).toBe(200);
	await world.decide(world.tokenFor(district));
	expect((await open('/approve', world.tokenFor(province))).html).toContain('Hợp lý theo biểu 3');
	await world.decide(world.tokenFor(province), 'return', 'Thiếu biểu 3');
	await world.upload(text(sampleText.replace('60 lao động', '65 lao động')), { reportId });
	await world.submit(reportId);
	const next = await open('/approve', world.tokenFor(district));
	expect(next.status).toBe(200);
	expect(next.html).not.toContain('Hợp lý theo biểu 3');
});

it('does not hold the decision up, and is over with it', async () => {
	const t = await ask(district);
	expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
	expect((await open('/opinion', t)).status).toBe(410);
	expect(await give(t, 'Muộn')).toBe(409);
});

it('does not come back to life when the level is asked anew', async () => {
	await world.decide(world.tokenFor(district));
	const t = await ask(province);
	await world.decide(world.tokenFor(province));
	await world.decide(world.tokenFor(ministry), 'return-below', 'Xem lại đào tạo');
	expect(await world.head(reportId)).toMatchObject({ levelIndex: 1, asked: true, round: 1 });
	expect(await give(t, 'Muộn')).toBe(409);
	expect(await give(await ask(province), 'Nay đã rõ')).toBe(200);
	const { events, chain } = await loadHistory(world.store, reportId);
	expect(chain.holds).toBe(true);
	expect(events.filter(({ body }) => body.type === 'opinion-given')).toHaveLength(1);
	expect((await open('/approve', world.tokenFor(province))).html).toContain('Nay đã rõ');
});

it('is given on a page that an approver’s decision cannot be taken from', async () => {
	const t = await ask(district);
	const nonce = hidden((await open('/opinion', t)).html, 'nonce');
	for (const act of ['approve', 'return', 'reject'])
		expect((await post(web, '/approve/decide', { t, nonce, act, reason: 'x' })).status).toBe(404);
	for (const path of ['/approve/waiting', '/approve/decide-many', '/approve/take-back'])
		expect((await post(web, path, { t, nonce, act: 'approve', 'reports[]': reportId })).status, path).not.toBe(200);
	expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: 0, asked: true, votes: [] });
});
