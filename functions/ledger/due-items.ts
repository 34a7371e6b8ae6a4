// When a report under review is looked at next. Invariant: written with the question to a level, and there as long as that question is open; found
// by its time in the index of what is pending.
import type { ReportHead } from '../domain/report.ts';
import type { Item, ItemStore, Key, Write } from '../ports/item-store.ts';

export interface DueItem extends Item {
	type: 'due';
	reportId: string;
	version: number;
	levelIndex: number;
	round: number;
	/** Vietnamese day on which the level was asked: the plan of its review is made from it. */
	askedOn: string;
	/** Steps of the plan that are over: "remind@2026-11-30". */
	done: string[];
	pendingKey: 'DUE';
	/** The instant from which it is looked at again, then the report. */
	pendingSort: string;
}

const keyOf = (reportId: string): Key => ({ pk: `REPORT#${reportId}`, sk: 'DUE' });

export const dueWrite = (
	{ reportId, version, round }: ReportHead,
	of: { levelIndex: number; askedOn: string; done: string[]; at: string },
): Write => {
	const item: DueItem = {
		...keyOf(reportId),
		type: 'due',
		reportId,
		version,
		levelIndex: of.levelIndex,
		round,
		askedOn: of.askedOn,
		done: of.done,
		pendingKey: 'DUE',
		pendingSort: `${of.at}#${reportId}`,
	};
	return { kind: 'put', item };
};

/** The question it belongs to is still open. */
export const isOpen = (due: DueItem, head: ReportHead | null): head is ReportHead =>
	head?.state === 'in-review' &&
	head.asked &&
	head.version === due.version &&
	head.levelIndex === due.levelIndex &&
	head.round === due.round;

/** Every report under review, whether its time has come or not. */
export const listReviews = async (store: ItemStore): Promise<DueItem[]> =>
	(await store.listIndex('byPending', 'DUE')) as DueItem[];

/** Those whose time has come, longest waiting first. */
export async function listDue(store: ItemStore, now: string, most: number): Promise<DueItem[]> {
	const items = await listReviews(store);
	return items.filter(({ pendingSort }) => pendingSort.slice(0, now.length) <= now).slice(0, most);
}

/** Only as it was read: a question that was asked anew meanwhile has its own. */
export const closeDue = (store: ItemStore, due: DueItem): Promise<void> =>
	store.transact([
		{
			kind: 'delete',
			key: keyOf(due.reportId),
			when: { kind: 'equals', attributes: { pendingSort: due.pendingSort } },
		},
	]);
