// The outbox entry of a decision: what the engine has yet to be told. Invariant: sparse, one a step, deleted once told.
import type { Item } from '../ports/item-store.ts';
import { keys } from './items.ts';

/** A decision the engine has not been told yet: sparse, deleted once delivered. */
export interface PendingItem extends Item {
	type: 'pending';
	reportId: string;
	version: number;
	step: string;
	outcome: Record<string, unknown>;
	pendingKey: 'PENDING';
	pendingSort: string;
}

export const pendingItem = (of: {
	reportId: string;
	version: number;
	step: string;
	outcome: Record<string, unknown>;
	at: string;
}): PendingItem => ({
	...keys.pending(of.reportId, of.version, of.step),
	type: 'pending',
	reportId: of.reportId,
	version: of.version,
	step: of.step,
	outcome: of.outcome,
	pendingKey: 'PENDING',
	pendingSort: `${of.at}#${of.reportId}`,
});
