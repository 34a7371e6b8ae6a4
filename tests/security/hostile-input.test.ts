// What people and programs could send to break things. Invariant: it is answered with a page or a problem, never with a fault of ours,
// and what the history keeps comes back from any store as it went in.

import { describe, expect, it } from 'vitest';
import type { VersionItem } from '../../functions/ledger/items.ts';
import { keys } from '../../functions/ledger/items.ts';
import { loadHead } from '../../functions/ledger/record-event.ts';
import { codeIn } from '../../infra/local/demo/inbox.ts';
import { districtId, untilAsked } from '../support/report-fixture.ts';
import { finding, reading } from '../unit/web/reading-fixture.ts';
import {
	baseUrl,
	bearer,
	createWebWorld,
	get,
	hidden,
	issueLink,
	post,
	postJson,
	signIn,
	storeReadReport,
	type WebWorld,
} from '../unit/web/web-world.ts';

const untilConfirmation = untilAsked.slice(0, 6);
const sha256 = 'b'.repeat(64);
const codesOf = async (answer: Response): Promise<string[]> =>
	((await answer.json()) as { problems: { code: string }[] }).problems.map((one) => one.code);

async function toConfirm() {
	const world = createWebWorld();
	await storeReadReport(world, reading, untilConfirmation, [finding]);
	const cookie = await signIn(world, 'submitter');
	const { version, revision } = (await loadHead(world.store, 'bc-1')) ?? {};
	return { world, cookie, seen: { version: `${version}`, revision: `${revision}` } };
}

const submittedIn = (world: WebWorld) =>
	world.store
		.all()
		.filter((item) => item.type === 'event')
		.map((item) => (item.event as { body: { type: string; answers: Record<string, string> } }).body)
		.filter((body) => body.type === 'submitted');

describe('answers', () => {
	it.each(['__proto__', 'Constructor', '', 'Check-1', 'a'.repeat(200), 'check-1 '])(
		'under the name %j are refused',
		async (name) => {
			const { world, cookie, seen } = await toConfirm();
			const fields = { ...seen, 'answer-check-1': 'Làm tròn', [`answer-${name}`]: 'x' };
			const answer = await post(world, '/reports/bc-1/reading', fields, { cookie });
			expect(answer.status).toBe(422);
			expect(await answer.text()).toContain('không thuộc phát hiện hay câu hỏi nào');
			expect(await loadHead(world.store, 'bc-1')).toMatchObject({ state: 'awaiting-confirmation' });
		},
	);

	it('that are too long are said to be so, not cut', async () => {
		const { world, cookie, seen } = await toConfirm();
		const long = await post(
			world,
			'/reports/bc-1/reading',
			{ ...seen, 'answer-check-1': 'ấ'.repeat(2001) },
			{ cookie },
		);
		expect(long.status).toBe(422);
		expect(await long.text()).toContain('2001 ký tự, tối đa 2000');
	});

	it('that together would not fit into the history are refused', async () => {
		const { world, cookie, seen } = await toConfirm();
		const many = Array.from({ length: 150 }, (_, n): [string, string] => [`answer-q-${n}`, 'x'.repeat(1990)]);
		const fields = [...Object.entries(seen), ['answer-check-1', 'x'], ...many] as [string, string][];
		const answer = await post(world, '/reports/bc-1/reading', fields, { cookie });
		expect(answer.status).toBe(422);
		expect(await answer.text()).toContain('Các câu trả lời cộng lại quá dài');
	});

	it('count a line break as one character, as the browser does', async () => {
		const { world, cookie, seen } = await toConfirm();
		const lines = Array.from({ length: 1000 }, () => 'x').join('\r\n');
		const answer = await post(world, '/reports/bc-1/reading', { ...seen, 'answer-check-1': lines }, { cookie });
		expect(answer.status).toBe(303);
		expect(submittedIn(world)[0]?.answers['check-1']).toBe(lines.replaceAll('\r\n', '\n'));
	});

	it('keep no halves of characters, which a store would alter under the hash', async () => {
		const { world, seen } = await toConfirm();
		const body = { version: Number(seen.version), revision: Number(seen.revision), answers: { 'check-1': 'a\ud800b' } };
		expect((await postJson(world, '/api/reports/bc-1/submit', body, bearer('submitter'))).status).toBe(200);
		expect(submittedIn(world)[0]?.answers['check-1']).toBe('a\ufffdb');
	});
});

