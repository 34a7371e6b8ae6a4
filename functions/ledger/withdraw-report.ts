// The submitter takes the report back. Invariant: before the last level is asked; what lower levels published of it is undone in the same
// transaction, and those who were asked are told.

import type { Problem } from '../domain/problem.ts';
import type { Person, ReportHead } from '../domain/report.ts';
import { problemsOfReason } from './decision-problems.ts';
import { cleanText } from './given-answers.ts';
import { approvalStep } from './items.ts';
import { noteWrite } from './mail-outbox.ts';
import { submitterActor } from './open-report.ts';
import { type LedgerDeps, loadHead, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { allLevels, takeBackWrites } from './take-back.ts';
import { outcomeWrites } from './waiting.ts';

export type Withdrawn = { ok: true; head: ReportHead } | { ok: false; problems: Problem[] };

export const createWithdrawReport =
	(deps: LedgerDeps) =>
	async (submitter: Person, of: { reportId: string; revision: number; reason: string }): Promise<Withdrawn> => {
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
				...endWrites(before, at),
				noteWrite({ what: 'moved', reportId, seq: next.seq, at }),
			],
		});
		return recorded.ok
			? { ok: true, head: recorded.head }
			: { ok: false, problems: [problemOfRefusal(recorded.refusal)] };
	};

/** A level that is asked now is told; one that is about to be asked finds the report withdrawn. */
function endWrites(before: ReportHead, at: string) {
	const { reportId, version, round, levelIndex, asked } = before;
	if (!asked || levelIndex === null) return [];
	return outcomeWrites(
		{ reportId, version, step: approvalStep(levelIndex, round) },
		{ outcome: 'withdrawn', levelIndex },
		at,
	);
}
