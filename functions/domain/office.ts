// Who decides for an office on a day, of those in its register. Invariant: each mailbox once, in the order of the register; never the submitter
// on any path (rule 7); an absent holder only through the delegate they named; deputies only where no holder or delegate is left.
import { mailboxOf } from './mail-address.ts';
import { anyOne, type Quorum } from './quorum.ts';
import type { Person } from './report.ts';

/** As the register has them; what is left out is a holder, first in order, with a mailbox of their own. */
export interface Officer {
	person: Person;
	validFrom: string;
	validTo: string | null;
	role?: 'holder' | 'deputy';
	order?: number;
	shared?: boolean;
}

export interface Absence {
	personId: string;
	from: string;
	to: string;
	delegate: Person | null;
	withdrawn?: boolean;
}

export interface Decider {
	person: Person;
	/** Several people read this mailbox. */
	shared: boolean;
	/** The absent holder in whose stead they decide and who is kept informed. */
	standsFor: Person | null;
	/** `absence`: asked only since somebody is away. */
	why: 'office' | 'absence';
}

export interface Office {
	/** The unit, or the successor that holds its office now. */
	unitId: string;
	quorum: Quorum;
	deciders: Decider[];
	/** In order; whoever decides already is not among them. */
	deputies: Decider[];
}

export interface OfficeRegister {
	officers: readonly Officer[];
	absences: readonly Absence[];
	quorum?: Quorum;
}

export const isSamePerson = (a: Person, b: Person): boolean => a.id === b.id || mailboxOf(a.mail) === mailboxOf(b.mail);

export const inOffice = ({ validFrom, validTo }: Pick<Officer, 'validFrom' | 'validTo'>, day: string): boolean =>
	validFrom <= day && (validTo === null || day <= validTo);

export const covers = ({ from, to, withdrawn }: Absence, day: string): boolean =>
	!withdrawn && from <= day && day <= to;

const orderOf = ({ order = 1 }: Officer): number => order;
const byOrder = (a: Officer, b: Officer): number =>
	orderOf(a) - orderOf(b) ||
	(a.validFrom < b.validFrom ? -1 : Number(a.validFrom > b.validFrom)) ||
	(a.person.id < b.person.id ? -1 : Number(a.person.id > b.person.id));

export const roleOf = ({ role = 'holder' }: Officer): 'holder' | 'deputy' => role;

/** The same mailbox once: who is asked in their own right is not also asked for another, but stands for them. */
function eachOnce(deciders: readonly Decider[]): Decider[] {
	const kept = new Map<number, Decider>();
	for (const why of ['office', 'absence'] as const)
		for (const [at, next] of deciders.entries()) {
			if (next.why !== why) continue;
			const found = [...kept].find(([, { person }]) => isSamePerson(person, next.person));
			const [place, before] = found ?? [at, next];
			kept.set(place, { ...before, standsFor: before.standsFor ?? next.standsFor });
		}
	return [...kept].toSorted(([a], [b]) => a - b).map(([, decider]) => decider);
}

/** @param of.submitter whose report it is; null where that is told apart elsewhere */
export function selectOffice(
	register: OfficeRegister,
	of: { unitId: string; day: string; submitter: Person | null },
): Office {
	const { day, submitter } = of;
	const present = register.officers.filter((one) => inOffice(one, day)).toSorted(byOrder);
	const isSubmitter = (person: Person): boolean => submitter !== null && isSamePerson(person, submitter);
	const absenceOf = (person: Person): Absence | undefined =>
		register.absences
			.filter((one) => covers(one, day))
			.toSorted((a, b) => (a.from < b.from ? 1 : -1))
			.find(({ personId }) =>
				[person, ...register.officers.map((one) => one.person).filter((one) => isSamePerson(one, person))].some(
					({ id }) => id === personId,
				),
			);
	const isShared = (person: Person): boolean =>
		register.officers.some((one) => one.shared === true && isSamePerson(one.person, person));

	/** Who sits on an officer's seat. Nobody acts in the name of the submitter, and a delegate who is away passes it on to nobody. */
	const seatOf = (officer: Officer): Decider[] => {
		const { person } = officer;
		if (isSubmitter(person)) return [];
		const absence = absenceOf(person);
		if (!absence) return [{ person, shared: isShared(person), standsFor: null, why: 'office' }];
		const { delegate } = absence;
		if (!delegate || isSubmitter(delegate) || isSamePerson(delegate, person) || absenceOf(delegate)) return [];
		return [{ person: delegate, shared: isShared(delegate), standsFor: person, why: 'absence' }];
	};

	const [holders, seconds] = [
		present.filter((one) => roleOf(one) === 'holder'),
		present.filter((one) => roleOf(one) === 'deputy'),
	];
	const quorum = register.quorum ?? anyOne;
	const deciders = eachOnce(holders.flatMap(seatOf));
	const deputies = eachOnce(seconds.flatMap(seatOf)).filter(
		({ person }) => !deciders.some((one) => isSamePerson(one.person, person)),
	);
	if (deciders.length > 0) return { unitId: of.unitId, quorum, deciders, deputies };
	const someoneAway = holders.some(({ person }) => absenceOf(person) !== undefined);
	const stepIn = someoneAway ? deputies.map((one): Decider => ({ ...one, why: 'absence' })) : deputies;
	return { unitId: of.unitId, quorum, deciders: stepIn, deputies: [] };
}
