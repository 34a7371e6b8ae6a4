// Who gets in and what the pages say, over the real routes.
import { describe, expect, it } from 'vitest';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import { actors, binding, districtId, untilAsked } from '../../support/report-fixture.ts';
import { finding, reading } from './reading-fixture.ts';
import {
	baseUrl,
	createWebWorld,
	get,
	hidden,
	post,
	postJson,
	signIn,
	storeReadReport,
	uploadsOrigin,
} from './web-world.ts';

const untilConfirmation = untilAsked.slice(0, 6);
const file = { name: 'bao-cao.pdf', bytes: 10, sha256: 'b'.repeat(64), role: 'report' };

describe('signing in', () => {
	it('begins at the issuer, comes back once, and only in the browser that began', async () => {
		const world = createWebWorld();
		const begun = await get(world, '/auth/sign-in?next=/aggregates');
		expect(begun.headers.get('location')).toBe('http://issuer.example/authorize?state=state-1');
		const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
		expect(JSON.stringify(world.store.all())).not.toContain('"state-1"');
		const callback = '/auth/callback?state=state-1&code=sub-hoa';
		expect((await get(world, callback)).status).toBe(400);
		const back = await get(world, callback, { cookie });
		expect(back.status).toBe(303);
		expect(back.headers.get('location')).toBe('/aggregates');
		const session = back.headers.getSetCookie().find((one) => one.startsWith('session=')) ?? '';
		expect(session).toMatch(/HttpOnly; SameSite=Lax/);
		expect((await get(world, callback, { cookie })).status).toBe(400);
		const page = await get(world, '/reports', { cookie: session.split(';')[0] ?? '' });
		expect(page.status).toBe(200);
		expect(await page.text()).toContain('Nguyễn Thị Hoa');
	});

	it('keeps the session id out of the table and marks the cookie secure on https', async () => {
		const world = createWebWorld({ baseUrl: 'https://khuyencong.example.vn' });
		const begun = await get(world, '/auth/sign-in');
		const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
		const back = await get(world, '/auth/callback?state=state-1&code=aud', { cookie });
		const session = back.headers.getSetCookie().find((one) => one.startsWith('__Host-session=')) ?? '';
		expect(session).toContain('Secure');
		expect(session).toContain('Path=/');
		const secret = session.split(';')[0]?.split('=')[1] ?? '?';
		expect(JSON.stringify(world.store.all())).not.toContain(secret);
		expect(back.headers.get('strict-transport-security')).toContain('max-age');
	});

	it('leads nowhere but to this site afterwards', async () => {
		const world = createWebWorld();
		for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a b']) {
			const begun = await get(world, `/auth/sign-in?next=${encodeURIComponent(next)}`);
			const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
			const state = cookie.split('=')[1];
			const back = await get(world, `/auth/callback?state=${state}&code=aud`, { cookie });
			expect(back.headers.get('location')).toBe('/reports');
		}
	});

	it('ends the session in the table when signing out, and by itself after its time', async () => {
		const world = createWebWorld();
		const cookie = await signIn(world, 'submitter');
		world.clock.set('2025-03-20T10:00:00.000Z');
		expect((await get(world, '/reports', { cookie })).status).toBe(303);
		world.clock.set('2025-03-20T08:00:00.000Z');
		const out = await post(world, '/auth/sign-out', {}, { cookie });
		expect(out.headers.get('location')).toBe('http://issuer.example/logout');
		expect((await get(world, '/reports', { cookie })).status).toBe(303);
	});
});

