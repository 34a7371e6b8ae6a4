// Goal: all that waits for a mailbox on one page, each report decided on its own figures, clean ones together, and nothing that was not listed.
// Method: the real definition and engine over the real steps, with the web application over the same table.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedDay } from '../../functions/domain/vietnam-day.ts';
import { loadHistory } from '../../functions/ledger/history.ts';
import { keys } from '../../functions/ledger/items.ts';
import type { Write } from '../../functions/ports/item-store.ts';
import { districtId } from '../support/report-fixture.ts';
import { confirmed, district, ministry, province, viewAt } from '../support/workflow-story.ts';
import { approvers, createWorkflowWorld, type WorkflowWorld } from '../support/workflow-world.ts';
import { createWebWorld, hidden, post } from '../unit/web/web-world.ts';

let world: WorkflowWorld;
let web: ReturnType<typeof createWebWorld>;
let first: string;
let second: string;
let third: string;

beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
	const { store, clock, ids, mailer, readings } = world;
	web = createWebWorld({ store, clock, ids, mailer, readings });
	const next = async () => {
		await world.timer.advance(60_000);
		return confirmed(world);
	};
	[first, second, third] = [await next(), await next(), await next()];
});
afterEach(() => world.stop());

/** The token in the mail about one report to an address. */
function tokenOf(reportId: string, mail: string): string {
	const found = world.mails.filter((one) => one.to === mail && one.reportId === reportId && one.text.includes('#t='));
	return /#t=([\w-]+)/.exec(found.at(-1)?.text ?? '')?.[1] ?? '';
}
const list = async (t: string) => {
	const answer = await post(web, '/approve/waiting', { t });
	return { status: answer.status, html: await answer.text() };
};
const tickable = (html: string): string[] =>
	[...html.matchAll(/name="reports\[\]" value="([^"]+)"/g)].map(([, id = '']) => id);
const fieldsOf = (t: string, html: string, ticked: readonly string[]): [string, string][] => [
	['t', t],
	['nonce', hidden(html, 'nonce')],
	['act', 'approve'],
	...[...html.matchAll(/name="((?:link|nonce)-[^"]+)" value="([^"]*)"/g)].map(
		([, name = '', value = '']): [string, string] => [name, value],
	),
	...ticked.map((id): [string, string] => ['reports[]', id]),
];
const approveTogether = async (fields: [string, string][]) => {
	const answer = await post(web, '/approve/decide-many', fields);
	await world.settle();
	return { status: answer.status, html: await answer.text() };
};
const levelOf = async (reportId: string) => {
	const head = await world.head(reportId);
	return [head?.levelIndex, head?.asked];
};
const approvalOf = async (reportId: string) =>
	(await loadHistory(world.store, reportId)).events.find(({ body }) => body.type === 'approved')?.body;

