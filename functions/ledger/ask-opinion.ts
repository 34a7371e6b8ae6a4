// An approver asks a specialist for an opinion. Invariant: decides nothing and uses no link up; the question is in the history before its mail is
// owed; the mail's link is made when it is sent, so that no secret waits in the table.
import type { Person } from '../domain/report.ts';
import { loadActing, type Refused } from './acting-by-link.ts';
import { approverActor } from './actors.ts';
import { loadHistory } from './history.ts';
import { noteWrite } from './mail-outbox.ts';
import { type Asking, problemsOfAsking } from './opinion-problems.ts';
import { type LedgerDeps, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';

export type OpinionAsked = { ok: true; of: Person } | Refused;

/** Every question is asked of a person of its own: the answer is found by it. */
const personOf = (person: Omit<Person, 'id'>, seq: number): Person => ({ id: `specialist-${seq}`, ...person });

export const createAskOpinion =
	(deps: LedgerDeps) =>
	async (request: { token: string; nonce: string } & Asking): Promise<OpinionAsked> => {
		const acting = await loadActing(deps, request, 'open');
		if (!acting.ok) return acting;
		const { link, head, revision, usedNonce } = acting;
		const { reportId, version, levelIndex } = link;
		const { events } = await loadHistory(deps.store, reportId);
		const asked = events.filter(
			(event) =>
				event.body.type === 'opinion-asked' && event.version === version && event.body.levelIndex === levelIndex,
		).length;
		const { submitter } = head;
		const asking = problemsOfAsking(request, { submitter, approver: link.approver, asked });
		const { person, question } = asking;
		const problems = [...asking.problems, ...acting.problems];
		if (problems.length > 0) return { ok: false, standing: 'open', head, problems };
		const recorded = await recordEvent(deps, {
			reportId,
			actor: approverActor(link.approver),
			expect: { version, revision },
			body: (current) => ({
				type: 'opinion-asked',
				levelIndex,
				of: personOf(person, current.seq + 1),
				question,
			}),
			also: (next, at) => [usedNonce, noteWrite({ what: 'opinion-asked', reportId, seq: next.seq, at })],
		});
		if (recorded.ok) return { ok: true, of: personOf(person, recorded.head.seq) };
		return { ok: false, standing: 'open', head, problems: [problemOfRefusal(recorded.refusal)] };
	};
