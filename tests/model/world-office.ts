// Who is in office in the model's world, by what happened to whom: written to the register and told to the model alike. Invariant: the model's answer
// is worked out here by hand, not by the product's rules.
import { keys } from '../../functions/ledger/items.ts';
import type { AbsenceItem, ApproverItem, OfficeItem } from '../../functions/ledger/register-items.ts';
import type { Item } from '../../functions/ports/item-store.ts';
import { route } from '../support/report-fixture.ts';
import type { OfficeNow } from './report-model.ts';

const [district, province, ministry] = route.chain.map(({ unitId }) => unitId) as [string, string, string];
const elsewhere = 'province-42-2004-07-08';
export const chains: readonly (readonly string[])[] = [
	[district, province, ministry],
	[district, elsewhere, ministry],
	[district, ministry],
];
export const unitsSeen = [district, province, elsewhere, ministry];

const who = (id: string) => ({ id, name: `Ông bà ${id}`, mail: `${id}@duyet.example`, position: 'Lãnh đạo' });
export const people = ['d1', 'd1-delegate', 'p1', 'p2', 'p-deputy', 'q1', 'm1', 'm1-delegate'] as const;
export type PersonId = (typeof people)[number];
export const mailOf = (id: string): string => who(id).mail;

/** What can happen to an office, and be undone. */
export const events = ['d1-away', 'm1-away', 'p1-away', 'p2-left'] as const;
export type OfficeEvent = (typeof events)[number];
export type Happened = ReadonlySet<OfficeEvent>;

const officer = (unitId: string, id: PersonId, of: Partial<ApproverItem> = {}): ApproverItem => ({
	...keys.approver(unitId, id),
	type: 'approver',
	unitId,
	person: who(id),
	validFrom: '2020-01-01',
	validTo: null,
	...of,
});
const away = (unitId: string, id: PersonId, delegate: PersonId | null, withdrawn: boolean): AbsenceItem => ({
	...keys.absence(unitId, id, '2020-01-01'),
	type: 'absence',
	unitId,
	personId: id,
	from: '2020-01-01',
	to: '2099-12-31',
	delegate: delegate && who(delegate),
	reason: 'Nghỉ phép',
	withdrawn,
});
const twoOfThem: OfficeItem = {
	...keys.office(province),
	type: 'office',
	unitId: province,
	quorum: { kind: 'count', count: 2 },
};

/** The whole register as it is then. */
export const registerOf = (happened: Happened): Item[] => [
	officer(district, 'd1'),
	officer(province, 'p1'),
	officer(province, 'p2', { order: 2, validTo: happened.has('p2-left') ? '2020-12-31' : null }),
	officer(province, 'p-deputy', { role: 'deputy' }),
	officer(elsewhere, 'q1'),
	officer(ministry, 'm1'),
	twoOfThem,
	away(district, 'd1', 'd1-delegate', !happened.has('d1-away')),
	away(ministry, 'm1', 'm1-delegate', !happened.has('m1-away')),
	away(province, 'p1', null, !happened.has('p1-away')),
];

export const officeAt =
	(happened: Happened) =>
	(unit: string): OfficeNow => {
		if (unit === district)
			return { quorum: 1, deciders: [happened.has('d1-away') ? 'd1-delegate' : 'd1'], deputies: [] };
		if (unit === elsewhere) return { quorum: 1, deciders: ['q1'], deputies: [] };
		if (unit === ministry)
			return { quorum: 1, deciders: [happened.has('m1-away') ? 'm1-delegate' : 'm1'], deputies: [] };
		const present = [...(happened.has('p1-away') ? [] : ['p1']), ...(happened.has('p2-left') ? [] : ['p2'])];
		if (present.length === 0) return { quorum: 2, deciders: ['p-deputy'], deputies: [] };
		return { quorum: 2, deciders: present, deputies: ['p-deputy'] };
	};
