// What the administration shows of a unit's office, and the register searched. Invariant: as of one day; what is over and what is to come is shown too.
import { covers, inOffice, type Office, roleOf } from '../../domain/office.ts';
import { votesNeeded } from '../../domain/quorum.ts';
import { findUnit } from '../../domain/register/register.ts';
import { resolveUnit } from '../../domain/register/resolve-unit.ts';
import { looseKey } from '../../domain/register/spelling.ts';
import type { Unit } from '../../domain/register/unit.ts';
import { loadOffice, officeOf, type UnitOffice } from '../../ledger/office-holders.ts';
import { listRegisterUnits } from '../../ledger/register-changes.ts';
import { loadOffices } from '../../ledger/register-export.ts';
import type { ApproverItem } from '../../ledger/register-items.ts';
import type { ItemStore } from '../../ports/item-store.ts';

export interface UnitStanding {
	unit: Unit;
	register: UnitOffice;
	/** Who would be asked today. */
	today: Office;
	needed: number;
	day: string;
}

export async function loadUnit(store: ItemStore, unit: Unit, day: string): Promise<UnitStanding> {
	const register = await loadOffice(store, unit.id);
	const today = await officeOf(store, { unitId: unit.id, day, submitter: null });
	return { unit, register, today, needed: votesNeeded(today.quorum, today.deciders.length), day };
}

export type OfficerStanding = 'now' | 'past' | 'coming' | 'away';

export function standingOfOfficer(officer: ApproverItem, { absences }: UnitOffice, day: string): OfficerStanding {
	if (!inOffice(officer, day)) return officer.validFrom > day ? 'coming' : 'past';
	return absences.some((one) => one.personId === officer.person.id && covers(one, day)) ? 'away' : 'now';
}

/** In office first, then those to come, then those who left; each by role and order. */
export function sortedOfficers(register: UnitOffice, day: string): ApproverItem[] {
	const rank = (one: ApproverItem): string => {
		const standing = standingOfOfficer(one, register, day);
		const group = standing === 'past' ? 2 : standing === 'coming' ? 1 : 0;
		return [group, roleOf(one) === 'holder' ? 0 : 1, String(one.order ?? 1).padStart(2, '0'), one.person.name].join(
			'#',
		);
	};
	return register.officers.toSorted((a, b) => rank(a).localeCompare(rank(b), 'vi'));
}

export interface RegisterRow {
	unit: Unit;
	register: UnitOffice;
	holders: ApproverItem[];
	deputies: ApproverItem[];
	away: ApproverItem[];
}

function rowOf(unit: Unit, register: UnitOffice, day: string): RegisterRow {
	const now = sortedOfficers(register, day).filter((one) => inOffice(one, day));
	return {
		unit,
		register,
		holders: now.filter((one) => roleOf(one) === 'holder'),
		deputies: now.filter((one) => roleOf(one) === 'deputy'),
		away: now.filter((one) => standingOfOfficer(one, register, day) === 'away'),
	};
}

const unitsPerPage = 25;

export interface RegisterPage {
	rows: RegisterRow[];
	page: number;
	pages: number;
	count: number;
}

/** The units of the register from the ministry down, a page at a time. */
export async function loadRegisterPage(store: ItemStore, of: { page: number; day: string }): Promise<RegisterPage> {
	const ranks = { ministry: 0, province: 1, district: 2, commune: 3 };
	const units = (await listRegisterUnits(store))
		.flatMap((id) => findUnit(id) ?? [])
		.toSorted(
			(a, b) => ranks[a.level] - ranks[b.level] || a.name.localeCompare(b.name, 'vi') || (a.id < b.id ? -1 : 1),
		);
	const pages = Math.max(1, Math.ceil(units.length / unitsPerPage));
	const page = Math.min(Math.max(1, Math.trunc(of.page) || 1), pages);
	const shown = units.slice((page - 1) * unitsPerPage, page * unitsPerPage);
	const registers = await loadOffices(
		store,
		shown.map(({ id }) => id),
	);
	const rows = shown.flatMap((unit) => {
		const register = registers.get(unit.id);
		return register ? [rowOf(unit, register, of.day)] : [];
	});
	return { rows, page, pages, count: units.length };
}

export interface RegisterSearch {
	words: string;
	units: Unit[];
	people: ApproverItem[];
}

const mostPeople = 50;

/** Units by their name, and people of the register by a part of their name or address, marks or not. */
export async function searchRegister(store: ItemStore, words: string): Promise<RegisterSearch> {
	const units = resolveUnit({ name: words, date: null });
	const wanted = looseKey(words);
	if (wanted.length < 2) return { words, units, people: [] };
	const offices = await loadOffices(store, await listRegisterUnits(store));
	const people = [...offices.values()]
		.flatMap(({ officers }) => officers)
		.filter(
			({ person }) => looseKey(person.name).includes(wanted) || person.mail.toLowerCase().includes(words.toLowerCase()),
		)
		.slice(0, mostPeople);
	return { words, units, people };
}

export const officerFor = (register: UnitOffice, personId: string): ApproverItem | undefined =>
	register.officers.find(({ person }) => person.id === personId);

/** An absence knows its officer by id only. */
export const nameOfAbsent = (register: UnitOffice, personId: string): string =>
	officerFor(register, personId)?.person.name ?? personId;
