// What a piece of work costs, in processor time of this thread. Invariant: after a warm-up, works take turns, so that whatever slows the
// machine slows all of them; the median of each is given.
import { median } from './median.ts';

/** May be asynchronous, so long as it works in this thread. */
export type Work = () => unknown;

export interface Effort {
	/** Milliseconds of warm-up for each work. */
	warmUpMs: number;
	/** One sample lasts at least this long: a shorter work is repeated within it. Linux may count a thread's time in steps of 4 ms. */
	sampleMs: number;
	samples: number;
}

const usualEffort: Effort = { warmUpMs: 400, sampleMs: 40, samples: 15 };

async function costOf(work: Work, times: number): Promise<number> {
	const before = process.threadCpuUsage();
	for (let i = 0; i < times; i++) await work();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}

/** Also finds how often a work must be repeated to fill a sample. */
async function warmUp(work: Work, { warmUpMs, sampleMs }: Effort): Promise<number> {
	let times = 1;
	let left = warmUpMs;
	for (;;) {
		const cost = await costOf(work, times);
		left -= cost;
		if (cost < sampleMs) times *= 2;
		else if (left <= 0) return times;
	}
}

export async function measure(works: readonly Work[], effort: Effort = usualEffort): Promise<number[]> {
	const timed: { work: Work; times: number; costs: number[] }[] = [];
	for (const work of works) timed.push({ work, times: await warmUp(work, effort), costs: [] });
	for (let sample = 0; sample < effort.samples; sample++)
		for (const { work, times, costs } of timed) costs.push((await costOf(work, times)) / times);
	return timed.map(({ costs }) => median(costs));
}

export async function measurePair(ours: Work, reference: Work, effort?: Effort) {
	const [mine = 0, other = 0] = await measure([ours, reference], effort);
	return { ours: mine, reference: other };
}
