// One timer for the earliest of many due rows. Invariant: however many rows wait, one timer is set, and never later than the earliest armed.
import type { Clock } from '../clock.ts';

export interface EarliestTimer {
	/** Makes sure to wake at `at` or before. */
	arm(at: number | undefined): void;
	cancel(): void;
}

export function createEarliestTimer(clock: Clock, wake: () => void): EarliestTimer {
	let armedAt = Number.POSITIVE_INFINITY;
	let cancelTimer: (() => void) | undefined;
	function cancel(): void {
		cancelTimer?.();
		cancelTimer = undefined;
		armedAt = Number.POSITIVE_INFINITY;
	}
	return {
		arm(at) {
			if (at === undefined || at >= armedAt) return;
			cancel();
			armedAt = at;
			cancelTimer = clock.setTimer(at, () => {
				cancel();
				wake();
			});
		},
		cancel,
	};
}
