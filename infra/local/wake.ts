// A loop over durable work that sleeps until it is woken or something falls due. Invariant: one pass at a time; a wake during a pass
// causes another pass, so nothing that was written before a wake stays unseen.
import type { Clock } from './clock.ts';

export interface WakeLoop {
	/** Something may have become due: look now. */
	wake(): void;
	/** Settles when no pass is running and none is asked for. */
	idle(): Promise<void>;
	stop(): Promise<void>;
}

/** `pass` does what is due and says when to look again at the latest (ms since the epoch), if at all. */
export function createWakeLoop(
	clock: Clock,
	pass: () => Promise<number | undefined>,
	onError: (error: unknown) => void,
): WakeLoop {
	let running: Promise<void> | undefined;
	let again = false;
	let stopped = false;
	let cancelTimer: (() => void) | undefined;

	async function run(): Promise<void> {
		// A wake from within the first, synchronous part of a pass must already find this run under way.
		await Promise.resolve();
		while (again && !stopped) {
			again = false;
			cancelTimer?.();
			try {
				const next = await pass();
				if (next !== undefined && !stopped) cancelTimer = clock.setTimer(next, wake);
			} catch (error) {
				onError(error);
				if (!stopped) cancelTimer = clock.setTimer(clock.now() + 1000, wake);
			}
		}
	}

	function wake(): void {
		if (stopped) return;
		again = true;
		running ??= run().finally(() => {
			running = undefined;
			if (again) wake();
		});
	}

	return {
		wake,
		async idle() {
			while (running !== undefined) await running;
		},
		async stop() {
			stopped = true;
			cancelTimer?.();
			await running;
		},
	};
}