describe('file names', () => {
	const open = async (name: string) => {
		const world = createWebWorld();
		const cookie = await signIn(world, 'submitter');
		const files = [{ name, bytes: 10, sha256, role: 'report' }];
		const body = { unit: districtId, kind: 'year', period: '2024', programme: 'local', files };
		const answer = await postJson(world, '/reports', body, { cookie });
		return { world, cookie, answer };
	};
	it.each([
		['a"b;c.pdf', 'a"b;c.pdf'],
		['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie: x=1.pdf'],
		['bao-cao\u202Efdp.exe.pdf', 'bao-caofdp.exe.pdf'],
		['../../etc/bao cao.docx', 'bao cao.docx'],
		['C:\\Users\\hoa\\báo cáo.docx', 'báo cáo.docx'],
		['x\ud800.pdf', 'x.pdf'],
		['\u0000a\u200b.pdf', 'a.pdf'],
	])('%j is called %j', async (given, kept) => {
		const { world, answer } = await open(given);
		expect(answer.status).toBe(201);
		const { reportId } = (await answer.json()) as { reportId: string };
		const item = (await world.store.get(keys.version(reportId, 1))) as VersionItem;
		expect(item.files[0]?.name).toBe(kept);
	});

	it('are judged by what is left of them', async () => {
		const { answer } = await open('bao-cao.pdf/\u202E');
		expect(answer.status).toBe(422);
		expect(await codesOf(answer)).toContain('wrong-type');
	});

	it('run nothing on any page', async () => {
		const evil = '<img src=x onerror=alert(1)>.pdf';
		const { world, cookie, answer } = await open(evil);
		const { reportId } = (await answer.json()) as { reportId: string };
		const html = await (await get(world, `/reports/${reportId}`, { cookie })).text();
		expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;.pdf');
		expect(html).not.toContain('<img');
	});
});

