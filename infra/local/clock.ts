// What time it is on the local host, and waking at a given time. Invariant: a timer never fires before its time, and one set years ahead
// (setTimeout alone overflows after 24.8 days) fires when it is due, not at once.

export interface Clock {
	now(): number;
	/** Calls `fn` once, at or after `at` (ms since the epoch). Returns the cancel. */
	setTimer(at: number, fn: () => void): () => void;
}

// Long waits are slept in short pieces: setTimeout counts time the machine was awake, and a laptop that slept must still notice.
const longestSleep = 60_000;

export const systemClock: Clock = {
	now: () => Date.now(),
	setTimer(at, fn) {
		let handle: NodeJS.Timeout | undefined;
		const sleep = () => {
			const left = at - Date.now();
			if (left <= 0 && handle) return fn();
			handle = setTimeout(sleep, Math.min(Math.max(left, 0), longestSleep));
		};
		sleep();
		return () => clearTimeout(handle);
	},
};

export interface TestClock extends Clock {
	/** Moves time on, firing what falls due on the way in order and letting the work of each settle first. */
	advance(ms: number): Promise<void>;
	advanceTo(at: number): Promise<void>;
	/** Registers what to wait for before time moves (an engine's `idle`). Returns the deregistration. */
	settleWith(idle: () => Promise<void>): () => void;
	/** When the next timer falls due, if any is set. */
	nextTimer(): number | undefined;
}

/** A clock that stands still until it is told to move. */
export function createTestClock(start: number): TestClock {
	let now = start;
	const timers = new Set<{ at: number; fn: () => void }>();
	const settlers = new Set<() => Promise<void>>();
	const earliest = () =>
		[...timers].reduce<number | undefined>((least, { at }) => Math.min(least ?? at, at), undefined);

	async function settle(): Promise<void> {
		// Several rounds of the event loop: work that nobody registered (plain promises, setImmediate) gets its turn as well.
		for (let round = 0; round < 3; round++) {
			await new Promise<void>((resolve) => setImmediate(resolve));
			for (const idle of settlers) await idle();
		}
	}

	async function advanceTo(target: number): Promise<void> {
		await settle();
		for (let next = earliest(); next !== undefined && next <= target; next = earliest()) {
			now = Math.max(now, next);
			for (const timer of timers) {
				if (timer.at > now) continue;
				timers.delete(timer);
				timer.fn();
			}
			await settle();
		}
		now = Math.max(now, target);
	}

	return {
		now: () => now,
		setTimer(at, fn) {
			const timer = { at, fn };
			timers.add(timer);
			return () => timers.delete(timer);
		},
		advance: (ms) => advanceTo(now + ms),
		advanceTo,
		settleWith(idle) {
			settlers.add(idle);
			return () => settlers.delete(idle);
		},
		nextTimer: earliest,
	};
}
