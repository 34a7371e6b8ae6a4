// The guarantee of the outbox: every minute, whatever the stream did not deliver. Invariant: one failing entry does not keep the others.
import type { PendingItem } from '../ledger/items.ts';
import { deliverOutcome } from '../ledger/waiting.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { WaitingTasks } from '../ports/workflow.ts';

export interface Swept {
	delivered: number;
	waiting: number;
	failed: number;
}

export const createSweepDecisions = (deps: { store: ItemStore; tasks: WaitingTasks }) => async (): Promise<Swept> => {
	const entries = (await deps.store.listIndex('byPending', 'PENDING')) as PendingItem[];
	const swept: Swept = { delivered: 0, waiting: 0, failed: 0 };
	const failures: unknown[] = [];
	for (const entry of entries) {
		try {
			swept[await deliverOutcome(deps, entry)] += 1;
		} catch (error) {
			swept.failed += 1;
			failures.push(error);
		}
	}
	if (failures.length > 0)
		throw new AggregateError(failures, `${failures.length} of ${entries.length} decisions could not be delivered`);
	return swept;
};
