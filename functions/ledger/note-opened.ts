// A person opened the link of a mail: noted in the mail chain, once a link. Invariant: only for a person's POST, never for what fetched the page.
import type { LinkItem } from './items.ts';
import { appendMail, loadMails } from './mail-chain.ts';
import type { LedgerDeps } from './record-event.ts';

export async function noteOpened(deps: LedgerDeps, link: LinkItem): Promise<void> {
	const { reportId, version, approver, issuedAt } = link;
	const { mails } = await loadMails(deps.store, reportId);
	const isNoted = mails.some((one) => one.status === 'opened' && one.to === approver.mail && one.at >= issuedAt);
	if (isNoted) return;
	await appendMail(deps, { reportId, kind: 'approve', version, to: approver.mail, messageId: null, status: 'opened' });
}