describe('the list of what waits', () => {
	it('is reached from an open page and names each report with its totals, oldest due first', async () => {
		const t = tokenOf(second, district);
		const page = await (await post(web, '/approve', { t })).text();
		expect(page).toContain('Các báo cáo khác đang chờ bạn (2)');
		const { status, html } = await list(t);
		expect(status).toBe(200);
		expect(tickable(html)).toEqual([first, second, third]);
		expect(html.match(/600\.000\.000 đồng/g)?.length).toBeGreaterThanOrEqual(3);
		expect(html).toContain(`Hạn ${printedDay((await world.head(first))?.dueOn ?? '')}`);
		expect(html).not.toContain('đã quá hạn');
		await world.timer.advance(30 * 3_600_000 * 24);
		// Links of thirty days: the mailed one is over.
		expect((await list(t)).status).toBe(410);
	});

	it('opens each report by a link of its own, which leaves the mailed one good', async () => {
		const t = tokenOf(first, district);
		const { html } = await list(t);
		const links = [...html.matchAll(/action="\/approve"[^>]*>\s*<input type="hidden" name="t" value="([^"]+)"/g)];
		const opened = links.map(([, token = '']) => token).filter((token) => token !== t);
		expect(new Set(opened).size).toBe(3);
		for (const token of opened) expect((await post(web, '/approve', { t: token })).status).toBe(200);
		for (const id of [first, second, third])
			expect((await post(web, '/approve', { t: tokenOf(id, district) })).status, id).toBe(200);
		for (const token of opened) expect(JSON.stringify(world.store.all())).not.toContain(token);
		await world.timer.advance(13 * 3_600_000);
		for (const token of opened) expect((await post(web, '/approve', { t: token })).status).toBe(410);
		expect((await post(web, '/approve', { t: tokenOf(second, district) })).status).toBe(200);
	});

	it('its links die with the mailed ones when links are asked for again', async () => {
		const t = tokenOf(first, district);
		const { html } = await list(t);
		await world.timer.advance(60_000);
		await post(web, '/approve/again', { mail: district });
		await world.tend();
		const done = await approveTogether(fieldsOf(t, html, [second]));
		expect(done.html).toContain('Chưa phê duyệt: đã có thư mới hơn');
		// The list belongs to the link that opened it.
		expect((await approveTogether(fieldsOf(tokenOf(first, district), html, [second]))).status).toBe(409);
		expect(await levelOf(second)).toEqual([0, true]);
	});

	it('opens by no link that decides no more, and by none that is not right', async () => {
		const t = tokenOf(first, district);
		await world.decide(t);
		expect((await list(t)).status).toBe(410);
		expect((await list('nonsense')).status).toBe(404);
		expect((await web.app.request('http://127.0.0.1:3000/approve/waiting')).status).toBe(404);
	});

	it('leaves out what others decide, and what the person no longer may', async () => {
		await world.decide(tokenOf(first, district));
		expect(tickable((await list(tokenOf(second, district))).html)).toEqual([second, third]);
		const { html } = await list(tokenOf(first, province));
		expect(tickable(html)).toEqual([first]);
		const officer = keys.approver(districtId, approvers[0]!.person.id);
		await world.store.transact([{ kind: 'delete', key: officer }]);
		expect(tickable((await list(tokenOf(second, district))).html)).toEqual([]);
	});

	it('forgets what is over, and keeps nothing of it in the mailbox', async () => {
		await world.decide(tokenOf(first, district));
		const notes = () =>
			world.store.all().filter((item) => item.type === 'waiting-for' && item.mail === district).length;
		expect(notes()).toBe(3);
		await list(tokenOf(second, district));
		expect(notes()).toBe(2);
	});

	it('is the way on after a decision', async () => {
		const t = tokenOf(first, district);
		const nonce = hidden(await (await post(web, '/approve', { t })).text(), 'nonce');
		const done = await (await post(web, '/approve/decide', { t, nonce, act: 'approve' })).text();
		expect(done).toContain('Các báo cáo đang chờ bạn (2)');
		const onward =
			/action="\/approve\/waiting"[^>]*>\s*<input type="hidden" name="t" value="([^"]+)"/.exec(done)?.[1] ?? '';
		expect(tickable((await list(onward)).html)).toEqual([second, third]);
	});
});

