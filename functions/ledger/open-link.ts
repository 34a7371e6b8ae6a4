// Shows what a link opens. Invariant: opening decides nothing; where an act is still possible, a nonce binds it to what is shown.
import type { ReportHead } from '../domain/report.ts';
import { refusalOf } from '../domain/transitions.ts';
import type { Ids } from '../ports/clock.ts';
import { bindingOf } from './decision-binding.ts';
import { loadHistory } from './history.ts';
import type { LinkItem } from './items.ts';
import { type LinkStanding, loadLink, weighLink } from './links.ts';
import { leaveNonce } from './nonces.ts';
import { type LedgerDeps, loadHead } from './record-event.ts';

export type LinkOpened =
	| { known: false }
	| {
			known: true;
			standing: LinkStanding;
			link: LinkItem;
			head: ReportHead;
			/** Null where no act is left. */
			nonce: string | null;
			/** The person's own approval may still be taken back. */
			mayTakeBack: boolean;
	  };

/** The person approved there, by this link or by another of theirs (a page's, a newer mail's). */
async function hasApproved(deps: LedgerDeps, link: LinkItem): Promise<boolean> {
	if (link.consumedAt !== null) return true;
	const { events } = await loadHistory(deps.store, link.reportId);
	const { actor, body } =
		events.findLast(
			({ version, body: one }) =>
				version === link.version && one.type === 'approved' && one.binding.levelIndex === link.levelIndex,
		) ?? {};
	return body?.type === 'approved' && !body.override && actor?.id === link.approver.id;
}

/** Whether the link's own level may take its approval back: it was the last to approve and nobody above has begun. */
export const mayTakeBack = async (deps: LedgerDeps, link: LinkItem, head: ReportHead): Promise<boolean> =>
	link.version === head.version &&
	(link.round ?? 0) === head.round &&
	refusalOf(head, { type: 'unapproved', binding: bindingOf(head, link, [], []), reason: '' }, 'approver') === null &&
	hasApproved(deps, link);

export const createOpenLink =
	(deps: LedgerDeps & { ids: Ids }) =>
	async (token: string): Promise<LinkOpened> => {
		const link = await loadLink(deps.store, token);
		const head = link && (await loadHead(deps.store, link.reportId));
		if (!link || !head) return { known: false };
		const standing = await weighLink(deps.store, link, head, deps.clock.now());
		const takeBack = standing === 'decided' && (await mayTakeBack(deps, link, head));
		const isOpen = standing === 'open' || takeBack;
		const nonce = isOpen ? await leaveNonce(deps, token, head.revision) : null;
		return { known: true, standing, link, head, nonce, mayTakeBack: takeBack };
	};
