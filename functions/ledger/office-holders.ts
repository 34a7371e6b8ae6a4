// Who may approve for a unit today. Invariant: those in office now, of the unit or of its successor, and never the submitter (rule 7).
import { findUnit, successorOf } from '../domain/register/register.ts';
import type { Person } from '../domain/report.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { type ApproverItem, keys } from './items.ts';

const inOffice = (item: ApproverItem, day: string): boolean =>
	item.validFrom <= day && (item.validTo === null || day <= item.validTo);

async function holdersOfUnit(store: ItemStore, unitId: string, day: string): Promise<Person[]> {
	const { pk, sk } = keys.approver(unitId, '');
	const items = (await store.list(pk, sk)) as ApproverItem[];
	return items.filter((item) => inOffice(item, day)).map((item) => item.person);
}

export const isSamePerson = (a: Person, b: Person): boolean =>
	a.id === b.id || a.mail.trim().toLowerCase() === b.mail.trim().toLowerCase();

/** A unit that was merged has its offices with its successor. */
export async function officeHolders(
	store: ItemStore,
	of: { unitId: string; day: string; submitter: Person | null },
): Promise<Person[]> {
	for (let unit = findUnit(of.unitId); unit; unit = successorOf(unit)) {
		const holders = await holdersOfUnit(store, unit.id, of.day);
		if (holders.length > 0)
			return holders.filter((person) => of.submitter === null || !isSamePerson(person, of.submitter));
	}
	return [];
}
