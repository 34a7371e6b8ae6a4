// Goal: what an administrator does to the approvers' register is checked whole and kept with its entry in the log. Method: the acts over a store
// that behaves, with others in between.
import { beforeEach, describe, expect, it } from 'vitest';
import type { AbsenceWords } from '../../../functions/domain/absence-words.ts';
import type { ApproverWords } from '../../../functions/domain/approver-words.ts';
import { createApproverRegister, type Registered } from '../../../functions/ledger/approver-register.ts';
import { keys } from '../../../functions/ledger/items.ts';
import { loadOffice, officeOf } from '../../../functions/ledger/office-holders.ts';
import { listChanges, listRegisterUnits } from '../../../functions/ledger/register-changes.ts';
import { ConflictError } from '../../../functions/ports/item-store.ts';
import { districtId } from '../../support/report-fixture.ts';
import { appoint, createWorld, type World } from '../../support/test-world.ts';

const admin = { id: 'adm', name: 'Phạm Quốc Anh', mail: 'anh@moit.example', position: 'Quản trị' };
const lanh = { id: 'p1', name: 'Phạm Văn Lãnh', mail: 'lanh@bato.example', position: 'Phó Chủ tịch' };
const words: ApproverWords = {
	name: ' Đinh  Thị Na ',
	mail: 'Na@bato.example',
	position: 'Chủ tịch',
	role: 'holder',
	order: '2',
	shared: '',
	validFrom: '01/03/2025',
	validTo: '',
};
const absence: AbsenceWords = {
	from: '18/03/2025',
	to: '2025-03-22',
	reason: 'đi học',
	delegateName: 'Trần Văn Thay',
	delegateMail: 'thay@bato.example',
	delegatePosition: '',
};
const unit = { unitId: districtId };
const added = { ...unit, personId: null };
const first = { ...unit, personId: 'p1' };

let world: World;
let register: ReturnType<typeof createApproverRegister>;
beforeEach(async () => {
	world = createWorld();
	register = createApproverRegister(world);
	await appoint(world, lanh);
});

const codes = (registered: Registered): string[] => (registered.ok ? [] : registered.problems.map((one) => one.code));
const change = (registered: Registered) => {
	if (!registered.ok || !registered.change) throw new Error(`nothing changed: ${codes(registered)}`);
	return registered.change;
};
const log = () => listChanges(world.store, '2025-03');

