// The way on after a decision: the next report that waits for the same mailbox. Invariant: its link is made for the answer's page and never outlives
// the link that decided.
import type { Ids } from '../ports/clock.ts';
import type { LinkItem } from './items.ts';
import { makePageLink } from './links.ts';
import type { LedgerDeps } from './record-event.ts';
import { listDecidable } from './waiting-reports.ts';

export interface Onward {
	token: string;
	/** How many reports wait. */
	count: number;
}

/** Null where nothing waits. */
export const createOnward =
	(deps: LedgerDeps & { ids: Ids }) =>
	async (decidedBy: Pick<LinkItem, 'approver' | 'expiresAt'>): Promise<Onward | null> => {
		const at = deps.clock.now();
		const waiting = await listDecidable(deps, decidedBy.approver.mail);
		const [next] = waiting;
		if (!next || decidedBy.expiresAt < at) return null;
		const { head, levelIndex, decider } = next;
		const { reportId, version, round } = head;
		const { token, writes } = makePageLink(deps.ids, { reportId, version, levelIndex, round, decider, at }, decidedBy);
		await deps.store.transact(writes);
		return { token, count: waiting.length };
	};
