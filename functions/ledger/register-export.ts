// The approvers' register as a table. Invariant: what is exported is read back as the same entries, so that importing it changes nothing.
import { cellsOf, columns } from '../domain/approver-table.ts';
import type { ApproverEntry } from '../domain/approver-words.ts';
import { type CsvDelimiter, writeCsv } from '../domain/csv-table.ts';
import { roleOf } from '../domain/office.ts';
import { findUnit } from '../domain/register/register.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { loadOffice, type UnitOffice } from './office-holders.ts';
import { listRegisterUnits } from './register-changes.ts';
import type { ApproverItem } from './register-items.ts';

/** How many units are read at a time: the whole country has four thousand. */
const atOnce = 25;

export async function loadOffices(store: ItemStore, unitIds: readonly string[]): Promise<Map<string, UnitOffice>> {
	const offices = new Map<string, UnitOffice>();
	for (let at = 0; at < unitIds.length; at += atOnce)
		await Promise.all(
			unitIds.slice(at, at + atOnce).map(async (unitId) => offices.set(unitId, await loadOffice(store, unitId))),
		);
	return offices;
}

export const officerEntry = (officer: ApproverItem): ApproverEntry => {
	const { person, order = 1, shared = false, validFrom, validTo } = officer;
	const { name, mail, position } = person;
	return { name, mail, position, role: roleOf(officer), order, shared, validFrom, validTo };
};

/** @param of.day for the names of the units */
export async function exportApprovers(store: ItemStore, of: { day: string; delimiter: CsvDelimiter }): Promise<string> {
	const unitIds = await listRegisterUnits(store);
	const offices = await loadOffices(store, unitIds);
	const rows = unitIds.flatMap((unitId) => {
		const unit = findUnit(unitId);
		const officers = offices.get(unitId)?.officers ?? [];
		return unit ? officers.map((officer) => cellsOf(unit, officerEntry(officer), of.day)) : [];
	});
	return writeCsv([columns, ...rows], of.delimiter);
}
