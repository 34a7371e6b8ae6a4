// A change of the approvers' register and its entry in the register's log. Invariant: both are in one transaction, over what the act was decided
// on; whoever changed it in between makes the transaction fail.
import { createHash } from 'node:crypto';
import { mailboxOf } from '../domain/mail-address.ts';
import type { Person } from '../domain/report.ts';
import type { Condition, Item, ItemStore, Write } from '../ports/item-store.ts';
import { keys } from './items.ts';
import type {
	AbsenceItem,
	ApproverItem,
	OfficeItem,
	RegisterAct,
	RegisterChangeItem,
	RegisterUnitItem,
} from './register-items.ts';

export type RegisterItem = ApproverItem | OfficeItem | AbsenceItem;

/** What is to be written, before anybody has written it. */
export interface RegisterChange {
	what: RegisterAct;
	before: RegisterItem | null;
	after: RegisterItem;
}

type Scalar = string | number | boolean | null;
const isScalar = (entry: [string, unknown]): entry is [string, Scalar] =>
	entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]);

/** What can be compared of an item says whether it is the one that was read: each change leaves its own id in it. */
const asRead = (item: RegisterItem | null): Condition =>
	item === null
		? { kind: 'absent' }
		: {
				kind: 'equals',
				attributes: Object.fromEntries(
					Object.entries(item)
						.filter(([name]) => name !== 'pk' && name !== 'sk')
						.filter(isScalar),
				),
			};

const inOrder = (_: string, value: unknown): unknown =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
		: value;

/** The same text for the same value: maps come back from the table in any order. */
export const orderedJson = (value: unknown): string => JSON.stringify(value, inOrder);

const plain: Partial<ApproverItem> = { role: 'holder', order: 1, shared: false };

/** What an item says, without who wrote it and with what it leaves unsaid. */
const meaningOf = ({ change: _, ...item }: RegisterItem): string =>
	orderedJson({ ...(item.type === 'approver' ? plain : {}), withdrawn: false, ...item });

export const isSame = (before: RegisterItem | null, after: RegisterItem): boolean =>
	before !== null && meaningOf(before) === meaningOf(after);

export function changeWrites(
	change: RegisterChange,
	by: { who: Person; at: string; id: string },
): { item: RegisterChangeItem; writes: Write[] } {
	const after: RegisterItem = { ...change.after, change: by.id };
	const { id, name, mail, position } = by.who;
	const item: RegisterChangeItem = {
		...keys.registerChange(by.at, by.id),
		type: 'register-change',
		id: by.id,
		at: by.at,
		who: { id, name, mail, position },
		what: change.what,
		unitId: after.unitId,
		before: change.before,
		after,
	};
	const writes: Write[] = [
		{ kind: 'put', item: after, when: asRead(change.before) },
		{ kind: 'put', item, when: { kind: 'absent' } },
	];
	return { item, writes };
}

/** Notes that the register holds something about a unit. */
export const unitWrite = (unitId: string): Write => {
	const item: RegisterUnitItem = { ...keys.registerUnit(unitId), type: 'register-unit', unitId };
	return { kind: 'put', item };
};

/** In the order of their ids. */
export async function listRegisterUnits(store: ItemStore): Promise<string[]> {
	const { pk, sk } = keys.registerUnit('');
	return ((await store.list(pk, sk)) as RegisterUnitItem[]).map(({ unitId }) => unitId);
}

/** @param month "2025-03", newest first */
export async function listChanges(store: ItemStore, month: string): Promise<RegisterChangeItem[]> {
	const { pk } = keys.registerUnit('');
	return ((await store.list(pk, `AT#${month}`)) as (Item & RegisterChangeItem)[]).reverse();
}

/** The id of somebody new: the same for the same mailbox, so that a table that is read twice adds nobody twice. */
export function newPersonId(mail: string, taken: readonly string[]): string {
	const id = `approver-${createHash('sha256').update(mailboxOf(mail)).digest('hex').slice(0, 16)}`;
	let free = id;
	for (let n = 2; taken.includes(free); n += 1) free = `${id}-${n}`;
	return free;
}
