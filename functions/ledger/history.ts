// Reading a report's history back. Invariant: it is shown with the verdict of its own chain.
import { verifyChain } from '../domain/history.ts';
import type { HistoryEvent } from '../domain/report-events.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { type EventItem, type HeadItem, keys } from './items.ts';

/** The chain must also end where the head says it does: an end that was cut off breaks it as well. */
export async function loadHistory(
	store: ItemStore,
	reportId: string,
): Promise<{ events: HistoryEvent[]; chain: ReturnType<typeof verifyChain> }> {
	// The head first: an event that comes between the two reads is no fault.
	const head = (await store.get(keys.head(reportId))) as HeadItem | null;
	const items = (await store.list(keys.event(reportId, 0).pk, 'EVENT#')) as EventItem[];
	const events = items.map((item) => item.event);
	const chain = verifyChain(events);
	const endsWhole = !head || events[head.seq - 1]?.hash === head.head.lastHash;
	return { events, chain: chain.holds && !endsWhole ? { holds: false, seq: events.length + 1 } : chain };
}
