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

/** One link of a chain, whatever it says: its own hash is over all else it holds. */
interface Sealed {
	seq: number;
	previous: string;
	hash: string;
}

/** `seq`: the first entry that does not fit. */
export type ChainVerdict = { holds: true } | { holds: false; seq: number };

/** Checks a chain from its start. */
export function verifyChain(entries: readonly Sealed[]): ChainVerdict {
	let previous = chainStart;
	for (const [index, entry] of entries.entries()) {
		const { hash, ...content } = entry;
		if (entry.seq !== index + 1 || entry.previous !== previous || digestOf(content) !== hash)
			return { holds: false, seq: index + 1 };
		previous = hash;
	}
	return { holds: true };
}

/** A chain must also reach the end its head knows: an end that was cut off breaks it as well. */
export function endsAt(
	entries: readonly Sealed[],
	verdict: ChainVerdict,
	head: { seq: number; lastHash: string } | null,
): ChainVerdict {
	const endsWhole = head === null || entries[head.seq - 1]?.hash === head.lastHash;
	return verdict.holds && !endsWhole ? { holds: false, seq: entries.length + 1 } : verdict;
}
