// Deliveries that come twice, as every AWS queue, bus and stream may send them ("at least once"). Invariant: the same seed doubles the same
// deliveries in the same order of asking; without the option nothing is doubled.

export interface DuplicateOptions {
	readonly seed: number;
	/** Of all deliveries, from 0 to 1. */
	readonly share: number;
}

export interface Duplicates {
	/** Whether the delivery at hand comes twice. */
	next(): boolean;
	/** Whether the second delivery comes while the first is under way, where the source can do that. */
	atOnce(): boolean;
	/** How long after the first it comes otherwise, in ms: by then what it tells may be long done. */
	delay(): number;
	/** How many were doubled so far. */
	count(): number;
}

const LATEST_MILLISECONDS = 10_000;

export const noDuplicates: Duplicates = { next: () => false, atOnce: () => false, delay: () => 0, count: () => 0 };

export function createDuplicates({ seed, share }: DuplicateOptions): Duplicates {
	let state = seed | 0;
	let doubled = 0;
	/** mulberry32: small, and good enough to pick deliveries. */
	const chance = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		next() {
			if (chance() >= share) return false;
			doubled++;
			return true;
		},
		atOnce: () => chance() < 0.5,
		delay: () => Math.floor(chance() * LATEST_MILLISECONDS),
		count: () => doubled,
	};
}
