// A change of the register in words: what it is about and what differs before and after. Invariant: every difference is named in the page's language.

import type { Quorum } from '../../domain/quorum.ts';
import type { Person } from '../../domain/report.ts';
import { printedDay } from '../../domain/vietnam-day.ts';
import type { RegisterChange, RegisterItem } from '../../ledger/register-changes.ts';
import type { AbsenceItem, ApproverItem, OfficeItem } from '../../ledger/register-items.ts';
import type { Text } from '../text.ts';

export interface Difference {
	label: string;
	/** Empty where nothing was there before. */
	before: string;
	after: string;
}

export function quorumText(quorum: Quorum, { approversAdmin }: Text): string {
	return quorum.kind === 'count' ? approversAdmin.quorumOf(quorum.count) : approversAdmin.quorumKinds[quorum.kind];
}

type Labelled = [label: string, value: string][];

function ofApprover(item: ApproverItem, { approversAdmin: words }: Text): Labelled {
	const { person, role = 'holder', order = 1, shared = false, validFrom, validTo } = item;
	return [
		[words.name, person.name],
		[words.mail, person.mail],
		[words.position, person.position],
		[words.role, words.roles[role]],
		[words.order, `${order}`],
		[words.sharedLabel, shared ? words.yes : words.no],
		[words.validFrom, printedDay(validFrom)],
		[words.endDay, validTo ? printedDay(validTo) : ''],
	];
}

const named = (person: Person | null): string => (person ? `${person.name} (${person.mail})` : '');

function ofAbsence(item: AbsenceItem, { approversAdmin: words }: Text): Labelled {
	return [
		[words.absenceFrom, printedDay(item.from)],
		[words.absenceTo, printedDay(item.to)],
		[words.reason, item.reason],
		[words.delegate, named(item.delegate)],
		[words.withdrawn, item.withdrawn ? words.yes : words.no],
	];
}

const labelled = (item: RegisterItem, text: Text): Labelled => {
	switch (item.type) {
		case 'approver':
			return ofApprover(item, text);
		case 'absence':
			return ofAbsence(item, text);
		case 'office':
			return [[text.approversAdmin.quorum, quorumText((item as OfficeItem).quorum, text)]];
	}
};

export function differencesOf(change: Pick<RegisterChange, 'before' | 'after'>, text: Text): Difference[] {
	const before = new Map(change.before ? labelled(change.before, text) : []);
	const { unset, no } = text.approversAdmin;
	return labelled(change.after, text)
		.map(([label, after]) => ({ label, before: before.get(label) ?? '', after }))
		.filter((one) => one.before !== one.after && (change.before !== null || ![no, ''].includes(one.after)))
		.map(({ label, before: old, after }) => ({
			label,
			before: change.before ? old || unset : '',
			after: after || unset,
		}));
}

/** Whom a change is about; empty for the quorum, which is the unit's. */
export function subjectOf(item: RegisterItem, name: (personId: string) => string): string {
	if (item.type === 'approver') return item.person.name;
	return item.type === 'absence' ? name(item.personId) : '';
}