describe('approving together', () => {
	it('decides each by itself with the whole list bound into each decision', async () => {
		const t = tokenOf(first, district);
		const { html } = await list(t);
		const done = await approveTogether(fieldsOf(t, html, [first, third]));
		expect(done.status).toBe(200);
		expect(done.html).toContain('Đã phê duyệt 2 trong 2 báo cáo đã chọn');
		expect(done.html).toContain('Các báo cáo đang chờ bạn (1)');
		for (const id of [first, third]) {
			expect(await levelOf(id)).toEqual([1, true]);
			expect(await approvalOf(id)).toMatchObject({
				binding: { together: [first, third], figuresDigest: expect.stringMatching(/^\w{8}/), acknowledged: [] },
			});
			expect((await loadHistory(world.store, id)).chain.holds).toBe(true);
		}
		expect(await levelOf(second)).toEqual([0, true]);
		expect(await viewAt(world, 0)).toHaveLength(1);
	});

	it('tells what moved on meanwhile and approves the others', async () => {
		const t = tokenOf(first, district);
		const { html } = await list(t);
		await world.decide(tokenOf(second, district), 'return', 'Thiếu phụ lục');
		const done = await approveTogether(fieldsOf(t, html, [first, second, third]));
		expect(done.html).toContain('Đã phê duyệt 2 trong 3');
		expect(done.html).toContain('Đã được quyết định trước đó');
		expect((await world.head(second))?.state).toBe('returned');
		expect(await levelOf(first)).toEqual([1, true]);
	});

	it('counts two clicks once', async () => {
		const t = tokenOf(first, district);
		const fields = fieldsOf(t, (await list(t)).html, [first, second]);
		await Promise.all([approveTogether(fields), approveTogether(fields)]);
		const again = await approveTogether(fields);
		expect(again.html).toContain('Đã phê duyệt 0 trong 2');
		for (const id of [first, second]) {
			const { events } = await loadHistory(world.store, id);
			expect(events.filter(({ body }) => body.type === 'approved')).toHaveLength(1);
		}
	});

	it('approves nothing that was not listed, whichever ids, links and nonces are added', async () => {
		// The province's report is somebody else's; the district has a good link to its own.
		await world.decide(tokenOf(first, district));
		const t = tokenOf(second, district);
		const { html } = await list(t);
		const foreign = await list(tokenOf(first, province));
		const [link, nonce] = [hidden(foreign.html, `link-${first}`), hidden(foreign.html, `nonce-${first}`)];
		expect(link).not.toBe('');
		const added = await approveTogether([
			...fieldsOf(t, html, [first, '<b>nobody</b>', '__proto__']),
			[`link-${first}`, link],
			[`nonce-${first}`, nonce],
		]);
		expect(added.html).toContain('Đã phê duyệt 0 trong 3');
		expect(added.html).toContain('không có trong danh sách');
		expect(added.html).not.toContain('<b>nobody');
		expect(await levelOf(first)).toEqual([1, true]);
		// A listed report by another link of the same mailbox, opened on its own page: not what the list showed.
		const mailed = tokenOf(third, district);
		const own = hidden(await (await post(web, '/approve', { t: mailed })).text(), 'nonce');
		const swapped = fieldsOf(t, html, [third]).map(([name, value]): [string, string] =>
			name === `link-${third}` ? [name, mailed] : name === `nonce-${third}` ? [name, own] : [name, value],
		);
		expect((await approveTogether(swapped)).html).toContain('Đã phê duyệt 0 trong 1');
		expect(await levelOf(third)).toEqual([0, true]);
		// Another page's nonce is no list.
		const bad = fieldsOf(t, html, [third]).map(([name, value]): [string, string] => [
			name,
			name === 'nonce' ? own : value,
		]);
		expect((await approveTogether(bad)).status).toBe(409);
		expect((await approveTogether(fieldsOf(t, html, []))).status).toBe(422);
		const unclear = fieldsOf(t, html, [third]).filter(([name]) => name !== 'act');
		expect((await approveTogether([...unclear, ['act', 'none']])).status).toBe(422);
		expect(await levelOf(third)).toEqual([0, true]);
	});

	it('is not for the last level, for shared mailboxes or for reports with findings', async () => {
		for (const mail of [district, province]) await world.decide(tokenOf(first, mail));
		const last = await list(tokenOf(first, ministry));
		expect(tickable(last.html)).toEqual([]);
		expect(last.html).toContain('đây là cấp cuối cùng');
		const officer = keys.approver(districtId, approvers[0]!.person.id);
		const item = await world.store.get(officer);
		await world.store.transact([{ kind: 'put', item: { ...item!, shared: true } }]);
		const shared = await list(tokenOf(second, district));
		expect(tickable(shared.html)).toEqual([]);
		expect(shared.html).toContain('hộp thư này có nhiều người dùng');
	});

	it('is not for a report with findings, also where its id is added', async () => {
		const finding = { id: 'check-1', code: 'sum', severity: 'warning' as const, vi: 'Tổng lệch', en: 'x', figures: [] };
		const item = { ...keys.findings(third, 1), type: 'findings', findings: [finding], rulesVersion: 'test' };
		await world.store.transact([{ kind: 'put', item }]);
		const t = tokenOf(first, district);
		const { html } = await list(t);
		expect(tickable(html)).toEqual([first, second]);
		expect(html).toContain('Phát hiện phải xem: 1');
		const opens = [...html.matchAll(/action="\/approve"[^>]*>\s*<input type="hidden" name="t" value="([^"]+)"/g)];
		const link = opens.at(-1)?.[1] ?? '';
		const nonce = hidden(await (await post(web, '/approve', { t: link })).text(), 'nonce');
		const forced = await approveTogether([
			...fieldsOf(t, html, [first, third]),
			[`link-${third}`, link],
			[`nonce-${third}`, nonce],
		]);
		expect(forced.html).toContain('Đã phê duyệt 1 trong 2');
		expect(forced.html).toContain('phải mở riêng');
		expect(await levelOf(third)).toEqual([0, true]);
		expect(await approvalOf(first)).toMatchObject({ binding: { together: [first] } });
	});

	it('tells of one that broke down and still decides the others', async () => {
		const { store, clock, ids, mailer, readings } = world;
		const fails = (write: Write) =>
			write.kind === 'put' && write.item.type === 'head' && write.item.pk === `REPORT#${first}`;
		const broken = {
			...store,
			transact: async (writes: Write[]) =>
				writes.some(fails) ? Promise.reject(new Error('down')) : store.transact(writes),
		};
		web = createWebWorld({ store: broken, clock, ids, mailer, readings, logError: (error) => errors.push(error) });
		const errors: unknown[] = [];
		const t = tokenOf(first, district);
		const done = await approveTogether(fieldsOf(t, (await list(t)).html, [first, second]));
		expect(done.html).toContain('Đã phê duyệt 1 trong 2');
		expect(done.html).toContain('Chưa rõ kết quả');
		expect(errors).toMatchObject([{ message: 'down' }]);
		expect([await levelOf(first), await levelOf(second)]).toEqual([
			[0, true],
			[1, true],
		]);
	});

	it('can be taken back by the mailed link of the person who approved', async () => {
		const t = tokenOf(first, district);
		await approveTogether(fieldsOf(t, (await list(t)).html, [second]));
		expect(await levelOf(second)).toEqual([1, true]);
		expect(await world.takeBack(tokenOf(second, district), 'Bấm nhầm')).toMatchObject({ ok: true });
		expect(await levelOf(second)).toEqual([0, true]);
	});
});
