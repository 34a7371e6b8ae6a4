// Approval by link over the real routes and use cases.
import { describe, expect, it } from 'vitest';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import { codeIn } from '../../../infra/local/demo/inbox.ts';
import { untilAsked } from '../../support/report-fixture.ts';
import { finding, reading } from './reading-fixture.ts';
import { approver, createWebWorld, get, hidden, issueLink, post, storeReadReport, uploadsOrigin } from './web-world.ts';

async function waiting(findings = [finding]) {
	const world = createWebWorld();
	await storeReadReport(world, reading, untilAsked, findings);
	const { token, code } = await issueLink(world);
	const open = async () => {
		const answer = await post(world, '/approve', { t: token });
		return { answer, html: await answer.text() };
	};
	return { world, token, code, open };
}

describe('the landing page', () => {
	it('decides nothing, holds no token and sends nothing by itself', async () => {
		const { world, token } = await waiting();
		const before = world.store.all().length;
		const answer = await get(world, '/approve');
		const html = await answer.text();
		expect(answer.status).toBe(200);
		expect(html).toContain('action="/approve"');
		expect(html).not.toContain(token);
		expect(html).not.toContain('/approve/decide');
		expect(world.store.all()).toHaveLength(before);
	});
});

describe('the approval page', () => {
	it('shows figures, findings with a box each, the file and three acts', async () => {
		const { open } = await waiting();
		const { answer, html } = await open();
		expect(answer.status).toBe(200);
		expect(answer.headers.get('cache-control')).toBe('no-store');
		expect(html).toContain('4.884.000.000 đ');
		expect(html).toContain('name="acknowledged" value="check-1"');
		for (const act of ['approve', 'return', 'reject']) expect(html).toContain(`name="act" value="${act}"`);
		expect(html).toContain('action="/approve/file"');
		expect(html).toContain('bao-cao.pdf');
		expect(html).toContain(approver.name);
	});

	it('opens by the short code, however it is typed', async () => {
		const { world, code } = await waiting();
		const answer = await post(world, '/approve', { t: code.toLowerCase().replaceAll('-', ' ') });
		expect(answer.status).toBe(200);
	});

	it('takes a form that no browser vouches for, and refuses one from a foreign site', async () => {
		const { world, token } = await waiting();
		const body = new URLSearchParams({ t: token });
		const type = { 'content-type': 'application/x-www-form-urlencoded' };
		const plain = await world.app.request('http://127.0.0.1:3000/approve', { method: 'POST', body, headers: type });
		expect(plain.status).toBe(200);
		const foreign = await post(
			world,
			'/approve',
			{ t: token },
			{ origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' },
		);
		expect(foreign.status).toBe(403);
	});

	it('hands out the exact bytes of the version the link is about', async () => {
		const { world, token } = await waiting();
		const answer = await post(world, '/approve/file', { t: token, n: '1' });
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toBe(`${uploadsOrigin}/uploads/bc-1/1/1?versionId=v1&name=bao-cao.pdf`);
	});

	it('switches the language without losing the link', async () => {
		const { world, token } = await waiting();
		const answer = await post(world, '/approve', { t: token, lang: 'en' });
		const html = await answer.text();
		expect(html).toContain('<html lang="en">');
		expect(html).toContain('I have looked at this finding');
		expect(answer.headers.get('set-cookie')).toContain('lang=en');
	});

	it('says that a link is not right', async () => {
		const { world } = await waiting();
		const answer = await post(world, '/approve', { t: 'nonsense' });
		expect(answer.status).toBe(404);
		expect(await answer.text()).toContain('không đúng');
	});
});

describe('deciding', () => {
	it('approves with every finding acknowledged', async () => {
		const { world, token, open } = await waiting();
		const { html } = await open();
		const fields = { t: token, nonce: hidden(html, 'nonce'), act: 'approve', reason: '', acknowledged: 'check-1' };
		const first = await post(world, '/approve/decide', fields);
		expect(first.status).toBe(202);
		expect(await first.text()).toContain('Chưa có gì được quyết định');
		expect((await loadHead(world.store, 'bc-1'))?.asked).toBe(true);
		const wrong = await post(world, '/approve/decide', { ...fields, code: '000000' });
		expect(await wrong.text()).toContain('Mã xác nhận không đúng');
		const code = codeIn(world.mails.at(-1) ?? { text: '' }) ?? '';
		const answer = await post(world, '/approve/decide', { ...fields, code });
		expect(answer.status).toBe(200);
		expect(await answer.text()).toContain('Đã phê duyệt');
		const head = await loadHead(world.store, 'bc-1');
		expect(head).toMatchObject({ state: 'in-review', asked: false, levelIndex: 0 });
	});

	it('also takes the field name with brackets', async () => {
		const { world, token, open } = await waiting();
		const { html } = await open();
		const nonce = hidden(html, 'nonce');
		const answer = await post(world, '/approve/decide', [
			['t', token],
			['nonce', nonce],
			['act', 'approve'],
			['reason', ''],
			['acknowledged[]', 'check-1'],
		]);
		expect(answer.status).toBe(202);
	});

	it('sends the page back with all that is missing and keeps what was typed', async () => {
		const { world, token, open } = await waiting();
		const { html } = await open();
		const fields = { t: token, nonce: hidden(html, 'nonce'), act: 'approve', reason: 'Đã xem <b>kỹ</b>' };
		const answer = await post(world, '/approve/decide', fields);
		const again = await answer.text();
		expect(answer.status).toBe(422);
		expect(again).toContain('role="alert"');
		expect(again).toContain('Đã xem &lt;b&gt;kỹ&lt;/b&gt;');
		expect(hidden(again, 'nonce')).not.toBe('');
		const second = await post(world, '/approve/decide', {
			...fields,
			nonce: hidden(again, 'nonce'),
			act: 'return',
			reason: ' ',
		});
		expect(second.status).toBe(422);
		expect(await second.text()).toContain('phải ghi rõ lý do');
	});

	it('returns with a reason', async () => {
		const { world, token, open } = await waiting();
		const { html } = await open();
		const nonce = hidden(html, 'nonce');
		await post(world, '/approve/decide', { t: token, nonce, act: 'return', reason: 'Thiếu phụ lục 2' });
		const head = await loadHead(world.store, 'bc-1');
		expect(head).toMatchObject({ state: 'returned', objection: { by: approver.name, reason: 'Thiếu phụ lục 2' } });
	});

	it('counts a double click once and says who decided', async () => {
		const { world, token, open } = await waiting([]);
		const { html } = await open();
		const fields = { t: token, nonce: hidden(html, 'nonce'), act: 'approve', reason: '' };
		const answers = await Promise.all([1, 2].map(() => post(world, '/approve/decide', fields)));
		expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
		const events = world.store.all().filter((item) => item.type === 'event');
		expect(events.filter((item) => (item.event as { body: { type: string } }).body.type === 'approved')).toHaveLength(
			1,
		);
		const stale = await post(world, '/approve', { t: token });
		expect(stale.status).toBe(410);
		expect(await stale.text()).toContain(`${approver.name} (huyện Ba Tơ) phê duyệt lúc 20/03/2025 15:00`);
	});

	it('refuses a decision without an act or with a nonce that was not given', async () => {
		const { world, token } = await waiting([]);
		expect((await post(world, '/approve/decide', { t: token, nonce: 'x', act: 'sign' })).status).toBe(422);
		expect((await post(world, '/approve/decide', { t: token, nonce: 'x', act: 'approve' })).status).toBe(409);
		expect(await loadHead(world.store, 'bc-1')).toMatchObject({ state: 'in-review', asked: true });
	});

	it('tells an expired link from a decided one', async () => {
		const { world, open } = await waiting();
		world.clock.set('2025-08-01T00:00:00.000Z');
		const { answer, html } = await open();
		expect(answer.status).toBe(410);
		expect(html).toContain('Liên kết đã hết hạn');
		expect(html).toContain(approver.mail);
	});
});
