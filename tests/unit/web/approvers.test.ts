// Goal: administrators, and nobody else, keep the register of approvers. Method: the application over fakes that behave, by its forms.
import { beforeEach, describe, expect, it } from 'vitest';
import { loadOffice } from '../../../functions/ledger/office-holders.ts';
import { listChanges, unitWrite } from '../../../functions/ledger/register-changes.ts';
import { districtId } from '../../support/report-fixture.ts';
import { appoint } from '../../support/test-world.ts';
import { approver, baseUrl, createWebWorld, get, hidden, people, post, signIn, type WebWorld } from './web-world.ts';

const unit = `/approvers/unit/${districtId}`;
const na = {
	name: 'Đinh Thị Na',
	mail: 'na+duyet@bato.example',
	position: 'Chủ tịch',
	role: 'deputy',
	order: '1',
	shared: 'yes',
	validFrom: '01/03/2025',
	validTo: '',
};
const away = {
	from: '18/03/2025',
	to: '22/03/2025',
	reason: 'đi học',
	delegateName: '',
	delegateMail: '',
	delegatePosition: '',
};

let world: WebWorld;
let cookie: string;
beforeEach(async () => {
	world = createWebWorld();
	cookie = await signIn(world, 'administrator');
	await appoint(world, approver);
	await world.store.transact([unitWrite(districtId)]);
});

const page = async (path: string) => (await get(world, path, { cookie })).text();
const send = (path: string, fields: Record<string, string>) => post(world, path, fields, { cookie });
const sendFile = (path: string, fields: Record<string, string | File>) => {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	return world.app.request(`${baseUrl}${path}`, {
		method: 'POST',
		body,
		headers: { cookie, 'sec-fetch-site': 'same-origin' },
	});
};
const officers = async () => (await loadOffice(world.store, districtId)).officers;
const changes = () => listChanges(world.store, '2025-03');

describe('the register of approvers', () => {
	const pages = [
		'/approvers',
		'/approvers/import',
		'/approvers/log',
		'/approvers/export.csv',
		unit,
		`${unit}/new`,
		`${unit}/person/p1`,
	];
	const acts = [
		'/approvers/import',
		'/approvers/import/apply',
		`${unit}/new`,
		`${unit}/quorum`,
		`${unit}/person/p1`,
		`${unit}/person/p1/end`,
		`${unit}/person/p1/absence`,
		`${unit}/person/p1/absence/withdraw`,
	];

	it('does not exist for anybody but administrators', async () => {
		for (const role of ['submitter', 'auditor'] as const) {
			const other = await signIn(world, role);
			const before = world.store.all();
			for (const path of pages) expect((await get(world, path, { cookie: other })).status, path).toBe(404);
			for (const path of acts) expect((await post(world, path, na, { cookie: other })).status, path).toBe(404);
			expect(await (await get(world, '/reports', { cookie: other })).text()).not.toContain('href="/approvers"');
			expect(world.store.all()).toEqual(before);
		}
		for (const path of pages) expect((await get(world, path)).headers.get('location'), path).toContain('/auth/sign-in');
		for (const path of acts) expect((await post(world, path, na)).status, path).toBe(401);
		for (const path of pages) expect((await get(world, path, { cookie })).status, path).toBe(200);
		expect(await page('/reports')).toContain('href="/approvers"');
	});

	it('takes no form of another site', async () => {
		for (const path of acts)
			expect(
				(await post(world, path, na, { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }))
					.status,
			).toBe(403);
	});

	it.each([
		'/approvers?page=-1',
		'/approvers?page=1e999',
		`/approvers?q=${'%E1%BA%BF'.repeat(700)}`,
		'/approvers?q=%00__proto__',
		'/approvers/unit/__proto__',
		`/approvers/unit/${'x'.repeat(3000)}`,
		`${unit}/person/__proto__`,
		`${unit}/person/%2e%2e%2f`,
		`${unit}/person/p1/absence?from=__proto__`,
		'/approvers/log?month=__proto__',
		'/approvers/export.csv?separator=__proto__',
	])('answers GET %.60s', async (path) => {
		expect((await get(world, path, { cookie })).status).toBeLessThan(500);
		expect(world.errors).toEqual([]);
	});

	it('answers any body with a page', async () => {
		const bodies = ['', '{"name":1}', 'name=a&name=b&kind=__proto__&order=%00', '%', '--x\r\n\r\n'];
		const types = [
			'application/x-www-form-urlencoded',
			'application/json',
			'multipart/form-data; boundary=x',
			'text/plain',
		];
		for (const path of acts)
			for (const body of bodies)
				for (const type of types) {
					const headers = { cookie, 'content-type': type, 'sec-fetch-site': 'same-origin' };
					const answer = await world.app.request(`${baseUrl}${path}`, { method: 'POST', headers, body });
					expect([path, body, type, answer.status]).toEqual([
						path,
						body,
						type,
						expect.toSatisfy((n: number) => n >= 400 && n < 500),
					]);
				}
		expect(world.errors).toEqual([]);
		expect(await changes()).toEqual([]);
	});

	it('is found by unit and by person', async () => {
		await send(`${unit}/new`, na);
		expect(await page('/approvers')).toMatch(/Phạm Văn Lãnh(?:.|\n)*Đinh Thị Na(?:.|\n)*hộp thư chung/);
		const direct = await get(world, `/approvers?q=${encodeURIComponent('huyện Ba Tơ')}`, { cookie });
		expect(direct.headers.get('location')).toBe(unit);
		const several = await page(`/approvers?q=${encodeURIComponent('Ba Tơ')}`);
		expect(several).toContain(`href="${unit}"`);
		expect(several).toContain('href="/approvers/unit/commune-');
		for (const q of ['dinh thi na', 'NA+DUYET@'])
			expect(await page(`/approvers?q=${encodeURIComponent(q)}`)).toContain('na+duyet@bato.example');
		expect(await page('/approvers?q=kh%C3%B4ng+c%C3%B3+ai')).toContain('Không có đơn vị hay người duyệt nào như vậy');
		expect((await get(world, '/approvers/unit/nowhere', { cookie })).status).toBe(404);
		expect((await get(world, `${unit}/person/nobody`, { cookie })).status).toBe(404);
	});
});

