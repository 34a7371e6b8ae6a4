// The hash chain of a report. Invariant: an event that was altered, dropped or moved breaks the chain at its place.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { HistoryEvent } from './report-events.ts';

/** What the first event points back to. */
export const chainStart = '0'.repeat(64);

/** SHA-256 (hex) over the canonical JSON of a value (RFC 8785). Throws on values JSON cannot carry. */
export function digestOf(value: unknown): string {
	const bytes = canonicalize(value);
	if (bytes === undefined) throw new TypeError('value has no canonical JSON form');
	return createHash('sha256').update(bytes, 'utf8').digest('hex');
}

/** Closes an event with the hash of its content and of the event before it. */
export const sealEvent = (event: Omit<HistoryEvent, 'hash'>): HistoryEvent => ({ ...event, hash: digestOf(event) });

/** Checks a chain from its start; names the first event that does not fit. */
export function verifyChain(events: readonly HistoryEvent[]): { holds: true } | { holds: false; seq: number } {
	let previous = chainStart;
	for (const [index, event] of events.entries()) {
		const { hash, ...content } = event;
		if (event.seq !== index + 1 || event.previous !== previous || digestOf(content) !== hash)
			return { holds: false, seq: index + 1 };
		previous = hash;
	}
	return { holds: true };
}
