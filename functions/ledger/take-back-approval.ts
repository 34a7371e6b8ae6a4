// A level takes its own approval back. Invariant: by the person whose link approved, only while nobody above has decided or taken the report up;
// what the level published is undone in the same transaction.
import type { ReportHead } from '../domain/report.ts';
import { loadActing, type Refused } from './acting-by-link.ts';
import { approverActor } from './actors.ts';
import { tellAskedLevel } from './asked-level.ts';
import { bindingOf } from './decision-binding.ts';
import { problemsOfReason } from './decision-problems.ts';
import { cleanText } from './given-answers.ts';
import { noteWrite } from './mail-outbox.ts';
import { mayTakeBack } from './open-link.ts';
import { type LedgerDeps, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { startWrite } from './starting.ts';
import { takeBackWrites } from './take-back.ts';

export type TakenBack = { ok: true; head: ReportHead } | Refused;

export const createTakeBackApproval =
	(deps: LedgerDeps) =>
	async (request: { token: string; nonce: string; reason: string }): Promise<TakenBack> => {
		const acting = await loadActing(deps, request, 'decided');
		if (!acting.ok) return acting;
		const { link, head, files, revision, usedNonce } = acting;
		const problems = [...problemsOfReason(request.reason, true), ...acting.problems];
		if (!(await mayTakeBack(deps, link, head)))
			problems.push(problemOfRefusal({ code: 'taken-up', state: head.state }));
		if (problems.length > 0) return { ok: false, standing: 'decided', head, problems };
		const { reportId, version, levelIndex } = link;
		const reason = cleanText(request.reason);
		const recorded = await recordEvent(deps, {
			reportId,
			actor: approverActor(link.approver),
			expect: { version, revision },
			body: (current) => ({ type: 'unapproved', binding: bindingOf(current, link, files, []), reason }),
			also: async (next, at, before) => [
				usedNonce,
				...(await takeBackWrites(deps.store, before, [levelIndex], at)),
				// A run that has ended is followed by another; one that waits at the level above is sent back down.
				...(before.state === 'approved'
					? [startWrite(next, at)]
					: tellAskedLevel(before, { outcome: 'again', levelIndex }, at)),
				noteWrite({ what: 'decided', reportId, seq: next.seq, at }),
			],
		});
		if (recorded.ok) return { ok: true, head: recorded.head };
		return { ok: false, standing: 'decided', head, problems: [problemOfRefusal(recorded.refusal)] };
	};
