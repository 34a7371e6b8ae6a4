// What can happen to a report, as data that fast-check makes and shrinks. Invariant: a command says who tries what; whether it is allowed is for the
// model to say.
import fc from 'fast-check';
import type { Decision } from './report-model.ts';
import { chains, events, type OfficeEvent, type PersonId, people } from './world-office.ts';

/** What goes wrong while the engine acts on it: a call that fails or kills its report, an answer that is lost, a stream that is silent. */
export type Trouble =
	| 'none'
	| 'publish-fails'
	| 'publish-lost'
	| 'ask-fails'
	| 'ask-lost'
	| 'ask-breaks'
	| 'plan-fails'
	| 'silent';

export type Command =
	| { do: 'submit' | 'open-version' | 'withdraw' | 'resume'; trouble: Trouble }
	| { do: 'decide'; who: PersonId | 'asked'; act: Decision; trouble: Trouble }
	| { do: 'take-up' | 'reissue'; who: PersonId | 'asked' }
	| { do: 'take-back'; who: PersonId | 'last'; trouble: Trouble }
	| { do: 'override'; act: Decision; trouble: Trouble }
	| { do: 'reroute'; chain: number; trouble: Trouble }
	| { do: 'office'; event: OfficeEvent }
	| { do: 'time'; hours: number }
	| { do: 'old-link'; nth: number }
	| { do: 'again'; nth: number };

const trouble = fc.oneof(
	{ weight: 7, arbitrary: fc.constant<Trouble>('none') },
	{
		weight: 3,
		arbitrary: fc.constantFrom<Trouble>(
			'publish-fails',
			'publish-lost',
			'ask-fails',
			'ask-lost',
			'ask-breaks',
			'plan-fails',
			'silent',
		),
	},
);
/** `asked`: whoever the report waits for; the others try as well. */
const who = fc.oneof(
	{ weight: 3, arbitrary: fc.constant('asked' as const) },
	{ weight: 1, arbitrary: fc.constantFrom(...people) },
);
/** `last`: whoever used a link last. */
const lastOr = fc.oneof(
	{ weight: 2, arbitrary: fc.constant('last' as const) },
	{ weight: 1, arbitrary: fc.constantFrom(...people) },
);
const nth = fc.nat({ max: 10_000 });
const acts = fc.oneof(
	{ weight: 24, arbitrary: fc.constant<Decision>('approve') },
	{ weight: 8, arbitrary: fc.constantFrom<Decision>('return', 'return-below', 'return-below') },
	// Nothing follows a rejection.
	{ weight: 1, arbitrary: fc.constant<Decision>('reject') },
);
/** Mostly hours; weeks now and then, so that reminders, deputies and the end of links come. */
const hours = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) },
	{ weight: 2, arbitrary: fc.integer({ min: 24, max: 72 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 400, max: 800 }) },
);

export const command: fc.Arbitrary<Command> = fc.oneof(
	{ weight: 12, arbitrary: fc.record({ do: fc.constant('submit' as const), trouble }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('open-version' as const), trouble }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), trouble }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('resume' as const), trouble }) },
	{ weight: 30, arbitrary: fc.record({ do: fc.constant('decide' as const), who, act: acts, trouble }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('take-up' as const, 'reissue' as const), who }) },
	{ weight: 5, arbitrary: fc.record({ do: fc.constant('take-back' as const), who: lastOr, trouble }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('override' as const), act: acts, trouble }) },
	{
		weight: 3,
		arbitrary: fc.record({ do: fc.constant('reroute' as const), chain: fc.nat({ max: chains.length - 1 }), trouble }),
	},
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('office' as const), event: fc.constantFrom(...events) }) },
	{ weight: 14, arbitrary: fc.record({ do: fc.constant('time' as const), hours }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('old-link' as const), nth }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('again' as const), nth }) },
);
