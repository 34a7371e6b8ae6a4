// An approver takes the report up: from then on the level below can no longer take its approval back. Invariant: decides nothing, uses no link up.
import type { ReportHead } from '../domain/report.ts';
import { loadActing, type Refused } from './acting-by-link.ts';
import { approverActor } from './actors.ts';
import { type LedgerDeps, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';

export const createTakeUpReview =
	(deps: LedgerDeps) =>
	async (request: { token: string; nonce: string }): Promise<{ ok: true; head: ReportHead } | Refused> => {
		const acting = await loadActing(deps, request, 'open');
		if (!acting.ok) return acting;
		const { link, head, problems, revision, usedNonce } = acting;
		if (problems.length > 0) return { ok: false, standing: 'open', head, problems };
		const { reportId, version, levelIndex } = link;
		const unitId = head.route?.chain[levelIndex]?.unitId ?? '';
		const recorded = await recordEvent(deps, {
			reportId,
			actor: approverActor(link.approver),
			expect: { version, revision },
			body: (current) => (current.accepted ? null : { type: 'accepted', levelIndex, unitId }),
			also: () => [usedNonce],
		});
		if (recorded.ok) return { ok: true, head: recorded.head };
		return { ok: false, standing: 'open', head, problems: [problemOfRefusal(recorded.refusal)] };
	};