describe('an approver', () => {
	it('is put with an entry in the log, and the unit is listed', async () => {
		const made = change(await register.putApprover(admin, added, words));
		expect(made).toMatchObject({ what: 'approver-added', who: admin, unitId: districtId, before: null });
		expect(made.at).toBe(world.clock.now());
		const { officers } = await loadOffice(world.store, districtId);
		expect(officers.find((one) => one.person.id !== 'p1')).toMatchObject({
			person: { name: 'Đinh Thị Na', mail: 'Na@bato.example', position: 'Chủ tịch' },
			validFrom: '2025-03-01',
			validTo: null,
			role: 'holder',
			order: 2,
			shared: false,
			change: made.id,
		});
		expect(await log()).toEqual([made]);
		expect(await listRegisterUnits(world.store)).toEqual([districtId]);
	});

	it('is not added twice, and is changed by its own entry', async () => {
		const { after } = change(await register.putApprover(admin, added, words));
		expect(codes(await register.putApprover(admin, added, { ...words, mail: 'na@BATO.example' }))).toEqual([
			'mailbox-taken',
		]);
		const personId = (after.person as { id: string }).id;
		expect(await register.putApprover(admin, { ...unit, personId }, words)).toEqual({ ok: true, change: null });
		const changed = change(await register.putApprover(admin, { ...unit, personId }, { ...words, role: 'deputy' }));
		expect(changed).toMatchObject({ what: 'approver-changed', before: after, after: { role: 'deputy' } });
		expect((await log()).length).toBe(2);
	});

	it('put without the pages is changed as one that says what it leaves unsaid', async () => {
		const same = { ...words, ...lanh, order: '', validFrom: '2020-01-01' };
		expect(await register.putApprover(admin, first, same)).toEqual({ ok: true, change: null });
		expect(change(await register.putApprover(admin, first, { ...same, shared: 'có' })).after).toMatchObject({
			shared: true,
		});
	});

	it('may follow another at the same official mailbox, on other days', async () => {
		const next = { ...words, mail: lanh.mail };
		expect(codes(await register.putApprover(admin, added, next))).toEqual(['mailbox-taken']);
		change(await register.endOffice(admin, first, { validTo: '28/02/2025' }));
		change(await register.putApprover(admin, added, next));
		const { deciders } = await officeOf(world.store, { ...unit, day: '2025-03-20', submitter: null });
		expect(deciders.map(({ person }) => person.name)).toEqual(['Đinh Thị Na']);
		const reopened = { ...words, ...lanh, validFrom: '2020-01-01' };
		expect(codes(await register.putApprover(admin, first, reopened))).toEqual(['mailbox-taken']);
	});

	it('is refused with everything that is wrong, in both languages', async () => {
		const wrong = {
			name: '',
			mail: 'hoa@',
			position: 'x'.repeat(201),
			role: 'boss',
			order: '0',
			shared: 'maybe',
			validFrom: '31/02/2025',
			validTo: '20225-01-01',
		};
		const registered = await register.putApprover(admin, { ...unit, personId: 'nobody' }, wrong);
		expect(codes(registered)).toEqual([
			'missing-field',
			'bad-mail',
			'too-long',
			'bad-choice',
			'bad-number',
			'bad-choice',
			'bad-day',
			'bad-day',
			'unknown-person',
		]);
		for (const { vi, en } of registered.ok ? [] : registered.problems) expect(vi).not.toBe(en);
		const reversed = { ...words, validTo: '28/02/2025' };
		expect(codes(await register.putApprover(admin, added, reversed))).toEqual(['ends-before-it-begins']);
		expect(codes(await register.putApprover(admin, { unitId: 'x', personId: null }, words))).toEqual(['unknown-unit']);
		expect(await log()).toEqual([]);
	});

	it.each(['hoa+kc@bato.example', '"Van phong"@bato.example', 'hoa@tỉnh.vn'])(
		'may have the mailbox %s',
		async (mail) => {
			change(await register.putApprover(admin, added, { ...words, mail }));
		},
	);
});

describe('the end of an office', () => {
	it('is its last day; nothing is deleted', async () => {
		const ended = change(await register.endOffice(admin, first, { validTo: '19/03/2025' }));
		expect(ended).toMatchObject({ what: 'office-ended', before: { validTo: null }, after: { validTo: '2025-03-19' } });
		expect((await loadOffice(world.store, districtId)).officers).toHaveLength(1);
		expect(await register.endOffice(admin, first, { validTo: '2025-03-19' })).toEqual({ ok: true, change: null });
	});

	it('is a day on or after the first, of somebody there', async () => {
		expect(codes(await register.endOffice(admin, first, { validTo: '31/12/1999' }))).toEqual(['bad-day']);
		expect(codes(await register.endOffice(admin, { ...first, personId: 'x' }, { validTo: '' }))).toEqual([
			'missing-field',
			'unknown-person',
		]);
		const { personId } = first;
		change(await register.putApprover(admin, first, { ...words, ...lanh }));
		expect(codes(await register.endOffice(admin, { ...unit, personId }, { validTo: '28/02/2025' }))).toEqual([
			'ends-before-it-begins',
		]);
	});
});

describe('the quorum', () => {
	it('is set, and one of at least one', async () => {
		change(await register.setQuorum(admin, unit, { kind: 'count', count: '2' }));
		const office = await officeOf(world.store, { ...unit, day: '2025-03-20', submitter: null });
		expect(office.quorum).toEqual({ kind: 'count', count: 2 });
		expect(await register.setQuorum(admin, unit, { kind: 'count', count: '02' })).toEqual({ ok: true, change: null });
		for (const count of ['0', '-1', '1.5', '', '21', 'x'])
			expect(codes(await register.setQuorum(admin, unit, { kind: 'count', count }))).toEqual(['bad-number']);
		expect(codes(await register.setQuorum(admin, unit, { kind: 'most', count: '' }))).toEqual(['bad-choice']);
		expect(change(await register.setQuorum(admin, unit, { kind: 'all', count: 'x' }))).toMatchObject({
			what: 'quorum-set',
			before: { quorum: { kind: 'count', count: 2 } },
			after: { quorum: { kind: 'all' } },
		});
	});
});

