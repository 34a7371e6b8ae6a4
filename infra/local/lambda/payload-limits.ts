// How much Lambda takes and gives in one call, and batches cut to fit. Invariant: what an event source hands over is never refused for its
// size, unless one record alone is too large.

/** A synchronous call takes this many bytes. */
export const LARGEST_REQUEST = 6_291_456;
/** And answers with this many. */
export const LARGEST_ANSWER = 6_291_556;
/** An asynchronous call takes this many. */
export const LARGEST_ASYNC_REQUEST = 1_048_576;

/** What `{"Records":[]}` and the commas of a batch of 10,000 take. */
const FRAME = 16_384;

/** The records in order, in batches of at most `count` records that fit into one call. */
export function cutBatches<Item>(items: readonly Item[], count: number, recordOf: (item: Item) => unknown): Item[][] {
	const batches: Item[][] = [];
	let bytes = 0;
	for (const item of items) {
		const size = Buffer.byteLength(JSON.stringify(recordOf(item)));
		const batch = batches.at(-1);
		if (batch === undefined || batch.length === count || bytes + size > LARGEST_REQUEST - FRAME) {
			batches.push([item]);
			bytes = size;
		} else {
			batch.push(item);
			bytes += size;
		}
	}
	return batches;
}
