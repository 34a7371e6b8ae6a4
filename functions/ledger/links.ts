// Approval links: made, found, consumed (design rule 5). Invariant: only hashes are stored; a link is one person, one version, one level.
import { createHash } from 'node:crypto';
import type { Person, ReportHead } from '../domain/report.ts';
import type { Ids } from '../ports/clock.ts';
import type { ItemStore, Write } from '../ports/item-store.ts';
import { keys, type LinkItem } from './items.ts';

const linkDays = 30;

/** A short code is typed by hand: spaces, hyphens and case do not matter. A token is taken as it is. */
export function linkHash(tokenOrCode: string): string {
	const trimmed = tokenOrCode.trim();
	const code = trimmed.toUpperCase().replace(/[\s-]/g, '');
	const secret = /^[0-9A-Z]{16}$/.test(code) ? code : trimmed;
	return createHash('sha256').update(secret, 'utf8').digest('hex');
}

const secondsOf = (iso: string): number => Math.floor(Date.parse(iso) / 1000);

/** A year past its end a link still tells who decided; then it is forgotten. */
const forgottenAfterSeconds = 365 * 86_400;

export function makeLink(
	ids: Ids,
	of: { reportId: string; version: number; levelIndex: number; approver: Person; at: string },
): { token: string; code: string; expiresAt: string; writes: Write[] } {
	const token = ids.token();
	const code = ids.shortCode();
	const expiresAt = new Date(Date.parse(of.at) + linkDays * 86_400_000).toISOString();
	const link = (secret: string): LinkItem => ({
		...keys.link(linkHash(secret)),
		type: 'link',
		reportId: of.reportId,
		version: of.version,
		levelIndex: of.levelIndex,
		approver: of.approver,
		issuedAt: of.at,
		expiresAt,
		consumedAt: null,
		ttl: secondsOf(expiresAt) + forgottenAfterSeconds,
	});
	const writes: Write[] = [token, code].map((secret) => ({
		kind: 'put',
		item: link(secret),
		when: { kind: 'absent' },
	}));
	return { token, code, expiresAt, writes };
}

export const loadLink = async (store: ItemStore, tokenOrCode: string): Promise<LinkItem | null> =>
	(await store.get(keys.link(linkHash(tokenOrCode)))) as LinkItem | null;

export type LinkStanding = 'open' | 'expired' | 'decided' | 'moved-on';

/** Whether the link still decides: its version and level are the ones that wait, and its time is not over. */
export function standingOf(link: LinkItem, head: ReportHead, now: string): LinkStanding {
	if (link.version !== head.version) return 'moved-on';
	const waits = head.state === 'in-review' && head.asked && head.levelIndex === link.levelIndex;
	if (head.state === 'failed') return 'moved-on';
	if (!waits) return head.levelIndex !== null && head.levelIndex >= link.levelIndex ? 'decided' : 'moved-on';
	return link.expiresAt < now ? 'expired' : 'open';
}
