// Goal: a kill at any moment loses nothing that was accepted and does nothing twice. Method: reports on their whole road, returning and new
// versions included, while `npm start` is killed more than a hundred times at moments drawn from a seed, and started again; then every
// promise is looked for and every event counted. Try other moments with CHAOS_SEED=7, or with `npm run chaos`.
import { describe, expect, it } from 'vitest';
import { hasLocalDatabase } from '../support/host-child.ts';
import { historyOf, untilAsked } from '../support/report-fixture.ts';
import { createChance } from './chaos/chance.ts';
import { momentOf, planKills, stepsOf } from './chaos/kill-plan.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { judgeHistory } from './chaos/verdict.ts';

const seed = Number(process.env.CHAOS_SEED ?? 2026);
const kills = 104;

describe.skipIf(!hasLocalDatabase)('the whole system, killed again and again', () => {
	it(`loses and doubles nothing in ${kills} kills (seed ${seed})`, { timeout: 1_500_000 }, async () => {
		const outcome = await runChaos({ seed, kills });
		const { runs, returned, promises, mails, seconds, starts } = outcome;
		const slowest = Math.max(...starts);
		console.log(
			`seed ${seed}: ${runs} reports (${returned} returned), ${kills} kills, ${promises} acts and ${mails} mails looked for, ` +
				`starts up to ${slowest.toFixed(0)} ms, ${seconds.toFixed(0)} s`,
		);
		expect({ lost: outcome.lost, doubled: outcome.doubled, serverErrors: outcome.serverErrors }).toEqual({
			lost: [],
			doubled: [],
			serverErrors: [],
		});
		expect(runs).toBeGreaterThanOrEqual(3);
		expect(returned).toBeGreaterThanOrEqual(1);
	});
});

describe('the judge of chaos', () => {
	const { events } = historyOf(...untilAsked);
	const promised = [
		{ kind: 'opened', reportId: 'bc-1' },
		{ kind: 'file-arrived', reportId: 'bc-1', version: 1 },
		{ kind: 'submitted', reportId: 'bc-1', version: 1 },
	] as const;

	it('finds nothing in a whole history', () => {
		expect(judgeHistory('bc-1', events, promised)).toEqual({ lost: [], doubled: [] });
	});

	it('sees a promise that is not kept, and one that another kept', () => {
		const approved = { kind: 'approved', reportId: 'bc-1', version: 1, by: 'lam@bato.example' } as const;
		const second = { kind: 'submitted', reportId: 'bc-1', version: 2 } as const;
		expect(judgeHistory('bc-1', events, [...promised, approved, second]).lost).toHaveLength(2);
	});

	it('sees an event that happened twice, one that is missing, and a chain that does not hold', () => {
		const doubled = historyOf(...untilAsked.slice(0, 3), ...untilAsked.slice(2)).events;
		expect(judgeHistory('bc-1', doubled, promised).doubled).toEqual(['bc-1: scanned in version 1']);
		expect(judgeHistory('bc-1', events.toSpliced(4, 1), promised).lost.length).toBeGreaterThan(1);
	});
});

describe('the plan of kills', () => {
	it('is the same for the same seed and another for another', () => {
		expect(planKills(5, 50)).toEqual(planKills(5, 50));
		expect(planKills(5, 50)).not.toEqual(planKills(6, 50));
	});

	it('kills during starts and during lives, from the first moment to the last', () => {
		const plan = planKills(1, 1000);
		const starts = plan.filter(({ from }) => from === 'spawn');
		expect(starts.length).toBeGreaterThan(200);
		expect(starts.length).toBeLessThan(300);
		const steps = plan.filter(({ from }) => from === 'step').map(stepsOf);
		expect([Math.min(...steps), Math.max(...steps)]).toEqual([1, 12]);
		const lives = plan.filter(({ from }) => from === 'up').map((kill) => momentOf(kill, 400));
		expect(Math.min(...lives)).toBeLessThan(10);
		expect(Math.max(...lives)).toBeGreaterThan(1190);
		expect(Math.max(...lives)).toBeLessThanOrEqual(1200);
	});

	it('draws chances evenly', () => {
		const chance = createChance(9);
		const counts = Array.from({ length: 4000 }, () => chance.whole(0, 3)).reduce<number[]>(
			(sum, one) => sum.with(one, (sum[one] ?? 0) + 1),
			[0, 0, 0, 0],
		);
		for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
	});
});
