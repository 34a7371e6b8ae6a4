// Reading a report's history back. Invariant: it is shown with the verdict of its own chain.
import { type ChainVerdict, endsAt, verifyChain } from '../domain/history.ts';
import type { HistoryEvent } from '../domain/report-events.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { type EventItem, type HeadItem, keys } from './items.ts';

export async function loadHistory(
	store: ItemStore,
	reportId: string,
): Promise<{ events: HistoryEvent[]; chain: ChainVerdict }> {
	// The head first: an event that comes between the two reads is no fault.
	const head = (await store.get(keys.head(reportId))) as HeadItem | null;
	const items = (await store.list(keys.event(reportId, 0).pk, 'EVENT#')) as EventItem[];
	const events = items.map((item) => item.event);
	return { events, chain: endsAt(events, verifyChain(events), head?.head ?? null) };
}
