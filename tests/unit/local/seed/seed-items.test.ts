// The seeded data fits the register and the rules it is to show.
import { describe, expect, it } from 'vitest';
import { chainFor } from '../../../../functions/domain/levels.ts';
import { isSamePerson } from '../../../../functions/domain/office.ts';
import { findUnit } from '../../../../functions/domain/register/register.ts';
import type { MemberItem, ProfileItem } from '../../../../functions/ledger/items.ts';
import type { ApproverItem } from '../../../../functions/ledger/register-items.ts';
import { seededUsers } from '../../../../infra/local/oidc/seeded-users.ts';
import { seededSubmitters } from '../../../../infra/local/seed/people.ts';
import { seededUnitId, seedItems } from '../../../../infra/local/seed/seed-items.ts';

const items = seedItems();
const profiles = items.filter((item): item is ProfileItem => item.type === 'profile');
const members = items.filter((item): item is MemberItem => item.type === 'member');
const approvers = items.filter((item): item is ApproverItem => item.type === 'approver');

describe('the seeded items', () => {
	it('have keys of their own', () => {
		expect(new Set(items.map(({ pk, sk }) => `${pk}|${sk}`)).size).toBe(items.length);
	});

	it('hold a profile with a position for every user that can sign in', () => {
		expect(profiles.map(({ person }) => person.id)).toEqual(seededUsers.map(({ sub }) => sub));
		for (const { person } of profiles) expect(person.position).not.toBe('');
		for (const { username } of seededSubmitters) expect(seededUsers.map((user) => user.username)).toContain(username);
	});

	it('give every unit that can report a holder at each level of its chain', () => {
		const held = new Set(approvers.map(({ unitId }) => unitId));
		expect(members.length).toBeGreaterThan(0);
		for (const { unitId } of members) {
			const unit = findUnit(unitId)!;
			for (const level of chainFor(unit, unit.validTo ?? unit.validFrom)) expect(held).toContain(level.unitId);
		}
	});

	it('list every unit that has an approver in the register', () => {
		const listed = items.filter((item) => item.type === 'register-unit').map(({ sk }) => sk);
		expect(listed).toEqual([...new Set(approvers.map(({ unitId }) => `UNIT#${unitId}`))]);
	});

	it('let nobody approve a report that they submit', () => {
		for (const { person } of approvers)
			for (const profile of profiles) expect(isSamePerson(person, profile.person)).toBe(false);
	});

	it('reach nobody: every address is in a domain reserved for examples', () => {
		for (const { person } of [...profiles, ...approvers]) expect(person.mail).toMatch(/\.example$/);
	});
});

it('refuses a unit that the register does not know', () => {
	expect(() => seededUnitId({ level: 'district', name: 'Không Có', date: '2025-06-30' })).toThrow(/no unit/);
});
