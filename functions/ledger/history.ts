// Reading a report's history back. Invariant: it is shown with the verdict of its own chain.
import { verifyChain } from '../domain/history.ts';
import type { HistoryEvent } from '../domain/report-events.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { type EventItem, keys } from './items.ts';

export async function loadHistory(
	store: ItemStore,
	reportId: string,
): Promise<{ events: HistoryEvent[]; chain: ReturnType<typeof verifyChain> }> {
	const { pk } = keys.event(reportId, 0);
	const items = (await store.list(pk, 'EVENT#')) as EventItem[];
	const events = items.map((item) => item.event);
	return { events, chain: verifyChain(events) };
}
