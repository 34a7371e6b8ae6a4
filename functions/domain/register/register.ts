// The questions one may ask the register of units. Invariant: every answer is of a date, or follows an id, which carries one.
import { shortTitle } from './titles.ts';
import { existsAt, type Level, type Unit } from './unit.ts';
import { allUnits, unitsById } from './units.ts';

const byParent = Map.groupBy(allUnits, (unit) => unit.parentId);

export const findUnit = (id: string): Unit | undefined => unitsById.get(id);

/** In the order of their codes. */
export function unitsAt(level: Level, date: string, parentId?: string): Unit[] {
	const among = parentId === undefined ? allUnits : (byParent.get(parentId) ?? []);
	return among.filter((unit) => unit.level === level && existsAt(unit, date));
}

export const childrenOf = (id: string, date: string): Unit[] =>
	(byParent.get(id) ?? []).filter((unit) => existsAt(unit, date));

export const parentOf = (unit: Unit): Unit | undefined =>
	unit.parentId === null ? undefined : unitsById.get(unit.parentId);

/** Who holds its office now: the old province's new one, also for a district; undefined while the unit itself exists. */
export const successorOf = (unit: Unit): Unit | undefined =>
	unit.successorId === null ? undefined : unitsById.get(unit.successorId);

/** "huyện Ba Tơ, tỉnh Quảng Ngãi"; without a date as on the unit's first day. */
export function fullName(unit: Unit, date: string = unit.validFrom): string {
	const own = shortTitle(unit, date);
	const parent = parentOf(unit);
	return parent === undefined || parent.level === 'ministry' ? own : `${own}, ${shortTitle(parent, date)}`;
}

/** The bodies that issue this unit's reports, as they sign them; the first is the one to show. */
export function organNames(unit: Unit, date: string = unit.validFrom): string[] {
	const title = shortTitle(unit, date);
	switch (unit.level) {
		case 'ministry':
			return [title];
		case 'province':
			return [`Sở Công Thương ${title}`, `UBND ${title}`, `Ủy ban nhân dân ${title}`];
		default:
			return [`UBND ${title}`, `Ủy ban nhân dân ${title}`];
	}
}
