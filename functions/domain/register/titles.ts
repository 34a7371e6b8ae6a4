// How a unit is called on a day. Invariant: a new type or name is a dated line of the data and never a new unit.
import provinces from './provinces.json' with { type: 'json' };
import type { Unit } from './unit.ts';
import { splitTitle } from './units.ts';

export interface Title {
	from: string;
	type: string;
	name: string;
	/** The resolution that changed it; null for the title of the first day. */
	basis: string | null;
}

const changes = new Map<string, Title[]>();
for (const { unit, from, title, basis } of provinces.changes) {
	changes.set(unit, [...(changes.get(unit) ?? []), { from, basis, ...splitTitle(title) }]);
}

/** Every title it has borne, oldest first. */
export const titlesOf = (unit: Unit): readonly Title[] => [
	{ from: unit.validFrom, type: unit.type, name: unit.name, basis: null },
	...(changes.get(unit.id) ?? []),
];

/** A date before its first day gives the first title. */
export function unitTitleAt(unit: Unit, date: string): { type: string; name: string } {
	const { type, name } = titlesOf(unit).findLast((title) => title.from <= date) ?? unit;
	return { type, name };
}

export const unitTypeAt = (unit: Unit, date: string): string => unitTitleAt(unit, date).type;

/** "huyện Ba Tơ", "Bộ Công Thương"; without a date as on its first day. */
export function shortTitle(unit: Unit, date: string = unit.validFrom): string {
	const { type, name } = unitTitleAt(unit, date);
	return `${type} ${name}`;
}
