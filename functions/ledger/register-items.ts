// The items of the approvers' register: who decides for a unit, how many have to, who is away, and every change of it. Invariant: nothing is
// deleted; what ends gets an end, what was wrong is taken back, and both stay.
import type { Quorum } from '../domain/quorum.ts';
import type { Person } from '../domain/report.ts';
import type { Item } from '../ports/item-store.ts';

/** An approver in office for a unit; `validTo` null while in office. */
export interface ApproverItem extends Item {
	type: 'approver';
	unitId: string;
	person: Person;
	validFrom: string;
	validTo: string | null;
	/** A `deputy` is asked where no holder can be, or where they are late. Absent: a holder. */
	role?: 'holder' | 'deputy';
	/** Who is named and asked first; 1 before 2. Absent: 1. */
	order?: number;
	/** Several people read this mailbox: a link alone is no proof of who decides. */
	shared?: boolean;
	/** The change that wrote it (`RegisterChangeItem`); absent where it was put without the register's pages. */
	change?: string;
}

/** How many of a unit's holders have to approve. Absent: any one. */
export interface OfficeItem extends Item {
	type: 'office';
	unitId: string;
	quorum: Quorum;
	change?: string;
}

/** A holder is away: from the first to the last day the delegate, where one is named, decides in their stead. */
export interface AbsenceItem extends Item {
	type: 'absence';
	unitId: string;
	personId: string;
	from: string;
	to: string;
	delegate: Person | null;
	reason: string;
	/** Taken back; kept, since nothing of the register is deleted. */
	withdrawn?: boolean;
	change?: string;
}

export type RegisterAct =
	| 'approver-added'
	| 'approver-changed'
	| 'office-ended'
	| 'quorum-set'
	| 'absence-set'
	| 'absence-withdrawn';

/** One act of an administrator on the approvers' register, in the same transaction as what it changed. */
export interface RegisterChangeItem extends Item {
	type: 'register-change';
	id: string;
	at: string;
	who: Person;
	what: RegisterAct;
	unitId: string;
	/** Null where there was nothing before. */
	before: Item | null;
	after: Item;
}

/** A unit about which the register holds something, so that all of it can be listed. */
export interface RegisterUnitItem extends Item {
	type: 'register-unit';
	unitId: string;
}
