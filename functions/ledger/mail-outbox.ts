// Messages that a committed act owes somebody. Invariant: noted in the act's own transaction, sent at least once, taken off only after that.
import type { Item, ItemStore, Key, Write } from '../ports/item-store.ts';

/**
 * `decided`: confirm a decision to whoever took it; `moved`: tell those who had been asked that it is no longer theirs to decide;
 * `opinion-asked`: the specialist gets the question with a link; `opinion-given`: whoever asked gets the opinion.
 */
export interface MailNote {
	what: 'decided' | 'moved' | 'opinion-asked' | 'opinion-given';
	reportId: string;
	/** The event it is about. */
	seq: number;
	at: string;
}

export interface MailNoteItem extends Item, MailNote {
	type: 'mail-note';
	pendingKey: 'MAIL';
	pendingSort: string;
}

const keyOf = ({ reportId, seq }: MailNote): Key => ({
	pk: `REPORT#${reportId}`,
	sk: `OWED#${String(seq).padStart(6, '0')}`,
});

export function noteWrite(note: MailNote): Write {
	const { what, reportId, seq, at } = note;
	const item: MailNoteItem = {
		...keyOf(note),
		type: 'mail-note',
		what,
		reportId,
		seq,
		at,
		pendingKey: 'MAIL',
		pendingSort: `${at}#${reportId}`,
	};
	return { kind: 'put', item };
}

export const listNotes = async (store: ItemStore): Promise<MailNoteItem[]> =>
	((await store.listIndex('byPending', 'MAIL')) as MailNoteItem[]).filter((item) => item.type === 'mail-note');

export const takeNote = (store: ItemStore, note: MailNoteItem): Promise<void> =>
	store.transact([{ kind: 'delete', key: keyOf(note) }]);
