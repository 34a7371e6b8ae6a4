// Goal: a script may name its unit as people do, and never reports for another. Method: one submitter with two units.
import { beforeEach, describe, expect, it } from 'vitest';
import { resolveDeclaredUnit } from '../../../functions/ledger/declared-unit.ts';
import { keys } from '../../../functions/ledger/items.ts';
import { districtId } from '../../support/report-fixture.ts';
import { createWorld, type World } from '../../support/test-world.ts';

let world: World;
const resolve = (declared: string) => resolveDeclaredUnit(world.store, 'hoa', declared);

beforeEach(async () => {
	world = createWorld();
	for (const unitId of [districtId, 'province-42-2004-07-08'])
		await world.store.transact([{ kind: 'put', item: { ...keys.member('hoa', unitId), type: 'member', unitId } }]);
});

describe('the declared unit', () => {
	it.each([districtId, 'district-535', 'huyện Ba Tơ', 'Ba Tơ', 'UBND huyện Ba Tơ, tỉnh Quảng Ngãi'])(
		'takes %s',
		async (declared) => {
			expect(await resolve(declared)).toMatchObject({ ok: true, unit: { id: districtId } });
		},
	);

	it('names the own units where it is not clear, and where it is somebody else’s', async () => {
		expect(await resolve('huyện Không Có')).toMatchObject({ ok: false, problem: { code: 'unknown-unit' } });
		const foreign = await resolve('province-51-2004-07-08');
		expect(foreign).toMatchObject({ ok: false, problem: { code: 'not-your-unit' } });
		expect(!foreign.ok && foreign.problem.vi).toContain('huyện Ba Tơ');
	});
});
