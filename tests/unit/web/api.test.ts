// The JSON interface over the real routes and use cases.
import { describe, expect, it } from 'vitest';
import { applyPublication } from '../../../functions/ledger/publications.ts';
import { aggregateSchema, historySchema, reportSchema } from '../../../functions/web/api/schemas.ts';
import { districtId, route, untilAsked } from '../../support/report-fixture.ts';
import { finding, reading } from './reading-fixture.ts';
import { bearer, createWebWorld, get, postJson, signIn, storeReadReport, type WebWorld } from './web-world.ts';

const file = { name: 'bao-cao.pdf', bytes: 10, sha256: 'B'.repeat(64), role: 'report' };

async function worldWithPeople(): Promise<WebWorld> {
	const world = createWebWorld();
	for (const role of ['submitter', 'neighbour', 'auditor'] as const) await signIn(world, role);
	return world;
}

describe('callers', () => {
	it('need a token of the issuer and a profile here', async () => {
		const world = createWebWorld();
		const none = await get(world, '/api/reports/bc-1');
		expect(none.status).toBe(401);
		expect(none.headers.get('www-authenticate')).toBe('Bearer');
		expect(none.headers.get('content-type')).toContain('application/problem+json');
		expect((await get(world, '/api/reports/bc-1', { authorization: 'Bearer forged' })).status).toBe(401);
		expect((await get(world, '/api/reports/bc-1', bearer('submitter'))).status).toBe(403);
	});

	it('get nothing by a cookie', async () => {
		const world = await worldWithPeople();
		await storeReadReport(world, reading);
		expect((await get(world, '/api/reports/bc-1', { cookie: 'session=secret-submitter' })).status).toBe(401);
	});

	it('see only what is theirs', async () => {
		const world = await worldWithPeople();
		await storeReadReport(world, reading);
		expect((await get(world, '/api/reports/bc-1', bearer('submitter'))).status).toBe(200);
		expect((await get(world, '/api/reports/bc-1', bearer('auditor'))).status).toBe(200);
		for (const path of ['', '/history']) {
			const answer = await get(world, `/api/reports/bc-1${path}`, bearer('neighbour'));
			expect(answer.status).toBe(404);
		}
	});
});

describe('reports', () => {
	it.each([['2021-2025'], [{ from: 2021, to: 2025 }]])('are opened with period %j', async (period) => {
		const world = await worldWithPeople();
		const body = { unit: districtId, kind: 'programme', period, files: [file] };
		const answer = await postJson(world, '/api/reports', body, bearer('submitter'));
		expect(answer.status).toBe(201);
		const opened = (await answer.json()) as { reportId: string; version: number; uploads: object[] };
		expect(opened).toMatchObject({ version: 1, uploads: [{ url: expect.any(String), fields: expect.any(Object) }] });
		const report = (await (await get(world, `/api/reports/${opened.reportId}`, bearer('submitter'))).json()) as object;
		expect(report).toMatchObject({ period: '2021-2025', state: 'draft', due: null, reading: null, holder: null });
	});

	it('are refused with what is wrong', async () => {
		const world = await worldWithPeople();
		const send = async (body: unknown) => {
			const answer = await postJson(world, '/api/reports', body, bearer('submitter'));
			const { problems } = (await answer.json()) as { problems: { code: string; en: string }[] };
			return [answer.status, problems.map((one) => one.code)];
		};
		const good = { unit: districtId, kind: 'year', period: '2024', files: [file] };
		expect(await send({ ...good, period: '2021-2025' })).toEqual([422, ['period-kind']]);
		expect(await send({ ...good, period: 'someday' })).toEqual([422, ['bad-period']]);
		expect(await send({ ...good, unit: 'province-42-2004-07-08' })).toEqual([403, ['not-your-unit']]);
		expect(await send({ ...good, files: 'none', unit: 3 })).toEqual([400, ['bad-field', 'bad-field']]);
		const text = await world.app.request('http://127.0.0.1:3000/api/reports', {
			method: 'POST',
			headers: { ...bearer('submitter'), 'content-type': 'application/json' },
			body: '{',
		});
		expect(text.status).toBe(400);
	});

	it('tell where they stand, what was read and what one may do', async () => {
		const world = await worldWithPeople();
		await storeReadReport(world, reading, untilAsked, [finding]);
		const report = await (await get(world, '/api/reports/bc-1', bearer('submitter'))).json();
		expect(reportSchema.strict().parse(report)).toMatchObject({
			state: 'in-review',
			holder: { level: 'district', unit: districtId },
			reading: { figures: { length: 5 } },
			findings: [{ id: 'check-1', answer: null }],
			mayI: { submit: { allowed: false, why: { code: 'wrong-state' } } },
		});
	});

	it('are submitted with what the caller saw', async () => {
		const world = await worldWithPeople();
		await storeReadReport(world, reading, untilAsked.slice(0, 6), [finding]);
		const { version, revision } = (await (await get(world, '/api/reports/bc-1', bearer('submitter'))).json()) as {
			version: number;
			revision: number;
		};
		const send = (body: object, role: 'submitter' | 'auditor' = 'submitter') =>
			postJson(world, '/api/reports/bc-1/submit', body, bearer(role));
		expect((await send({ version, revision, answers: {} })).status).toBe(422);
		const answers = { 'check-1': 'Làm tròn' };
		expect((await send({ version, revision, answers }, 'auditor')).status).toBe(403);
		expect((await send({ version, revision: revision - 1, answers })).status).toBe(409);
		const done = await send({ version, revision, answers });
		expect(done.status).toBe(200);
		expect(await done.json()).toMatchObject({ reportId: 'bc-1', state: 'submitted' });
	});

	it('show their history with the verdict of its chain', async () => {
		const world = await worldWithPeople();
		await storeReadReport(world, reading);
		const history = historySchema.parse(
			await (await get(world, '/api/reports/bc-1/history', bearer('auditor'))).json(),
		);
		expect(history.chain).toEqual({ holds: true });
		expect(history.events).toHaveLength(10);
	});
});