describe('an approver', () => {
	it('is added, shown with all that is known, and in the log', async () => {
		expect((await send(`${unit}/new`, na)).headers.get('location')).toBe(unit);
		const shown = await page(unit);
		for (const words of ['Đinh Thị Na', 'na+duyet@bato.example', 'Duyệt thay', 'hộp thư chung', 'Cần 1 trên 1 người'])
			expect(shown).toContain(words);
		expect(await page('/approvers/log')).toMatch(
			/Phạm Quốc Anh(?:.|\n)*Thêm người duyệt(?:.|\n)*Đinh Thị Na(?:.|\n)*na\+duyet@bato.example/,
		);
	});

	it('is changed and put out of office by the form of what stands', async () => {
		await send(`${unit}/new`, na);
		const id = (await officers()).find((one) => one.person.id !== 'p1')?.person.id ?? '';
		const path = `${unit}/person/${id}`;
		const seen = hidden(await page(path), 'seen');
		expect(await page(path)).toContain('value="01/03/2025"');
		expect((await send(path, { ...na, role: 'holder', shared: '', seen })).status).toBe(303);
		const overtaken = await send(path, { ...na, order: '5', seen });
		expect(overtaken.status).toBe(409);
		expect(await overtaken.text()).toContain('value="5"');
		const now = hidden(await page(path), 'seen');
		expect((await send(`${path}/end`, { lastDay: '28/02/2025', seen: now })).status).toBe(422);
		expect((await send(`${path}/end`, { lastDay: '19/03/2025', seen: now })).status).toBe(303);
		expect(await page(unit)).toContain('đã thôi');
		expect((await changes()).map(({ what, who }) => [what, who.id])).toEqual(
			expect.arrayContaining([
				['office-ended', 'adm'],
				['approver-changed', 'adm'],
				['approver-added', 'adm'],
			]),
		);
	});

	it('is refused with all that is wrong, and what was typed stays', async () => {
		const refused = await send(`${unit}/new`, { ...na, mail: 'na@', order: '0', validFrom: '31/02/2025' });
		expect(refused.status).toBe(422);
		const html = await refused.text();
		expect(html).toContain('Cần sửa 3 điểm');
		for (const typed of ['value="na@"', 'value="31/02/2025"', 'value="Đinh Thị Na"', 'checked'])
			expect(html).toContain(typed);
		const english = await post(world, `${unit}/new`, { ...na, mail: 'na@' }, { cookie: `${cookie}; lang=en` });
		expect(await english.text()).toContain('The mail address');
		expect(await changes()).toEqual([]);
	});

	it('cannot break the page by what they are called', async () => {
		await send(`${unit}/new`, { ...na, name: '<script>alert(1)</script>' });
		for (const path of [unit, '/approvers', '/approvers/log']) expect(await page(path)).not.toContain('<script>alert');
	});
});

describe('quorum and absences', () => {
	it('say who is asked today', async () => {
		await send(`${unit}/new`, na);
		expect((await send(`${unit}/quorum`, { kind: 'count', count: 'x', seen: '' })).status).toBe(422);
		expect((await send(`${unit}/quorum`, { kind: 'all', count: '', seen: '' })).status).toBe(303);
		const path = `${unit}/person/p1/absence`;
		const wrong = await send(path, { ...away, to: '01/01/2025', delegateMail: 'x' });
		expect(await wrong.text()).toContain('Cần sửa 3 điểm');
		expect((await send(path, { ...away, delegateName: 'Trần Thay', delegateMail: 'thay@bato.example' })).status).toBe(
			303,
		);
		expect(await page(unit)).toMatch(/Trần Thay(?:.|\n)*duyệt thay cho Phạm Văn Lãnh đang vắng/);
		const known = '2025-03-18';
		const edit = await page(`${path}?from=${known}`);
		expect(edit).toContain('value="đi học"');
		expect((await send(path, { ...away, known, seen: hidden(edit, 'seen') })).status).toBe(303);
		expect(await page(unit)).toContain('duyệt thay vì không còn người duyệt chính');
		const seen = hidden(await page(`${path}?from=${known}`), 'seen');
		expect((await send(`${path}/withdraw`, { known, seen: 'other' })).status).toBe(409);
		expect((await send(`${path}/withdraw`, { known, seen })).status).toBe(303);
		expect(await page(unit)).toContain('đã hủy');
		expect(await page('/approvers/log')).toMatch(/Hủy vắng mặt(?:.|\n)*Phạm Văn Lãnh/);
	});
});

