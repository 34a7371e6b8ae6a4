// Shows what a link opens. Invariant: opening decides nothing; where an act is still possible, a nonce binds it to what is shown.
import type { ReportHead } from '../domain/report.ts';
import { refusalOf } from '../domain/transitions.ts';
import type { Ids } from '../ports/clock.ts';
import { bindingOf } from './decision-binding.ts';
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

/** Whether the link's own level may take its approval back: it was the last to approve and nobody above has begun. */
export const mayTakeBack = (link: LinkItem, head: ReportHead): boolean =>
	link.consumedAt !== null &&
	link.version === head.version &&
	(link.round ?? 0) === head.round &&
	refusalOf(head, { type: 'unapproved', binding: bindingOf(head, link, [], []), reason: '' }, 'approver') === null;

export const createOpenLink =
	(deps: LedgerDeps & { ids: Ids }) =>
	async (token: string): Promise<LinkOpened> => {
		const link = await loadLink(deps.store, token);
		const head = link && (await loadHead(deps.store, link.reportId));
		if (!link || !head) return { known: false };
		const standing = await weighLink(deps.store, link, head, deps.clock.now());
		const takeBack = standing === 'decided' && mayTakeBack(link, head);
		const isOpen = standing === 'open' || takeBack;
		const nonce = isOpen ? await leaveNonce(deps, token, head.revision) : null;
		return { known: true, standing, link, head, nonce, mayTakeBack: takeBack };
	};
