// Goal: the register's items give the office of a day, also of a unit that was merged. Method: the use case over a store that behaves.
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../functions/domain/report.ts';
import { keys } from '../../../functions/ledger/items.ts';
import { officeOf } from '../../../functions/ledger/office-holders.ts';
import type { AbsenceItem, ApproverItem, OfficeItem } from '../../../functions/ledger/register-items.ts';
import { districtId, submitter } from '../../support/report-fixture.ts';
import { createWorld } from '../../support/test-world.ts';

const successorId = 'province-51-2025-07-01';
const person = (id: string): Person => ({ id, name: id, mail: `${id}@bato.example`, position: '' });
const approver = (unitId: string, id: string, rest: Partial<ApproverItem> = {}): ApproverItem => ({
	...keys.approver(unitId, id),
	type: 'approver',
	unitId,
	person: person(id),
	validFrom: '2021-01-01',
	validTo: null,
	...rest,
});
const storeOf = async (...items: (ApproverItem | OfficeItem | AbsenceItem)[]) => {
	const { store } = createWorld();
	for (const item of items) await store.transact([{ kind: 'put', item }]);
	return store;
};
const ofDistrict = { unitId: districtId, day: '2025-03-20', submitter };

describe('the office of a unit', () => {
	it('is read with its quorum and absences', async () => {
		const office: OfficeItem = {
			...keys.office(districtId),
			type: 'office',
			unitId: districtId,
			quorum: { kind: 'count', count: 2 },
		};
		const absence: AbsenceItem = {
			...keys.absence(districtId, 'a', '2025-03-01'),
			type: 'absence',
			unitId: districtId,
			personId: 'a',
			from: '2025-03-01',
			to: '2025-03-31',
			delegate: person('x'),
			reason: 'đi học',
		};
		const deputy = approver(districtId, 'c', { role: 'deputy' });
		const store = await storeOf(
			approver(districtId, 'a'),
			approver(districtId, 'b', { shared: true }),
			deputy,
			office,
			absence,
		);
		expect(await officeOf(store, ofDistrict)).toEqual({
			unitId: districtId,
			quorum: { kind: 'count', count: 2 },
			deciders: [
				{ person: person('x'), shared: false, standsFor: person('a'), why: 'absence' },
				{ person: person('b'), shared: true, standsFor: null, why: 'office' },
			],
			deputies: [{ person: person('c'), shared: false, standsFor: null, why: 'office' }],
		});
	});

	it('is with the successor once nobody of the unit itself is in office', async () => {
		const store = await storeOf(
			approver(districtId, 'a', { validTo: '2025-06-30' }),
			approver(successorId, 'p', { validFrom: '2025-07-01' }),
		);
		expect(await officeOf(store, ofDistrict)).toMatchObject({
			unitId: districtId,
			deciders: [{ person: { id: 'a' } }],
		});
		const later = await officeOf(store, { ...ofDistrict, day: '2025-07-01' });
		expect(later).toMatchObject({ unitId: successorId, quorum: { kind: 'any' }, deciders: [{ person: { id: 'p' } }] });
	});

	it('does not pass to the successor since its only holder is away or submits', async () => {
		const own = approver(districtId, 'a', { person: { ...submitter, id: 'other', mail: ' HOA@bato.example' } });
		const store = await storeOf(own, approver(successorId, 'p'));
		expect(await officeOf(store, ofDistrict)).toMatchObject({ unitId: districtId, deciders: [], deputies: [] });
	});

	it('is nobody’s where nobody is known, nor for a unit that is not', async () => {
		const store = await storeOf();
		const nobody = { quorum: { kind: 'any' }, deciders: [], deputies: [] };
		expect(await officeOf(store, ofDistrict)).toEqual({ unitId: districtId, ...nobody });
		expect(await officeOf(store, { ...ofDistrict, unitId: 'x' })).toEqual({ unitId: 'x', ...nobody });
	});
});