describe('a table', () => {
	const csv = (...lines: string[]) =>
		new File([`\uFEFFunit_id;name;mail;role;valid_from;valid_to\r\n${lines.join('\r\n')}`], 'ds.csv', {
			type: 'text/csv',
		});
	const line = `${districtId};Đinh Thị Na;na@bato.example;deputy;1/3/2025;`;

	it('is tried, confirmed and then written as it was tried', async () => {
		const before = world.store.all();
		const tried = await (await sendFile('/approvers/import', { file: csv(line) })).text();
		expect(tried).toContain('Xác nhận và ghi 1 thay đổi');
		expect(world.store.all()).toEqual(before);
		const fields = { table: hidden(tried, 'table'), digest: hidden(tried, 'digest') };
		const done = await sendFile('/approvers/import/apply', fields);
		expect(await done.text()).toContain('Đã ghi 1 thay đổi');
		expect((await officers()).map(({ person }) => person.name).toSorted()).toEqual(['Phạm Văn Lãnh', 'Đinh Thị Na']);
		const again = await sendFile('/approvers/import/apply', fields);
		expect(again.status).toBe(409);
		expect(await again.text()).toContain('không có gì để ghi');
	});

	it('tells every error with its line and offers no confirmation', async () => {
		const refused = await sendFile('/approvers/import', { file: csv(line, 'x;;na@;boss;;') });
		expect(refused.status).toBe(422);
		const html = await refused.text();
		expect(html).toContain('5 điểm phải sửa trong tệp');
		expect(html).toContain('Dòng 3');
		expect(html).not.toContain('name="digest"');
		expect((await sendFile('/approvers/import', {})).status).toBe(422);
		expect((await sendFile('/approvers/import/apply', { table: '', digest: '' })).status).toBe(422);
	});

	it('of another moment is shown as of now', async () => {
		const tried = await (await sendFile('/approvers/import', { file: csv(line) })).text();
		await send(`${unit}/new`, { ...na, mail: 'na@bato.example' });
		const answer = await sendFile('/approvers/import/apply', {
			table: hidden(tried, 'table'),
			digest: hidden(tried, 'digest'),
		});
		expect(answer.status).toBe(409);
		expect(await answer.text()).toContain('Danh sách đã thay đổi sau khi xem thử');
	});

	it('may be long, and too long', async () => {
		const long = csv(`${line}${'x'.repeat(900_000)}`);
		expect((await sendFile('/approvers/import', { file: long })).status).toBe(422);
		expect((await sendFile('/approvers/import', { file: csv('x'.repeat(2_000_000)) })).status).toBe(413);
		expect((await send(`${unit}/new`, { ...na, name: 'x'.repeat(600_000) })).status).toBe(413);
	});

	it('is exported as it can be read again, by comma or semicolon', async () => {
		await send(`${unit}/new`, { ...na, name: '=1+1' });
		const comma = await get(world, '/approvers/export.csv', { cookie });
		expect(comma.headers.get('content-disposition')).toBe('attachment; filename="nguoi-duyet-2025-03-20.csv"');
		const bytes = new Uint8Array(await comma.arrayBuffer());
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(new TextDecoder().decode(bytes)).toContain(`${districtId},district,huyện Ba Tơ,tỉnh Quảng Ngãi,'=1+1,`);
		const semicolon = await (await get(world, '/approvers/export.csv?separator=semicolon', { cookie })).text();
		expect(semicolon).toContain(`${districtId};district;`);
		const tried = await (await sendFile('/approvers/import', { file: new File([semicolon], 'ds.csv') })).text();
		expect(tried).toContain('không có gì để ghi');
	});
});

describe('the log', () => {
	it('is read a month at a time', async () => {
		await send(`${unit}/quorum`, { kind: 'all', count: '', seen: '' });
		world.clock.set('2025-04-02T08:00:00.000Z');
		cookie = await signIn(world, 'administrator');
		expect(await page('/approvers/log')).toContain('Tháng này không có thay đổi nào');
		const march = await page('/approvers/log?month=2025-03');
		expect(march).toContain(people.administrator.person.name);
		for (const link of ['month=2025-02', 'month=2025-04']) expect(march).toContain(link);
		expect(await page('/approvers/log?month=2999-99')).toContain('04/2025');
	});
});
