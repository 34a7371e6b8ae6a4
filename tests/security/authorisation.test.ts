// Who may call what: every route and method against everybody who could try. Invariant: who may not see a report learns nothing of it,
// and nobody but its submitter moves it, whatever they send.
import { describe, expect, it } from 'vitest';
import { keys } from '../../functions/ledger/items.ts';
import { loadHead } from '../../functions/ledger/record-event.ts';
import { districtId, untilAsked } from '../support/report-fixture.ts';
import { finding, reading } from '../unit/web/reading-fixture.ts';
import {
	baseUrl,
	bearer,
	createWebWorld,
	get,
	post,
	postJson,
	type Role,
	signIn,
	storeReadReport,
	type WebWorld,
} from '../unit/web/web-world.ts';

const untilConfirmation = untilAsked.slice(0, 6);
const file = { name: 'bao-cao.pdf', bytes: 10, sha256: 'b'.repeat(64), role: 'report' };
const opening = { unit: districtId, kind: 'year', period: '2024', programme: 'local', files: [file] };

async function worldAt(steps = untilConfirmation): Promise<WebWorld> {
	const world = createWebWorld();
	await storeReadReport(world, reading, steps, [finding]);
	for (const role of ['submitter', 'neighbour', 'auditor'] as const) await signIn(world, role);
	return world;
}
const cookieOf = (role: Role) => ({ cookie: `session=secret-${role}` });

const reads = [
	'/reports/bc-1',
	'/reports/bc-1/reading',
	'/reports/bc-1/status',
	'/reports/bc-1/new-version',
	'/reports/bc-1/files/1/1',
];
const apiReads = ['/api/reports/bc-1', '/api/reports/bc-1/history'];

describe('reading a report', () => {
	it.each(reads)('%s is not there for a submitter of another unit, as an unknown one is not', async (path) => {
		const world = await worldAt();
		const answer = await get(world, path, cookieOf('neighbour'));
		const unknown = await get(world, path.replace('bc-1', 'bc-2'), cookieOf('neighbour'));
		expect([answer.status, unknown.status]).toEqual([404, 404]);
		const [html, other] = [await answer.text(), await unknown.text()];
		expect(html.replaceAll('bc-1', '')).toBe(other.replaceAll('bc-2', ''));
	});

	it.each(apiReads)('%s neither', async (path) => {
		const world = await worldAt();
		const answer = await get(world, path, bearer('neighbour'));
		expect(answer.status).toBe(404);
		expect(await answer.text()).toBe(
			await (await get(world, path.replace('bc-1', 'bc-2'), bearer('neighbour'))).text(),
		);
	});

	it.each(['0', '2', '-1', '1.0', '01', 'NaN', '__proto__', '1%2F..%2F2', '999999999999'])(
		'gives no file of version or number %s',
		async (odd) => {
			const world = await worldAt();
			for (const path of [`/reports/bc-1/files/${odd}/1`, `/reports/bc-1/files/1/${odd}`])
				expect((await get(world, path, cookieOf('submitter'))).status).toBe(404);
		},
	);

	it.each(['x'.repeat(3000), '__proto__', '..%2F..', '%00', 'bc-1%23HEAD', '%E1%BA%BF', '%', '%ff'])(
		'finds nothing under an id that cannot be one: %s',
		async (id) => {
			const world = await worldAt();
			world.store.get = () => Promise.reject(new Error('the table was asked'));
			const answer = await world.app.request(`${baseUrl}/api/reports/${id}`, { headers: {} });
			expect(answer.status).toBe(401);
			const other = await worldAt();
			expect((await get(other, `/reports/${id}`, cookieOf('auditor'))).status).toBe(404);
			expect(other.errors).toEqual([]);
		},
	);
});

