// Approval links: made, found, weighed (design rule 5). Invariant: only hashes are stored; a link is one person, one version, one level in one
// round; of the links that ask a mailbox, the newest decides.
import { createHash } from 'node:crypto';
import type { Decider } from '../domain/office.ts';
import { isSamePerson } from '../domain/office.ts';
import type { ReportHead } from '../domain/report.ts';
import type { Ids } from '../ports/clock.ts';
import type { ItemStore, Write } from '../ports/item-store.ts';
import { keys, type LinkItem } from './items.ts';
import { loadWaitingFor, waitingForWrite } from './mailboxes.ts';

const linkDays = 30;

/** A short code is typed by hand: spaces, hyphens and case do not matter. A token is taken as it is. */
export function linkHash(tokenOrCode: string): string {
	const trimmed = tokenOrCode.trim();
	const code = trimmed.toUpperCase().replace(/[\s-]/g, '');
	const secret = /^[0-9A-Z]{16}$/.test(code) ? code : trimmed;
	return createHash('sha256').update(secret, 'utf8').digest('hex');
}

const secondsOf = (iso: string): number => Math.floor(Date.parse(iso) / 1000);

/** So long past its end a link still tells who decided; then it is forgotten. A page's link stands in no mail to come back to. */
const [mailedKeptSeconds, pageKeptSeconds] = [365 * 86_400, 7 * 86_400];

export interface LinkTarget {
	reportId: string;
	version: number;
	levelIndex: number;
	round: number;
	decider: Decider;
	at: string;
}

export interface MadeLink {
	token: string;
	code: string;
	expiresAt: string;
	writes: Write[];
}

/** One item for each secret that opens the link. */
function linkWrites(
	of: LinkTarget,
	secrets: readonly string[],
	{ expiresAt, made }: { expiresAt: string; made?: LinkItem['made'] | undefined },
): Write[] {
	const { reportId, version, levelIndex, round, decider, at } = of;
	return secrets.map((secret): Write => {
		const item: LinkItem = {
			...keys.link(linkHash(secret)),
			type: 'link',
			reportId,
			version,
			levelIndex,
			round,
			approver: decider.person,
			...(decider.standsFor ? { standsFor: decider.standsFor } : {}),
			...(decider.shared ? { shared: true } : {}),
			...(made ? { made } : {}),
			issuedAt: at,
			expiresAt,
			consumedAt: null,
			ttl: secondsOf(expiresAt) + (made === 'page' ? pageKeptSeconds : mailedKeptSeconds),
		};
		return { kind: 'put', item, when: { kind: 'absent' } };
	});
}

/** Without a note for the mailbox: the mailed link goes on deciding beside it, and a later mail ends both. */
export const makeSideLink = (ids: Ids, of: LinkTarget): MadeLink => mailedLink(ids, of, 'beside');

function mailedLink(ids: Ids, of: LinkTarget, made?: 'beside'): MadeLink {
	const [token, code] = [ids.token(), ids.shortCode()];
	const expiresAt = new Date(Date.parse(of.at) + linkDays * 86_400_000).toISOString();
	return {
		token,
		code,
		expiresAt,
		writes: linkWrites(of, [token, code], { expiresAt, made }),
	};
}

/** The writes also note, for the mailbox, that the report waits there: older links of it count no more. */
export function makeLink(ids: Ids, of: LinkTarget): MadeLink {
	const made = mailedLink(ids, of);
	const { reportId, version, levelIndex, round, decider, at } = of;
	const waiting = waitingForWrite({ mail: decider.person.mail, reportId, version, levelIndex, round, issuedAt: at });
	return { ...made, writes: [...made.writes, waiting] };
}

const pageHours = 12;

/**
 * For a page that is open: mailed to nobody, over with the page, and never later than the link that opened the page. It is no newer mail, so the
 * mailed link goes on deciding.
 */
export function makePageLink(ids: Ids, of: LinkTarget, opener: Pick<LinkItem, 'expiresAt'>) {
	const token = ids.token();
	const ends = Math.min(Date.parse(of.at) + pageHours * 3_600_000, Date.parse(opener.expiresAt));
	const expiresAt = new Date(ends).toISOString();
	return {
		token,
		expiresAt,
		writes: linkWrites(of, [token], { expiresAt, made: 'page' }),
	};
}

export const loadLink = async (store: ItemStore, tokenOrCode: string): Promise<LinkItem | null> =>
	(await store.get(keys.link(linkHash(tokenOrCode)))) as LinkItem | null;

/** `voted`: the person has approved, others have to as well; `reassigned`: somebody else decides now; `reissued`: a newer mail has the link. */
export type LinkStanding = 'open' | 'expired' | 'decided' | 'moved-on' | 'voted' | 'reassigned' | 'reissued';

const roundOf = ({ round = 0 }: LinkItem): number => round;

/** Whether the link still decides, as far as the report itself says. */
export function standingOf(link: LinkItem, head: ReportHead, now: string): LinkStanding {
	if (link.version !== head.version || head.state === 'failed') return 'moved-on';
	if (roundOf(link) !== head.round) return link.consumedAt ? 'decided' : 'moved-on';
	const waits = head.state === 'in-review' && head.asked && head.levelIndex === link.levelIndex;
	if (!waits) return head.levelIndex !== null && head.levelIndex >= link.levelIndex ? 'decided' : 'moved-on';
	if (head.votes.includes(link.approver.id)) return 'voted';
	if (head.askedOf.length > 0 && !head.askedOf.some((person) => isSamePerson(person, link.approver)))
		return 'reassigned';
	return link.expiresAt < now ? 'expired' : 'open';
}

/** As `standingOf`, and whether a newer link went to the same mailbox. */
export async function weighLink(
	store: ItemStore,
	link: LinkItem,
	head: ReportHead,
	now: string,
): Promise<LinkStanding> {
	const standing = standingOf(link, head, now);
	if (standing !== 'open' && standing !== 'expired') return standing;
	const newest = await loadWaitingFor(store, link.approver.mail, link.reportId);
	const isNoted =
		newest?.version === link.version && newest.round === roundOf(link) && newest.levelIndex === link.levelIndex;
	if (!isNoted) return standing;
	// A mailed link not by which is later, since a clock can go back; one made beside it lives until the next mail.
	const isOld = link.made ? newest.issuedAt > link.issuedAt : newest.issuedAt !== link.issuedAt;
	return isOld ? 'reissued' : standing;
}
