// How a disagreement reaches somebody: one line in the log each, and a number of its own for the alarm. Invariant: nothing found is kept quiet.
import type { Discrepancy } from './reconcile.ts';

export interface Reconciled {
	found: Discrepancy[];
}

/** The call fails where something was found, which the operator's alarm watches; whoever asks by hand takes the answer. */
export const createReport =
	(reconcile: () => Promise<Discrepancy[]>, tell: (discrepancy: Discrepancy) => void) =>
	async (event: unknown): Promise<Reconciled> => {
		const found = await reconcile();
		for (const discrepancy of found) tell(discrepancy);
		const isAsked = typeof event === 'object' && event !== null && 'asked' in event;
		if (found.length > 0 && !isAsked)
			throw new Error(`table and engine disagree about ${found.length} runs: see the log`);
		return { found };
	};