describe('acting on a report', () => {
	const fields = { version: '1', revision: '5', 'answer-check-1': 'Làm tròn', programme: 'national' };
	const acts: [string, (world: WebWorld, role: Role) => Response | Promise<Response>][] = [
		['confirm', (world, role) => post(world, '/reports/bc-1/reading', fields, cookieOf(role))],
		['new version', (world, role) => postJson(world, '/reports/bc-1/versions', { files: [file] }, cookieOf(role))],
		[
			'confirm by the interface',
			(world, role) =>
				postJson(
					world,
					'/api/reports/bc-1/submit',
					{ version: 1, revision: 5, answers: { 'check-1': 'x' }, programme: 'local' },
					bearer(role),
				),
		],
		[
			'new version by the interface',
			(world, role) => postJson(world, '/api/reports/bc-1/versions', { files: [file] }, bearer(role)),
		],
	];

	it('only an administrator resumes, and only what the system failed', async () => {
		const world = await worldAt();
		const before = await loadHead(world.store, 'bc-1');
		for (const role of ['submitter', 'auditor', 'neighbour', 'administrator'] as const) {
			await signIn(world, role);
			const answer = await post(world, '/reports/bc-1/resume', { revision: `${before?.revision}` }, cookieOf(role));
			expect([403, 404, 409]).toContain(answer.status);
		}
		expect(await loadHead(world.store, 'bc-1')).toEqual(before);
	});

	it.each(acts)('%s is for its submitter only', async (_name, act) => {
		const world = await worldAt();
		const before = await loadHead(world.store, 'bc-1');
		for (const role of ['auditor', 'neighbour'] as const) {
			const answer = await act(world, role);
			expect([403, 404]).toContain(answer.status);
		}
		expect(await loadHead(world.store, 'bc-1')).toEqual(before);
	});

	it('somebody of the same unit sees it and does not move it', async () => {
		const world = await worldAt();
		await world.store.transact([
			{ kind: 'put', item: { ...keys.member('sub-lan', districtId), type: 'member', unitId: districtId } },
		]);
		expect((await get(world, '/reports/bc-1', cookieOf('neighbour'))).status).toBe(200);
		const before = await loadHead(world.store, 'bc-1');
		for (const [, act] of acts) expect([403, 404]).toContain((await act(world, 'neighbour')).status);
		expect(await loadHead(world.store, 'bc-1')).toEqual(before);
	});

	it('an auditor opens no report', async () => {
		const world = await worldAt();
		expect((await postJson(world, '/reports', opening, cookieOf('auditor'))).status).toBe(403);
		expect((await postJson(world, '/api/reports', opening, bearer('auditor'))).status).toBe(403);
	});

	it('nobody signed in does nothing', async () => {
		const world = await worldAt();
		const before = world.store.all();
		for (const path of ['/reports', '/reports/bc-1/versions'])
			expect((await postJson(world, path, opening, {})).status).toBe(401);
		expect((await post(world, '/reports/bc-1/reading', fields)).status).toBe(401);
		for (const path of ['/api/reports', '/api/reports/bc-1/versions', '/api/reports/bc-1/submit'])
			expect((await postJson(world, path, opening, cookieOf('submitter'))).status).toBe(401);
		expect(world.store.all()).toEqual(before);
	});

	it('a caller without a profile here does nothing', async () => {
		const world = createWebWorld();
		await storeReadReport(world, reading);
		expect((await get(world, '/api/reports/bc-1', bearer('auditor'))).status).toBe(403);
		expect((await postJson(world, '/api/reports', opening, bearer('submitter'))).status).toBe(403);
	});
});

describe('methods that nobody meant', () => {
	const paths = [
		'/',
		'/approve',
		'/approve/decide',
		'/approve/file',
		'/approve/ask-opinion',
		'/approve/waiting',
		'/approve/decide-many',
		'/opinion',
		'/opinion/give',
		'/auth/sign-out',
		'/language',
		...reads,
		'/reports',
		'/reports/new',
		'/aggregates',
		...apiReads,
		'/api/reports/bc-1/submit',
		'/health',
	];
	it.each(['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])(
		'%s changes nothing on any route',
		async (method) => {
			const world = await worldAt();
			const before = world.store.all();
			for (const path of paths)
				for (const headers of [cookieOf('submitter'), bearer('submitter'), {}]) {
					const answer = await world.app.request(`${baseUrl}${path}`, { method, headers });
					expect(answer.status).toBeLessThan(500);
					expect(answer.headers.get('access-control-allow-origin')).toBeNull();
				}
			expect(world.store.all()).toEqual(before);
			expect(world.errors).toEqual([]);
		},
	);
});
