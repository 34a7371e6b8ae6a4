// Who works on what: one worker per execution at a time, and a count of all work going on. Invariant: two steps of one execution never overlap.

export interface Work {
	/** Runs `fn` after everything asked before for the same key. Its outcome is the caller's. */
	alone<T>(key: string, fn: () => Promise<T>): Promise<T>;
	/** Lets a promise go on by itself. Its failure is reported, never lost. */
	background(promise: Promise<unknown>): void;
	busy(): boolean;
	/** Resolves when nothing is going on. */
	idle(): Promise<void>;
}

export function createWork(report: (error: unknown) => void): Work {
	const tails = new Map<string, Promise<unknown>>();
	const going = new Set<Promise<unknown>>();

	function track<T>(promise: Promise<T>): Promise<T> {
		going.add(promise);
		const done = () => going.delete(promise);
		promise.then(done, done);
		return promise;
	}

	return {
		alone(key, fn) {
			const before = tails.get(key) ?? Promise.resolve();
			const mine = track(before.then(fn));
			// Whoever comes next waits for the end of this one, not for its success.
			const tail: Promise<unknown> = mine
				.catch(() => undefined)
				.then(() => tails.get(key) === tail && tails.delete(key));
			tails.set(key, tail);
			return mine;
		},
		background(promise) {
			track(promise.catch(report));
		},
		busy: () => going.size > 0,
		async idle() {
			while (going.size > 0) await Promise.allSettled(going);
		},
	};
}
