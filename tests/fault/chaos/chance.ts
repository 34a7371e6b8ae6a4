// Chance from a seed. Invariant: the same seed gives the same numbers in the same order, on every machine.

export interface Chance {
	/** From 0 up to, but not, 1. */
	next(): number;
	/** A whole number from `least` to `most`. */
	whole(least: number, most: number): number;
}

/** mulberry32: small, and good enough to choose moments and amounts. */
export function createChance(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return { next, whole: (least, most) => least + Math.floor(next() * (most - least + 1)) };
}
