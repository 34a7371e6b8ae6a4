// Which item of a unit an entry means, and what it makes of it. Invariant: one mailbox has one entry on each day of a unit; the same entry twice
// changes nothing.

import type { ApproverEntry } from '../domain/approver-words.ts';
import { mailboxOf } from '../domain/mail-address.ts';
import type { Problem } from '../domain/problem.ts';
import { printedDay } from '../domain/vietnam-day.ts';
import { keys } from './items.ts';
import { isSame, newPersonId, type RegisterChange } from './register-changes.ts';
import type { ApproverItem, RegisterAct } from './register-items.ts';

type Period = Pick<ApproverItem, 'validFrom' | 'validTo'>;

const overlap = (a: Period, b: Period): boolean =>
	(b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);

const ofMailbox = (officers: readonly ApproverItem[], mail: string): ApproverItem[] =>
	officers.filter(({ person }) => mailboxOf(person.mail) === mailboxOf(mail));

/** The entry of the same first day: what a table that was exported and mended means before anything else. */
export const exactEntry = (officers: readonly ApproverItem[], entry: ApproverEntry): ApproverItem | null =>
	ofMailbox(officers, entry.mail).find(({ validFrom }) => validFrom === entry.validFrom) ?? null;

/** An official mailbox outlives its holder: only an entry of the same days is the same one. */
export const matchEntry = (officers: readonly ApproverItem[], entry: ApproverEntry): ApproverItem | null =>
	exactEntry(officers, entry) ?? ofMailbox(officers, entry.mail).find((one) => overlap(one, entry)) ?? null;

export const mailboxTaken = (by: ApproverItem): Problem => ({
	code: 'mailbox-taken',
	vi: `Hộp thư ${by.person.mail} đã thuộc về ${by.person.name} của đơn vị này từ ${printedDay(by.validFrom)}${by.validTo ? ` đến ${printedDay(by.validTo)}` : ''}: hãy sửa mục đó, hoặc ghi những ngày khác.`,
	en: `The mailbox ${by.person.mail} belongs to ${by.person.name} of this unit from ${printedDay(by.validFrom)}${by.validTo ? ` to ${printedDay(by.validTo)}` : ''}: mend that entry, or write other days.`,
});

function actOf(before: ApproverItem | null, after: ApproverItem): RegisterAct {
	if (!before) return 'approver-added';
	const ended = after.validTo !== null && (before.validTo === null || after.validTo < before.validTo);
	return ended && isSame({ ...before, validTo: after.validTo }, after) ? 'office-ended' : 'approver-changed';
}

/** @returns null where it stands like that already */
export function approverChange(before: ApproverItem | null, after: ApproverItem): RegisterChange | null {
	return isSame(before, after) ? null : { what: actOf(before, after), before, after };
}

/** @param target the entry to change; null for a new one */
export function approverItem(
	officers: readonly ApproverItem[],
	of: { unitId: string; target: ApproverItem | null; entry: ApproverEntry },
): { item: ApproverItem; problems: Problem[] } {
	const { unitId, target, entry } = of;
	const { name, mail, position, ...rest } = entry;
	const ids = officers.map(({ person }) => person.id);
	const id = target?.person.id ?? newPersonId(mail, ids);
	const item: ApproverItem = {
		...keys.approver(unitId, id),
		type: 'approver',
		unitId,
		person: { id, name, mail, position },
		...rest,
	};
	const taken = ofMailbox(officers, mail).filter((one) => one.person.id !== id && overlap(one, item));
	return { item, problems: taken.map(mailboxTaken) };
}