describe('every answer', () => {
	it('is strict with scripts, frames and referrers, and is not kept', async () => {
		const world = createWebWorld();
		const cookie = await signIn(world, 'submitter');
		const { headers } = await get(world, '/reports', { cookie });
		const policy = headers.get('content-security-policy') ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("script-src 'self';");
		expect(policy).toContain(`connect-src 'self' ${uploadsOrigin}`);
		expect(policy).toContain(`form-action 'self' ${uploadsOrigin} http://issuer.example`);
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toContain('unsafe');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect((await get(world, '/approve')).headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('strict-transport-security')).toBeNull();
	});

	it('serves its own scripts and styles, kept for ever under the hash of their content', async () => {
		const world = createWebWorld();
		const html = await (await get(world, '/')).text();
		const [, sheet = ''] = /href="(\/assets\/style\.[0-9a-f]{12}\.css)"/.exec(html) ?? [];
		const answer = await get(world, sheet);
		expect(answer.headers.get('cache-control')).toContain('immutable');
		expect(answer.headers.get('content-type')).toContain('text/css');
		expect((await get(world, '/assets/style.000000000000.css')).status).toBe(404);
		expect(html).not.toMatch(/<script(?![^>]*src=)|style="|onclick=/);
	});

	it('refuses forms that another site sends', async () => {
		const world = createWebWorld();
		const cookie = await signIn(world, 'submitter');
		await storeReadReport(world, reading, untilConfirmation);
		const foreign = { cookie, origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' };
		const answer = await post(world, '/reports/bc-1/reading', { version: '1', revision: '5' }, foreign);
		expect(answer.status).toBe(403);
		expect(await loadHead(world.store, 'bc-1')).toMatchObject({ state: 'awaiting-confirmation' });
		const own = await post(world, '/language', { to: 'en', back: '/' }, { origin: baseUrl, 'sec-fetch-site': '' });
		expect(own.status).toBe(303);
	});

	it('says that something broke without saying what', async () => {
		const world = createWebWorld({
			downloads: { createLink: () => Promise.reject(new Error('secret detail')) },
		});
		const cookie = await signIn(world, 'submitter');
		await storeReadReport(world, reading);
		const answer = await get(world, '/reports/bc-1/files/1/1', { cookie });
		const html = await answer.text();
		expect(answer.status).toBe(500);
		expect(html).not.toContain('secret detail');
		expect(world.errors).toHaveLength(1);
	});

	it('speaks the language that was chosen', async () => {
		const world = createWebWorld();
		const answer = await post(world, '/language', { to: 'en', back: '//evil.example' });
		expect(answer.headers.get('location')).toBe('/');
		const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
		expect(await (await get(world, '/', { cookie })).text()).toContain('<html lang="en">');
		expect(await (await get(world, '/')).text()).toContain('<html lang="vi">');
	});
});

describe('who sees a report', () => {
	it.each([
		['its submitter', 'submitter', 200],
		['an auditor', 'auditor', 200],
		['a submitter of another unit', 'neighbour', 404],
	] as const)('%s', async (_who, role, status) => {
		const world = createWebWorld();
		await storeReadReport(world, reading);
		const cookie = await signIn(world, role);
		for (const path of ['', '/reading', '/status']) {
			expect((await get(world, `/reports/bc-1${path}`, { cookie })).status).toBe(status);
		}
		expect((await get(world, '/reports/bc-1/files/1/1', { cookie })).status).toBe(status === 200 ? 303 : 404);
		expect((await get(world, '/reports/bc-unknown', { cookie })).status).toBe(404);
	});

	it('nobody who is not signed in', async () => {
		const world = createWebWorld();
		await storeReadReport(world, reading);
		const answer = await get(world, '/reports/bc-1?x=1');
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toBe('/auth/sign-in?next=%2Freports%2Fbc-1%3Fx%3D1');
		expect((await get(world, '/reports/bc-1/status')).status).toBe(401);
		expect((await postJson(world, '/reports', {}, {})).status).toBe(401);
	});

	it('an auditor finds it by its unit and may do nothing with it', async () => {
		const world = createWebWorld();
		await storeReadReport(world, reading, untilConfirmation);
		const cookie = await signIn(world, 'auditor');
		const list = await (await get(world, `/reports?q=${encodeURIComponent('huyện Ba Tơ')}`, { cookie })).text();
		expect(list).toContain('href="/reports/bc-1"');
		const page = await (await get(world, '/reports/bc-1/reading', { cookie })).text();
		expect(page).not.toContain('name="revision"');
		expect((await get(world, '/reports/bc-1/new-version', { cookie })).status).toBe(404);
	});
});

describe('uploading', () => {
	const body = {
		unit: districtId,
		kind: 'programme',
		period: { from: 2021, to: 2025 },
		programme: null,
		files: [file],
	};

	it('declares a report and hands out one form per file', async () => {
		const world = createWebWorld();
		const cookie = await signIn(world, 'submitter');
		const answer = await postJson(world, '/reports', body, { cookie });
		expect(answer.status).toBe(201);
		const opened = (await answer.json()) as { reportId: string; uploads: { fields: { key: string } }[] };
		expect(opened.uploads[0]?.fields.key).toBe(`uploads/${opened.reportId}/1/1`);
		expect(await loadHead(world.store, opened.reportId)).toMatchObject({ period: '2021-2025', state: 'draft' });
	});

	it('tells all problems at once, in both languages', async () => {
		const world = createWebWorld();
		const cookie = await signIn(world, 'submitter');
		const files = [{ ...file, bytes: 0, name: 'a.exe' }];
		const answer = await postJson(world, '/reports', { ...body, unit: 'nowhere', files }, { cookie });
		expect(answer.status).toBe(422);
		expect(answer.headers.get('content-type')).toContain('application/problem+json');
		const { problems } = (await answer.json()) as { problems: { code: string; vi: string; en: string }[] };
		expect(problems.map((one) => one.code)).toEqual(['empty-file', 'wrong-type', 'unknown-unit']);
		expect(problems.every((one) => one.vi && one.en)).toBe(true);
	});

	it('opens the next version after a return, for the submitter only', async () => {
		const world = createWebWorld();
		await storeReadReport(world, reading, [
			...untilAsked,
			[actors.approver, { type: 'returned', binding: binding(0), reason: 'Thiếu <i>phụ lục</i>' }],
		]);
		const cookie = await signIn(world, 'submitter');
		const page = await (await get(world, '/reports/bc-1', { cookie })).text();
		expect(page).toContain('Phạm Văn Lãnh (huyện Ba Tơ) trả lại với lý do');
		expect(page).toContain('Thiếu &lt;i&gt;phụ lục&lt;/i&gt;');
		expect(page).toContain('Chuỗi nguyên vẹn');
		const form = await (await get(world, '/reports/bc-1/new-version', { cookie })).text();
		const revision = Number(/data-revision="(\d+)"/.exec(form)?.[1]);
		const asAuditor = { cookie: await signIn(world, 'auditor') };
		expect((await postJson(world, '/reports/bc-1/versions', { revision, files: [file] }, asAuditor)).status).toBe(403);
		const stale = await postJson(
			world,
			'/reports/bc-1/versions',
			{ revision: revision - 1, files: [file] },
			{ cookie },
		);
		expect(stale.status).toBe(409);
		const answer = await postJson(world, '/reports/bc-1/versions', { revision, files: [file] }, { cookie });
		expect(answer.status).toBe(201);
		expect(await loadHead(world.store, 'bc-1')).toMatchObject({ version: 2, state: 'draft' });
	});
});

describe('the reading page', () => {
	it('shows figures beside their place, escapes what the document says, and confirms', async () => {
		const world = createWebWorld();
		await storeReadReport(world, reading, untilConfirmation, [finding]);
		const cookie = await signIn(world, 'submitter');
		const html = await (await get(world, '/reports/bc-1/reading', { cookie })).text();
		expect(html).not.toContain('<script>alert');
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(html).toContain('href="#place-f2"');
		expect(html).toContain('id="place-f2"');
		expect(html).toContain('<mark>4.884</mark>');
		expect(html).toContain('cộng lại');
		const shown = { version: hidden(html, 'version'), revision: hidden(html, 'revision') };
		const bare = await post(world, '/reports/bc-1/reading', shown, { cookie });
		expect(bare.status).toBe(422);
		expect(await bare.text()).toContain('Chưa trả lời phát hiện');
		const answers = { 'answer-check-1': 'Làm tròn', 'answer-question-1': 'lượt' };
		const done = await post(world, '/reports/bc-1/reading', { ...shown, ...answers }, { cookie });
		expect(done.headers.get('location')).toBe('/reports/bc-1');
		expect(await loadHead(world.store, 'bc-1')).toMatchObject({ state: 'submitted', programme: 'national' });
		const again = await post(world, '/reports/bc-1/reading', { ...shown, ...answers }, { cookie });
		expect(again.status).toBe(409);
	});
});

describe('the status', () => {
	it('tells what a poll needs and nothing else', async () => {
		const world = createWebWorld();
		await storeReadReport(world, reading, untilAsked.slice(0, 3));
		const cookie = await signIn(world, 'submitter');
		const html = await (await get(world, '/reports/bc-1', { cookie })).text();
		expect(html).toContain('data-poll="/reports/bc-1/status"');
		const status = await (await get(world, '/reports/bc-1/status', { cookie })).json();
		expect(status).toEqual({ state: 'received', version: 1, revision: 2, seq: 4 });
	});
});
