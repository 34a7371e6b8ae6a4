// When the host is killed. Invariant: a pure function of the seed, so that a run that went wrong can be given the same moments again. They
// are shares of what a host of this machine needs: a slow one is killed in the same places, not always at its first step.
import { createChance } from './chance.ts';

export interface PlannedKill {
	/** Counted from the spawn of the process, from the moment it says that it is up, or by the steps that reports make from then on. */
	readonly from: 'spawn' | 'up' | 'step';
	/** Of the longest it may live there: from 0 to 1. */
	readonly share: number;
}

/** One in four dies while it starts: what it takes up again then is taken up twice. */
const inStart = 0.25;
/** By steps: right behind something that was written, and so that reports get on however slow the machine is. */
const bySteps = 0.4;

export function planKills(seed: number, kills: number): PlannedKill[] {
	const chance = createChance(seed);
	return Array.from({ length: kills }, () => {
		const which = chance.next();
		const from = which < inStart ? 'spawn' : which < inStart + bySteps ? 'step' : 'up';
		return { from, share: chance.next() };
	});
}

/** Longer than the longest single step; short enough that most steps are cut. */
const shortestLife = 1200;
const longestLife = 4000;

/** The moment in ms, on a machine on which the last start took `startMs`. */
export function momentOf({ from, share }: PlannedKill, startMs: number): number {
	const longest = from === 'spawn' ? startMs * 1.2 : Math.min(Math.max(2 * startMs, shortestLife), longestLife);
	return Math.round(share * longest);
}

const mostSteps = 12;
/** A report that waits for a person makes none. */
export const longestForSteps = 8000;

export const stepsOf = ({ share }: PlannedKill): number => 1 + Math.floor(share * mostSteps);
