// The guarantee of the outbox: every minute, whatever the fast paths did not deliver: decisions to tell, runs to start.
// Invariant: one failing entry does not keep the others.
import type { PendingItem } from '../ledger/pending-item.ts';
import { deliverStart, type StartItem } from '../ledger/starting.ts';
import { deliverOutcome } from '../ledger/waiting.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { WaitingTasks, Workflow } from '../ports/workflow.ts';

export interface Swept {
	delivered: number;
	waiting: number;
	started: number;
}

export const createSweepDecisions =
	(deps: { store: ItemStore; tasks: WaitingTasks; workflow: Workflow }) => async (): Promise<Swept> => {
		const decisions = (await deps.store.listIndex('byPending', 'PENDING')) as PendingItem[];
		const starts = (await deps.store.listIndex('byPending', 'START')) as StartItem[];
		const swept: Swept = { delivered: 0, waiting: 0, started: 0 };
		const failures: unknown[] = [];
		const attempt = async (deliver: () => Promise<keyof Swept>): Promise<void> => {
			try {
				swept[await deliver()] += 1;
			} catch (error) {
				failures.push(error);
			}
		};
		for (const decision of decisions) await attempt(() => deliverOutcome(deps, decision));
		for (const start of starts) await attempt(() => deliverStart(deps, start).then(() => 'started'));
		if (failures.length > 0)
			throw new AggregateError(
				failures,
				`${failures.length} of ${decisions.length + starts.length} entries of the outbox could not be delivered`,
			);
		return swept;
	};
