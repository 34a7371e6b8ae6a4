// Random lives of a report, against the real workflow and a model of its own. Method: acts, hours and weeks, troubles, late and repeated deliveries
// from a seed; after every step heads, views, mails and chains are compared. `npm run model -- RUNS SEED` takes more of them.
import { describe, expect, it } from 'vitest';
import type { Command, Trouble } from './commands.ts';
import { live, livesOfReports } from './lives.ts';

const runs = 40;

it('lives as its model does, whatever happens to it', { timeout: 240_000 }, async () => {
	const seed = Date.now() % 2 ** 31;
	console.info(`model: ${runs} lives of seed ${seed}`);
	const { steps, states } = await livesOfReports({ runs, seed });
	console.info(`model: ${steps} steps`, states);
	expect(steps).toBeGreaterThan(1_000);
	// It is no test where most of it is refused.
	for (const state of ['in-review', 'approved', 'returned', 'failed']) expect(states[state], state).toBeGreaterThan(0);
});

const submit: Command = { do: 'submit', trouble: 'none' };
const approve = (trouble: Trouble = 'none'): Command => ({ do: 'decide', who: 'asked', act: 'approve', trouble });
const bothOfProvince = [approve(), approve()];
const reroute = (chain: number): Command => ({ do: 'reroute', chain, trouble: 'none' });
const time = (hours: number): Command => ({ do: 'time', hours });

/** What such lives have found, as short as they were. */
const found: [string, Command[]][] = [
	[
		'needs no more approvals than can still be given once somebody left office',
		[submit, approve(), { do: 'office', event: 'p2-left' }, time(2), approve()],
	],
	[
		'keeps the last who can decide while all others have approved',
		[
			submit,
			approve(),
			approve(),
			{ do: 'office', event: 'p2-left' },
			time(2),
			{ do: 'office', event: 'p2-left' },
			time(2),
			approve(),
		],
	],
	[
		'takes back what a level approved from its own view, where an earlier version went another way',
		[
			submit,
			approve(),
			reroute(2),
			approve(),
			{ do: 'open-version', trouble: 'none' },
			submit,
			approve(),
			...bothOfProvince,
			{ do: 'override', act: 'return', trouble: 'none' },
		],
	],
	['does not ask again whoever has approved', [submit, approve(), approve(), time(780), approve()]],
	[
		'goes on where another route came between an approval and its publication',
		[submit, approve('publish-fails'), reroute(1), time(30)],
	],
	[
		'publishes what was approved while the engine asked again and another route came',
		[{ do: 'submit', trouble: 'ask-lost' }, approve('ask-lost'), reroute(0), time(4)],
	],
	[
		'goes on where another route came before the engine heard of an approval',
		[submit, approve('silent'), reroute(1), time(30), approve()],
	],
];

describe('a report', () => {
	it.each(found)('%s', async (_, commands) => {
		expect(await live(commands)).toBeNull();
	});
});
