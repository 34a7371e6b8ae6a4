// A specialist opens the link of a question and gives the opinion. Invariant: opening gives nothing; one opinion for each question, on the revision
// that was shown; it decides nothing and is consumed in the opinion's own transaction.

import { isSamePerson } from '../domain/office.ts';
import type { Problem } from '../domain/problem.ts';
import type { ReportHead } from '../domain/report.ts';
import type { Ids } from '../ports/clock.ts';
import { ownReport, unknownLink } from './decision-problems.ts';
import { noteWrite } from './mail-outbox.ts';
import { leaveNonce, takeNonce } from './nonces.ts';
import {
	consumeWrites,
	isGiven,
	loadOpinionLink,
	type OpinionLinkItem,
	type OpinionStanding,
	weighOpinionLink,
} from './opinion-links.ts';
import { problemsOfOpinion } from './opinion-problems.ts';
import { type LedgerDeps, loadHead, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';

export type OpinionOpened =
	| { known: false }
	| { known: true; standing: OpinionStanding; link: OpinionLinkItem; head: ReportHead; nonce: string | null };

export const createOpenOpinion =
	(deps: LedgerDeps & { ids: Ids }) =>
	async (token: string): Promise<OpinionOpened> => {
		const link = await loadOpinionLink(deps.store, token);
		const head = link && (await loadHead(deps.store, link.reportId));
		if (!link || !head) return { known: false };
		const standing = await weighOpinionLink(deps.store, link, head, deps.clock.now());
		const nonce = standing === 'open' ? await leaveNonce(deps, token, head.revision) : null;
		return { known: true, standing, link, head, nonce };
	};

export type OpinionGiven =
	| { ok: true; link: OpinionLinkItem; head: ReportHead }
	| { ok: false; standing: OpinionStanding | 'unknown'; problems: Problem[] };

/** Somebody was quicker with the same question: no reason to try again. */
class GivenBeforeError extends Error {
	override readonly name = 'GivenBeforeError';
}

export const createGiveOpinion =
	(deps: LedgerDeps) =>
	async (request: { token: string; nonce: string; opinion: string }): Promise<OpinionGiven> => {
		const link = await loadOpinionLink(deps.store, request.token);
		const head = link && (await loadHead(deps.store, link.reportId));
		if (!link || !head) return { ok: false, standing: 'unknown', problems: [unknownLink] };
		const standing = await weighOpinionLink(deps.store, link, head, deps.clock.now());
		const movedOn = problemOfRefusal({ code: 'moved-on', state: head.state });
		if (standing !== 'open') return { ok: false, standing, problems: [movedOn] };
		const shown = await takeNonce(deps, request.token, request.nonce);
		const { problems, opinion } = problemsOfOpinion(request.opinion);
		if (!shown) problems.push(movedOn);
		if (isSamePerson(link.person, head.submitter)) problems.push(ownReport);
		if (!shown || problems.length > 0) return { ok: false, standing, problems };
		const { reportId, version, levelIndex, round, person } = link;
		try {
			const recorded = await recordEvent(deps, {
				reportId,
				actor: { kind: 'specialist', id: person.id, name: person.name, mail: person.mail },
				expect: { version, revision: shown.revision },
				body: (current) => (current.round === round ? { type: 'opinion-given', levelIndex, opinion } : null),
				also: async (next, at) => {
					if (await isGiven(deps.store, link)) throw new GivenBeforeError();
					return [
						...consumeWrites(link, at),
						shown.used,
						noteWrite({ what: 'opinion-given', reportId, seq: next.seq, at }),
					];
				},
			});
			if (recorded.ok && recorded.recorded) return { ok: true, link, head: recorded.head };
			return { ok: false, standing: 'moved-on', problems: [movedOn] };
		} catch (error) {
			if (error instanceof GivenBeforeError) return { ok: false, standing: 'given', problems: [movedOn] };
			throw error;
		}
	};
