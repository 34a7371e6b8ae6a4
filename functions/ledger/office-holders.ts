// Who may approve for a unit on a day. Invariant: those in office on that day, of the unit or of its successor, and never the submitter (rule 7);
// one read of one partition, so that office, quorum and absences are of one moment.
import { inOffice, type Office, type OfficeRegister, selectOffice } from '../domain/office.ts';
import { anyOne } from '../domain/quorum.ts';
import { findUnit, successorOf } from '../domain/register/register.ts';
import type { Person } from '../domain/report.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { keys } from './items.ts';
import type { AbsenceItem, ApproverItem, OfficeItem } from './register-items.ts';

export interface UnitOffice extends OfficeRegister {
	officers: ApproverItem[];
	absences: AbsenceItem[];
	office: OfficeItem | null;
}

/** Everything the register holds about one unit, past and to come too. */
export async function loadOffice(store: ItemStore, unitId: string): Promise<UnitOffice> {
	const items = await store.list(keys.office(unitId).pk);
	const office = items.find((item): item is OfficeItem => item.type === 'office') ?? null;
	return {
		officers: items.filter((item): item is ApproverItem => item.type === 'approver'),
		absences: items.filter((item): item is AbsenceItem => item.type === 'absence'),
		office,
		...(office ? { quorum: office.quorum } : {}),
	};
}

/** A unit that was merged has its offices with its successor. */
export async function officeOf(
	store: ItemStore,
	of: { unitId: string; day: string; submitter: Person | null },
): Promise<Office> {
	for (let unit = findUnit(of.unitId); unit; unit = successorOf(unit)) {
		const register = await loadOffice(store, unit.id);
		if (register.officers.some((one) => inOffice(one, of.day)))
			return selectOffice(register, { ...of, unitId: unit.id });
	}
	return { unitId: of.unitId, quorum: anyOne, deciders: [], deputies: [] };
}
