// The submitter takes the report back. Invariant: before the last level is asked; what lower levels published of it is undone in the same
// transaction, and those who were asked are told.

import type { Person } from '../domain/report.ts';
import { type ActDone, actDone } from './act-done.ts';
import { submitterActor } from './actors.ts';
import { tellAskedLevel } from './asked-level.ts';
import { problemsOfReason } from './decision-problems.ts';
import { cleanText } from './given-answers.ts';
import { noteWrite } from './mail-outbox.ts';
import { type LedgerDeps, loadHead, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { allLevels, takeBackWrites } from './take-back.ts';

export const createWithdrawReport =
	(deps: LedgerDeps) =>
	async (submitter: Person, of: { reportId: string; revision: number; reason: string }): Promise<ActDone> => {
		const { reportId, revision } = of;
		const head = await loadHead(deps.store, reportId);
		if (head?.submitter.id !== submitter.id)
			return { ok: false, problems: [problemOfRefusal({ code: 'unknown-report' })] };
		const problems = problemsOfReason(of.reason, true);
		if (problems.length > 0) return { ok: false, problems };
		const reason = cleanText(of.reason);
		const recorded = await recordEvent(deps, {
			reportId,
			actor: submitterActor(submitter),
			expect: { revision },
			body: () => ({ type: 'withdrawn', reason }),
			also: async (next, at, before) => [
				...(await takeBackWrites(deps.store, before, allLevels(before), at)),
				...tellAskedLevel(before, { outcome: 'withdrawn', levelIndex: before.levelIndex ?? 0 }, at),
				noteWrite({ what: 'moved', reportId, seq: next.seq, at }),
			],
		});
		return actDone(recorded);
	};
