// When the host is killed. Invariant: a pure function of the seed, so that a run that went wrong can be given the same moments again. They
// are shares of what a host of this machine needs: a slow one is killed in the same places, not always at its first step.
import { createChance } from './chance.ts';

export interface PlannedKill {
	/** Counted from the spawn of the process, or from the moment it says that it is up. */
	readonly from: 'spawn' | 'up';
	/** Of the longest it may live there: from 0 to 1. */
	readonly share: number;
}

/** One in four dies while it starts: what it takes up again then is taken up twice. */
const inStart = 0.25;

export function planKills(seed: number, kills: number): PlannedKill[] {
	const chance = createChance(seed);
	return Array.from({ length: kills }, () => ({
		from: chance.next() < inStart ? 'spawn' : 'up',
		share: chance.next(),
	}));
}

/** Longer than the longest single step, so that reports get on; short enough that most of their steps are cut. */
const shortestLife = 1200;
const longestLife = 4000;

/** The moment in ms, on a machine on which the last start took `startMs`. */
export function momentOf({ from, share }: PlannedKill, startMs: number): number {
	const longest = from === 'spawn' ? startMs * 1.2 : Math.min(Math.max(2 * startMs, shortestLife), longestLife);
	return Math.round(share * longest);
}
