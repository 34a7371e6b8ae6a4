// The items a fresh table begins with. Invariant: a pure function of the data, in one order; a unit that the register does not know
// exactly once is a fault of the data and says so.
import { resolveUnit } from '../../../functions/domain/register/resolve-unit.ts';
import type { Person } from '../../../functions/domain/report.ts';
import { keys, type MemberItem, type ProfileItem } from '../../../functions/ledger/items.ts';
import type { ApproverItem, RegisterUnitItem } from '../../../functions/ledger/register-items.ts';
import { type SeededUser, seededUsers } from '../oidc/seeded-users.ts';
import { seededApprovers, seededSubmitters, type UnitWords } from './people.ts';

export type SeedItem = ProfileItem | MemberItem | ApproverItem | RegisterUnitItem;

/** Offices are held since before any report a data folder can hold. */
const inOfficeSince = '2021-01-01';

export function seededUnitId(words: UnitWords): string {
	const [unit, ...others] = resolveUnit(words);
	if (!unit || others.length > 0) {
		throw new Error(
			`infra/local/seed/people.ts: ${words.level} "${words.name}" on ${words.date} is ${others.length > 0 ? 'more than one unit' : 'no unit'} of the register`,
		);
	}
	return unit.id;
}

function profileOf({ sub, name, email, groups, username }: SeededUser): ProfileItem {
	const position = seededSubmitters.find((one) => one.username === username)?.position ?? '';
	return {
		...keys.profile(sub),
		type: 'profile',
		person: { id: sub, name, mail: email, position },
		groups: [...groups],
	};
}

const membershipsOf = ({ sub, username }: SeededUser): MemberItem[] =>
	(seededSubmitters.find((one) => one.username === username)?.units ?? []).map((words) => {
		const unitId = seededUnitId(words);
		return { ...keys.member(sub, unitId), type: 'member', unitId };
	});

const officesOf = (person: Person, units: readonly UnitWords[]): ApproverItem[] =>
	units.map((words) => {
		const unitId = seededUnitId(words);
		return {
			...keys.approver(unitId, person.id),
			type: 'approver',
			unitId,
			person,
			validFrom: inOfficeSince,
			validTo: null,
		};
	});

/** So that the register's list knows of them. */
const registeredUnits = (): RegisterUnitItem[] => {
	const unitIds = seededApprovers.flatMap(({ units }) => units.map(seededUnitId));
	return [...new Set(unitIds)].map((unitId) => ({ ...keys.registerUnit(unitId), type: 'register-unit', unitId }));
};

export const seedItems = (): SeedItem[] => [
	...seededUsers.map(profileOf),
	...seededUsers.flatMap(membershipsOf),
	...seededApprovers.flatMap(({ id, name, mail, position, units }) => officesOf({ id, name, mail, position }, units)),
	...registeredUnits(),
];
