// Breaks a file in a way that a seed decides: bytes changed, cut out, repeated, moved, zeroed, or the file cut short; the same seed always
// gives the same bytes.

/** mulberry32. */
export function createRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const telling = [0, 0xff, 0x7f, 0x80, 0x3c, 0x28, 0x2d, 0x39];

export function mutate(bytes: Uint8Array, seed: number): Uint8Array {
	const random = createRandom(seed);
	const below = (count: number): number => Math.floor(random() * count);
	let broken: Uint8Array = Uint8Array.from(bytes);
	for (let left = 1 + below(4); left > 0; left -= 1) {
		const at = below(broken.length);
		const length = 1 + below(Math.min(64, broken.length));
		const piece = broken.slice(at, at + length);
		switch (below(7)) {
			case 0:
				for (let n = 1 + below(12); n > 0; n -= 1) broken[below(broken.length)] = below(256);
				break;
			case 1:
				broken[at] = telling[below(telling.length)] ?? 0;
				break;
			case 2:
				broken = Buffer.concat([broken.subarray(0, at), broken.subarray(at + length)]);
				break;
			case 3:
				broken = Buffer.concat([broken.subarray(0, at), ...Array(1 + below(200)).fill(piece), broken.subarray(at)]);
				break;
			case 4:
				broken.fill(random() < 0.5 ? 0 : 255, at, Math.min(at + length, broken.length));
				break;
			case 5:
				broken.set(piece, below(Math.max(1, broken.length - piece.length)));
				break;
			default:
				if (random() < 0.3) broken = broken.slice(0, Math.max(1, at));
				else broken[at] = (broken[at] ?? 0) ^ (1 << below(8));
		}
		if (broken.length === 0) broken = Uint8Array.from([0]);
	}
	return broken;
}
