// Steps that wait for a person: the token, the decision, and the outbox between them (design rule 3).
// Invariant: a decision in the table reaches the engine, whichever of the two comes first and however often the engine asks again.
import { ConflictError, type ItemStore, type Write } from '../ports/item-store.ts';
import type { WaitingTasks } from '../ports/workflow.ts';
import { type DecisionItem, keys, type WaitItem } from './items.ts';
import { type PendingItem, pendingItem } from './pending-item.ts';
import type { LedgerDeps } from './record-event.ts';

export const confirmationStep = 'confirmation';

export interface WaitingStep {
	reportId: string;
	version: number;
	step: string;
}

/** What a decision adds to its transaction: the outcome, once, and the note that the engine has to be told. */
export const outcomeWrites = (of: WaitingStep, outcome: Record<string, unknown>, at: string): Write[] => {
	const { reportId, version, step } = of;
	const decision: DecisionItem = { ...keys.decision(reportId, version, step), type: 'decision', step, outcome, at };
	return [
		{ kind: 'put', item: decision, when: { kind: 'absent' } },
		{ kind: 'put', item: pendingItem({ ...of, outcome, at }) },
	];
};

/** The token is stored before the decision is looked for: whoever decides after the look finds the token. */
export async function openWait(deps: LedgerDeps, of: WaitingStep & { taskToken: string }): Promise<void> {
	const { reportId, version, step, taskToken } = of;
	const since = deps.clock.now();
	const wait: WaitItem = { ...keys.wait(reportId, version, step), type: 'wait', step, taskToken, since };
	await deps.store.transact([{ kind: 'put', item: wait }]);
	const decision = (await deps.store.get(keys.decision(reportId, version, step))) as DecisionItem | null;
	if (decision)
		await deps.store.transact([
			{ kind: 'put', item: pendingItem({ reportId, version, step, outcome: decision.outcome, at: since }) },
		]);
}

/**
 * Tells the engine one decision and takes it off the outbox. A token that is gone is either told already or will be replaced by a
 * retry, which puts the decision back; a token replaced meanwhile is tried again. Without a token the entry stays for the sweep.
 */
export async function deliverOutcome(
	deps: { store: ItemStore; tasks: WaitingTasks },
	pending: PendingItem,
): Promise<'delivered' | 'waiting'> {
	const { reportId, version, step } = pending;
	for (let attempt = 1; ; attempt += 1) {
		const wait = (await deps.store.get(keys.wait(reportId, version, step))) as WaitItem | null;
		if (!wait) return 'waiting';
		await deps.tasks.complete(wait.taskToken, pending.outcome);
		try {
			await deps.store.transact([
				{ kind: 'delete', key: keys.pending(reportId, version, step) },
				{
					kind: 'check',
					key: keys.wait(reportId, version, step),
					when: { kind: 'equals', attributes: { taskToken: wait.taskToken } },
				},
			]);
			return 'delivered';
		} catch (error) {
			if (!(error instanceof ConflictError) || attempt >= 8) throw error;
		}
	}
}
