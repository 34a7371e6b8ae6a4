// Which errors a Retry or Catch means, and when a retry comes. Invariant: pure; chance is passed in.
import type { Retrier } from './language.ts';

// Errors of the service itself: no wildcard means them, since a second try ends the same way.
const terminal = ['States.DataLimitExceeded', 'States.Runtime'];

export function matchesError(errorEquals: readonly string[], error: string): boolean {
	return errorEquals.some((name) => {
		if (name === error) return true;
		if (name === 'States.ALL') return !terminal.includes(error);
		if (name === 'States.TaskFailed') return !terminal.includes(error) && error !== 'States.Timeout';
		// A missed heartbeat is one kind of time-out, reported under its own name.
		return name === 'States.Timeout' && error === 'States.HeartbeatTimeout';
	});
}

export interface RetryPlan {
	delayMs: number;
	retries: string;
}

/**
 * The first retrier that names the error decides; once it is used up, the error goes to Catch. `retries` counts uses by the retrier's index.
 */
export function planRetry(
	retriers: readonly Retrier[],
	error: string,
	retries: string,
	random: () => number,
): RetryPlan | undefined {
	const index = retriers.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, error));
	const retrier = retriers[index];
	if (!retrier) return undefined;
	const counts = JSON.parse(retries) as Record<string, number>;
	const used = counts[index] ?? 0;
	if (used >= (retrier.MaxAttempts ?? 3)) return undefined;
	const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** used;
	const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
	const jitter = retrier.JitterStrategy === 'FULL' ? random() : 1;
	return { delayMs: Math.round(seconds * jitter * 1000), retries: JSON.stringify({ ...counts, [index]: used + 1 }) };
}
