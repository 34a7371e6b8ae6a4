// How a disagreement reaches somebody: one line in the log each, and a number of its own for the alarm. Invariant: nothing found is kept quiet.
import { z } from 'zod';
import type { Discrepancy } from './reconcile.ts';

/** Who asks by hand may also ask about what has only just moved. */
const askedByHand = z.object({ asked: z.literal(true), graceMinutes: z.int().min(0).optional() });

export interface Reconciled {
	found: Discrepancy[];
}

/** The call fails where something was found, which the operator's alarm watches; whoever asks by hand takes the answer. */
export const createReport =
	(reconcile: (graceMinutes?: number) => Promise<Discrepancy[]>, tell: (discrepancy: Discrepancy) => void) =>
	async (event: unknown): Promise<Reconciled> => {
		const byHand = askedByHand.safeParse(event).data;
		const found = await reconcile(byHand?.graceMinutes);
		for (const discrepancy of found) tell(discrepancy);
		if (found.length > 0 && !byHand)
			throw new Error(`table and engine disagree about ${found.length} runs: see the log`);
		return { found };
	};
