// Taking up a report that the system failed: the next attempt of the same version, from where it stood (design rule 8).
// Invariant: an administrator's act, in the history under their name; approvals and confirmation stand, nothing is decided by it.

import { nameOfExecution } from '../domain/execution-name.ts';
import type { Person } from '../domain/report.ts';
import { type ActDone, actDone } from './act-done.ts';
import { administratorActor } from './actors.ts';
import { type LedgerDeps, recordEvent } from './record-event.ts';
import { startWrite } from './starting.ts';

/** The run itself is started by the sweep of the outbox, within a minute. */
export const createResumeReport =
	(deps: LedgerDeps) =>
	async (administrator: Person, of: { reportId: string; revision: number }): Promise<ActDone> => {
		const { reportId, revision } = of;
		const recorded = await recordEvent(deps, {
			reportId,
			actor: administratorActor(administrator),
			expect: { revision },
			body: ({ version, attempt }) => ({
				type: 'resumed',
				attempt: attempt + 1,
				execution: nameOfExecution({ reportId, version, attempt: attempt + 1 }),
			}),
			also: (next, at) => [startWrite(next, at)],
		});
		return actDone(recorded);
	};
