// Taking up a report that the system failed: the next attempt of the same version, from where it stood (design rule 8).
// Invariant: an administrator's act, in the history under their name; approvals and confirmation stand, nothing is decided by it.
import { nameOfExecution } from '../domain/execution-name.ts';
import type { Problem } from '../domain/problem.ts';
import type { Person, ReportHead } from '../domain/report.ts';
import { type LedgerDeps, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { startWrite } from './starting.ts';

export type Resumed = { ok: true; head: ReportHead } | { ok: false; problems: Problem[] };

/** The run itself is started by the sweep of the outbox, within a minute. */
export const createResumeReport =
	(deps: LedgerDeps) =>
	async (administrator: Person, of: { reportId: string; revision: number }): Promise<Resumed> => {
		const { reportId, revision } = of;
		const { id, name, mail, position } = administrator;
		const recorded = await recordEvent(deps, {
			reportId,
			actor: { kind: 'administrator', id, name, mail, position },
			expect: { revision },
			body: ({ version, attempt }) => ({
				type: 'resumed',
				attempt: attempt + 1,
				execution: nameOfExecution({ reportId, version, attempt: attempt + 1 }),
			}),
			also: (next, at) => [startWrite(next, at)],
		});
		return recorded.ok
			? { ok: true, head: recorded.head }
			: { ok: false, problems: [problemOfRefusal(recorded.refusal)] };
	};