describe('an absence', () => {
	const today = { ...unit, day: '2025-03-20', submitter: null };

	it('puts the delegate in, until it is taken back', async () => {
		expect(change(await register.setAbsence(admin, first, absence)).what).toBe('absence-set');
		const { deciders } = await officeOf(world.store, today);
		expect(deciders).toMatchObject([{ person: { mail: 'thay@bato.example' }, standsFor: { id: 'p1' } }]);
		expect(change(await register.withdrawAbsence(admin, { ...first, from: '2025-03-18' })).what).toBe(
			'absence-withdrawn',
		);
		expect((await officeOf(world.store, today)).deciders).toMatchObject([{ person: { id: 'p1' }, why: 'office' }]);
		expect((await loadOffice(world.store, districtId)).absences).toHaveLength(1);
		change(await register.setAbsence(admin, first, absence));
		expect((await officeOf(world.store, today)).deciders).toMatchObject([{ why: 'absence' }]);
	});

	it('names a delegate of the office as the register knows them', async () => {
		const { after } = change(await register.putApprover(admin, added, words));
		const named = { ...absence, delegateName: 'Na', delegateMail: 'NA@bato.example' };
		expect(change(await register.setAbsence(admin, first, named)).after.delegate).toEqual(after.person);
	});

	it('is refused with everything that is wrong', async () => {
		const wrong = { ...absence, to: '17/03/2025', reason: ' ', delegateName: '', delegateMail: 'x' };
		expect(codes(await register.setAbsence(admin, { ...unit, personId: 'x' }, wrong))).toEqual([
			'ends-before-it-begins',
			'missing-field',
			'missing-field',
			'bad-mail',
			'unknown-person',
		]);
		const own = { ...absence, delegateMail: 'LANH@bato.example' };
		expect(codes(await register.setAbsence(admin, first, own))).toEqual(['own-delegate']);
		change(await register.setAbsence(admin, first, absence));
		expect(codes(await register.setAbsence(admin, first, { ...absence, from: '22/03/2025' }))).toEqual([
			'already-away',
		]);
		expect(codes(await register.withdrawAbsence(admin, { ...first, from: '2025-01-01' }))).toEqual(['unknown-absence']);
	});
});

describe('two administrators at once', () => {
	it('the second is told that the entry is not the one they looked at', async () => {
		const mine = { ...words, ...lanh, validFrom: '2020-01-01' };
		const { id } = change(await register.putApprover(admin, { ...first, seen: '' }, { ...mine, order: '2' }));
		expect(codes(await register.putApprover(admin, { ...first, seen: '' }, { ...mine, order: '3' }))).toEqual([
			'moved-on',
		]);
		change(await register.putApprover(admin, { ...first, seen: id }, { ...mine, order: '3' }));
	});

	it('whoever is overtaken in the middle decides on what stands then', async () => {
		const other = createApproverRegister(world);
		let overtaken = false;
		const store = {
			...world.store,
			transact: async (writes: Parameters<typeof world.store.transact>[0]) => {
				if (!overtaken) {
					overtaken = true;
					change(await other.endOffice(admin, first, { validTo: '19/03/2025' }));
				}
				await world.store.transact(writes);
			},
		};
		const mine = createApproverRegister({ ...world, store });
		expect(change(await mine.endOffice(admin, first, { validTo: '18/03/2025' })).before).toMatchObject({
			validTo: '2025-03-19',
		});
		const stubborn = { ...world.store, transact: () => Promise.reject(new ConflictError('always')) };
		const never = createApproverRegister({ ...world, store: stubborn });
		expect(codes(await never.setQuorum(admin, unit, { kind: 'all', count: '' }))).toEqual(['moved-on']);
	});

	it('leaves neither the change nor its entry where the transaction fails', async () => {
		const before = world.store.all();
		const failing = { ...world.store, transact: () => Promise.reject(new Error('no table')) };
		await expect(
			createApproverRegister({ ...world, store: failing }).setQuorum(admin, unit, { kind: 'all', count: '' }),
		).rejects.toThrow('no table');
		expect(world.store.all()).toEqual(before);
		expect(await world.store.get(keys.office(districtId))).toBeNull();
	});
});