describe('a decision', () => {
	async function opened() {
		const world = createWebWorld();
		await storeReadReport(world, reading, untilAsked, [finding]);
		const { token } = await issueLink(world);
		const nonce = hidden(await (await post(world, '/approve', { t: token })).text(), 'nonce');
		return { world, fields: { t: token, nonce } };
	}
	const bindingIn = (world: WebWorld) =>
		world.store
			.all()
			.filter((item) => item.type === 'event')
			.map((item) => (item.event as { body: { type: string; binding?: { acknowledged: string[] } } }).body)
			.find((body) => body.type === 'approved')?.binding;

	it('notes only findings there are, however many names are sent', async () => {
		const { world, fields } = await opened();
		const noise = Array.from({ length: 5000 }, (_, n): [string, string] => ['acknowledged', `made-up-${n}`]);
		const sent: [string, string][] = [
			...Object.entries(fields),
			['act', 'approve'],
			['acknowledged', 'check-1'],
			...noise,
		];
		expect((await post(world, '/approve/decide', sent)).status).toBe(202);
		const code = codeIn(world.mails.at(-1) ?? { text: '' }) ?? '';
		expect((await post(world, '/approve/decide', [...sent, ['code', code]])).status).toBe(200);
		expect(bindingIn(world)?.acknowledged).toEqual(['check-1']);
	});

	it('uses its nonce once, and only with its own link', async () => {
		const { world, fields } = await opened();
		const other = await issueLink(world);
		const act = { act: 'return', reason: 'Thiếu phụ lục' };
		expect((await post(world, '/approve/decide', { ...act, ...fields, t: other.token })).status).toBe(409);
		expect((await post(world, '/approve/decide', { ...act, ...fields })).status).toBe(200);
		expect((await post(world, '/approve/decide', { ...act, ...fields })).status).toBe(409);
	});

	it('takes a reason as long as the page allows, with line breaks', async () => {
		const { world, fields } = await opened();
		const reason = Array.from({ length: 2500 }, () => 'x').join('\r\n');
		expect((await post(world, '/approve/decide', { ...fields, act: 'return', reason })).status).toBe(200);
		expect((await loadHead(world.store, 'bc-1'))?.objection?.reason).toBe(reason.replaceAll('\r\n', '\n'));
	});

	it('is heard from an older browser that names neither its site nor, without referrers, its origin', async () => {
		const { world, fields } = await opened();
		const send = (headers: Record<string, string>) =>
			world.app.request(`${baseUrl}/approve/decide`, {
				method: 'POST',
				headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
				body: new URLSearchParams({ ...fields, act: 'return', reason: 'Thiếu' }).toString(),
			});
		expect((await send({ origin: 'http://evil.example' })).status).toBe(403);
		expect((await send({ origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
		expect((await send({ origin: 'null' })).status).toBe(200);
	});
});

describe('requests that are no requests', () => {
	const bodies: [string, string][] = [
		['multipart/form-data', 'no boundary'],
		['multipart/form-data; boundary=x', '--y\r\nbroken'],
		['application/x-www-form-urlencoded', '%%%=%zz&t=%ff&=&t&__proto__=1&answer-__proto__=1'],
		['application/json', '{"version":1e999,"revision":{},"answers":{"__proto__":"x"},"files":[[]]}'],
		['application/json', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
		['application/json', '{"files":null,"unit":"__proto__","period":{"from":1e308,"to":-1}}'],
		['text/plain', 't=x'],
		['', ''],
	];
	const paths = ['/approve', '/approve/decide', '/approve/file', '/language', '/auth/sign-out', '/reports'];
	const more = [
		'/reports/bc-1/reading',
		'/reports/bc-1/versions',
		'/reports/bc-1/resume',
		'/api/reports',
		'/api/reports/bc-1/submit',
	];

	it.each(bodies)('%s %.40j', async (type, body) => {
		const { world, cookie } = await toConfirm();
		for (const path of [...paths, ...more]) {
			const answer = await world.app.request(`${baseUrl}${path}`, {
				method: 'POST',
				headers: { 'content-type': type, cookie, 'sec-fetch-site': 'same-origin', ...bearer('submitter') },
				body,
			});
			expect([path, answer.status]).toEqual([path, expect.toSatisfy((status: number) => status < 500)]);
		}
		expect(world.errors).toEqual([]);
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});

	it.each([
		'/aggregates?unit=__proto__&period=__proto__&programme=x&activity=constructor&source=__proto__',
		'/aggregates?period=9999999999-1&unit=ministry',
		`/reports?q=${'%E1%BA%BF'.repeat(700)}&unit=__proto__`,
		'/auth/callback?state=__proto__&code=x',
		'/auth/callback?state=%00',
		'/assets/__proto__',
		'/assets/..%2f..%2fpackage.json',
		'/%2e%2e/%2e%2e/etc/passwd',
	])('GET %.60s', async (path) => {
		const world = createWebWorld();
		const cookie = await signIn(world, 'auditor');
		expect((await get(world, path, { cookie })).status).toBeLessThan(500);
		expect(world.errors).toEqual([]);
	});

	it.each([
		'//evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'javascript:alert(1)',
		'/\u0000',
		'/ế',
		'/a\r\nX: 1',
	])('never lead to %j after switching the language or signing in', async (back) => {
		const world = createWebWorld();
		const answer = await post(world, '/language', { to: 'en', back });
		expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
		const begun = await get(world, `/auth/sign-in?next=${encodeURIComponent(back)}`);
		const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
		const done = await get(world, `/auth/callback?state=${cookie.split('=')[1]}&code=aud`, { cookie });
		expect(done.headers.get('location')).toBe('/reports');
	});

	it('too large are refused before they are read', async () => {
		const { world, cookie } = await toConfirm();
		const large = `t=${'x'.repeat(600_000)}`;
		const type = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie };
		for (const path of ['/approve', '/approve/decide', '/language', '/reports/bc-1/reading'])
			expect(
				(await world.app.request(`${baseUrl}${path}`, { method: 'POST', headers: type, body: large })).status,
			).toBe(413);
	});
});

describe('sessions', () => {
	it('end when somebody else signs in from the same browser', async () => {
		const world = createWebWorld();
		const earlier = await signIn(world, 'submitter');
		const begun = await get(world, '/auth/sign-in');
		const state = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
		const done = await get(world, '/auth/callback?state=state-1&code=aud', { cookie: `${state}; ${earlier}` });
		expect(done.headers.getSetCookie().some((one) => one.startsWith('session='))).toBe(true);
		expect((await get(world, '/reports', { cookie: earlier })).status).toBe(303);
	});

	it('cannot be planted: an id that was not given opens nothing and is not taken over', async () => {
		const world = createWebWorld();
		const begun = await get(world, '/auth/sign-in');
		const state = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
		const done = await get(world, '/auth/callback?state=state-1&code=aud', { cookie: `${state}; session=planted` });
		expect(done.headers.getSetCookie().join()).not.toContain('planted');
		expect((await get(world, '/reports', { cookie: 'session=planted' })).status).toBe(303);
	});

	it('bind the round trip to the issuer to this very host', async () => {
		const world = createWebWorld({ baseUrl: 'https://khuyencong.example.vn' });
		const cookie = (await get(world, '/auth/sign-in')).headers.get('set-cookie') ?? '';
		expect(cookie).toMatch(/^__Host-sign-in=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
	});
});
