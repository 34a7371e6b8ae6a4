// Clean reports of one list approved in one act. Invariant: each is decided by its own link, in its own transaction, on the revision that was listed,
// with the whole list bound into each decision; nothing that the list did not show as clean is decided; for each it is told what came of it.
import type { Problem } from '../domain/problem.ts';
import type { ReportHead } from '../domain/report.ts';
import { createDecideApproval, type DecideDeps, type Decided } from './decide-approval.ts';
import { type LinkStanding, linkHash, loadLink } from './links.ts';
import { problemOfRefusal } from './refusals.ts';
import { loadList } from './waiting-list.ts';

export interface Chosen {
	reportId: string;
	/** The link and the nonce that the list made for it. */
	token: string;
	nonce: string;
}

/** `agreed`: others at the level have to as well; `own-page`: it takes a code or a look of its own; `failed`: nothing is known to be decided. */
export type TogetherOutcome =
	| 'approved'
	| 'agreed'
	| 'own-page'
	| 'not-listed'
	| 'failed'
	| Exclude<LinkStanding, 'open'>;

export interface TogetherDone {
	reportId: string;
	outcome: TogetherOutcome;
	/** Null for what was not listed: nothing is told of it. */
	head: ReportHead | null;
	problems: Problem[];
}

export type DecidedTogether = { ok: true; done: TogetherDone[] } | { ok: false; problems: Problem[] };

const nothingChosen: Problem = {
	code: 'nothing-chosen',
	vi: 'Chưa chọn báo cáo nào: hãy đánh dấu các báo cáo muốn phê duyệt cùng nhau.',
	en: 'No report is chosen: tick those you want to approve together.',
};

const listGone = problemOfRefusal({ code: 'moved-on', state: 'in-review' });

function doneOf(reportId: string, decided: Decided): TogetherDone {
	const { head } = decided;
	if (decided.ok) return { reportId, outcome: decided.enough ? 'approved' : 'agreed', head, problems: [] };
	if ('stepUp' in decided) return { reportId, outcome: 'own-page', head, problems: [] };
	const { standing, problems } = decided;
	if (standing === 'unknown') return { reportId, outcome: 'not-listed', head: null, problems };
	// Still open, but not as it was listed.
	return { reportId, outcome: standing === 'open' ? 'own-page' : standing, head, problems };
}

export const createDecideTogether = (deps: DecideDeps & { logError?: (error: unknown) => void }) => {
	const decide = createDecideApproval(deps);

	async function decideOne({ reportId, token, nonce }: Chosen, together: string[]): Promise<TogetherDone> {
		try {
			return doneOf(reportId, await decide({ token, nonce, act: 'approve', reason: '', acknowledged: [], together }));
		} catch (error) {
			// The others of the list are still decided, and this one is told.
			deps.logError?.(error);
			return { reportId, outcome: 'failed', head: null, problems: [] };
		}
	}

	return async (request: { token: string; nonce: string; chosen: Chosen[] }): Promise<DecidedTogether> => {
		const list = await loadList(deps, request.token, request.nonce);
		const link = await loadLink(deps.store, request.token);
		if (!list || !link) return { ok: false, problems: [listGone] };
		const chosen = [...new Map(request.chosen.map((one) => [one.reportId, one])).values()];
		if (chosen.length === 0) return { ok: false, problems: [nothingChosen] };
		const listedAs = ({ reportId, token }: Chosen) =>
			list.find((one) => one.reportId === reportId && one.page === linkHash(token));
		const together = chosen.filter((one) => listedAs(one)?.isClean).map(({ reportId }) => reportId);
		const done: TogetherDone[] = [];
		for (const one of chosen) {
			const listed = listedAs(one);
			const outcome = listed ? 'own-page' : 'not-listed';
			done.push(
				listed?.isClean
					? await decideOne(one, together)
					: { reportId: one.reportId, outcome, head: null, problems: [] },
			);
		}
		return { ok: true, done };
	};
};