describe('aggregates', () => {
	const publish = (world: WebWorld, levelIndex: number) =>
		applyPublication(world.store, {
			pk: 'p',
			sk: `${levelIndex}`,
			type: 'publication',
			reportId: 'bc-1',
			version: 1,
			ofVersion: 1,
			levelIndex,
			level: route.chain[levelIndex]!,
			unitId: districtId,
			period: '2021-2025',
			programme: 'national',
			cells: reading.summary,
			order: `2025-03-2${levelIndex}T00:00:00.000Z#bc-1`,
		});
	const view = async (world: WebWorld, query: string) =>
		aggregateSchema.parse(
			await (await get(world, `/api/aggregates?period=2021-2025${query}`, bearer('auditor'))).json(),
		);

	it('give the nation the sum of what its chain approved, with coverage', async () => {
		const world = await worldWithPeople();
		for (const levelIndex of [0, 1, 2]) await publish(world, levelIndex);
		const nation = await view(world, '');
		expect(nation.coverage).toMatchObject({ expected: 63, approved: 0 });
		expect(nation.coverage.partly).toHaveLength(1);
		expect(nation.cells.find((cell) => cell.key === 'total|all|funding|-|actual')).toMatchObject({
			own: null,
			below: 4_884_000_000,
			difference: null,
			children: [districtId],
		});
		expect(nation.children.find((child) => child.has === 'below')).toMatchObject({ unit: 'province-51-2004-07-08' });
		const district = await view(world, `&unit=${districtId}&activity=training`);
		expect(district.cells).toMatchObject([{ activity: 'training', own: 1250, below: null }]);
	});

	it('hold nothing that a level has not approved, and nothing later than asked', async () => {
		const world = await worldWithPeople();
		await publish(world, 0);
		await publish(world, 1);
		expect((await view(world, '')).cells).toEqual([]);
		expect((await view(world, '&unit=province-51-2004-07-08')).cells).not.toEqual([]);
		expect((await view(world, '&unit=province-51-2004-07-08&asOf=2025-03-19')).cells).toEqual([]);
		expect((await view(world, '&unit=province-51-2004-07-08&asOf=2025-03-21')).cells).not.toEqual([]);
	});

	it('refuse what they do not understand', async () => {
		const world = await worldWithPeople();
		const status = async (query: string) => (await get(world, `/api/aggregates?${query}`, bearer('auditor'))).status;
		expect(await status('unit=nowhere&period=2024')).toBe(422);
		expect(await status('period=someday')).toBe(422);
		expect(await status('period=2024&activity=dancing')).toBe(400);
		expect(await status('period=2024&asOf=yesterday')).toBe(400);
	});
});

describe('the description of the interface', () => {
	it('names every route and every shape it points to', async () => {
		const world = createWebWorld();
		const answer = await get(world, '/api/openapi.json');
		expect(answer.status).toBe(200);
		const text = await answer.text();
		const api = JSON.parse(text) as {
			openapi: string;
			paths: Record<string, object>;
			components: { schemas: Record<string, object> };
		};
		expect(api.openapi).toBe('3.1.0');
		expect(Object.keys(api.paths)).toEqual([
			'/api/reports',
			'/api/reports/{id}',
			'/api/reports/{id}/versions',
			'/api/reports/{id}/submit',
			'/api/reports/{id}/history',
			'/api/aggregates',
		]);
		for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
			expect(api.components.schemas).toHaveProperty(name);
		expect(api.components.schemas.Opening).toMatchObject({ required: ['unit', 'period', 'files'] });
	});

	it('answers unknown addresses with a problem', async () => {
		const world = await worldWithPeople();
		const answer = await get(world, '/api/nothing', bearer('auditor'));
		expect(answer.status).toBe(404);
		expect(answer.headers.get('content-type')).toContain('application/problem+json');
	});
});
