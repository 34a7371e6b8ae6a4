// A person opened the link of a mail: noted in the mail chain, once a link. Invariant: only for a person's POST, never for what fetched the page.
import type { LinkItem } from './items.ts';
import { appendMail, loadMails, type MailKind } from './mail-chain.ts';
import type { OpinionLinkItem } from './opinion-links.ts';
import type { LedgerDeps } from './record-event.ts';

async function note(
	deps: LedgerDeps,
	of: { reportId: string; version: number; issuedAt: string; kind: MailKind; to: string },
): Promise<void> {
	const { reportId, version, issuedAt, kind, to } = of;
	const { mails } = await loadMails(deps.store, reportId);
	const isNoted = mails.some((one) => one.status === 'opened' && one.to === to && one.at >= issuedAt);
	if (isNoted) return;
	await appendMail(deps, { reportId, kind, version, to, messageId: null, status: 'opened' });
}

/** A page's own link stands in no mail. */
export async function noteOpened(deps: LedgerDeps, link: LinkItem): Promise<void> {
	if (link.made !== 'page') await note(deps, { ...link, kind: 'approve', to: link.approver.mail });
}

export const noteOpinionOpened = (deps: LedgerDeps, link: OpinionLinkItem): Promise<void> =>
	note(deps, { ...link, kind: 'opinion', to: link.person.mail });
