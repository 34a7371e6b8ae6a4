// The fast path of the outbox: tells the engine a decision as soon as the stream shows it. Invariant: only `pending` items are told.
import type { PendingItem } from '../ledger/pending-item.ts';
import { deliverOutcome } from '../ledger/waiting.ts';
import type { Item, ItemStore } from '../ports/item-store.ts';
import type { WaitingTasks } from '../ports/workflow.ts';

const isPending = (item: Item | null): item is PendingItem => item?.type === 'pending';

export const createResumeWorkflow =
	(deps: { store: ItemStore; tasks: WaitingTasks }) =>
	async (item: Item | null): Promise<'delivered' | 'waiting' | 'not-pending'> =>
		isPending(item) ? deliverOutcome(deps, item) : 'not-pending';
