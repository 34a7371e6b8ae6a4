// What a unit of the administration is. Invariant: an id is level + code + valid-from, since "Ba Tơ" was a district and is a
// commune, and seven province codes changed their meaning in 2025; codes and names alone are never compared.

/** Highest last. */
export const levels = ['commune', 'district', 'province', 'ministry'] as const;
export type Level = (typeof levels)[number];

export interface Unit {
	/** URL-safe: `district-535-2004-07-08`. */
	id: string;
	level: Level;
	/** The code of the statistics office; `VN` for the ministry. */
	code: string;
	/** Name and type on the first day; `unitTitleAt` says them on another. */
	name: string;
	type: string;
	parentId: string | null;
	validFrom: string;
	/** The last day, inclusive; null while it exists. */
	validTo: string | null;
	/** Who took over: of a district its old province's successor, since its tasks went to several communes. */
	successorId: string | null;
}

export const unitId = (level: Level, code: string, validFrom: string): string => `${level}-${code}-${validFrom}`;

export const existsAt = (unit: Unit, date: string): boolean =>
	unit.validFrom <= date && (unit.validTo === null || date <= unit.validTo);
