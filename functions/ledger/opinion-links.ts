// Links by which a specialist gives an opinion. Invariant: a kind of their own in a place of their own, so that none of them decides; one
// question to one person about one version, level and round; only hashes are stored.
import type { Person, ReportHead } from '../domain/report.ts';
import type { Ids } from '../ports/clock.ts';
import type { Item, ItemStore, Key, Write } from '../ports/item-store.ts';
import { linkHash } from './links.ts';

export interface OpinionQuestion {
	reportId: string;
	version: number;
	levelIndex: number;
	round: number;
	/** The event that asked: it gets one opinion. */
	askedSeq: number;
	person: Person;
	askedBy: string;
	question: string;
}

export interface OpinionLinkItem extends Item, OpinionQuestion {
	type: 'opinion-link';
	issuedAt: string;
	expiresAt: string;
	consumedAt: string | null;
	ttl: number;
}

/** What was given, once for each question, by whichever of its links. */
export interface OpinionItem extends Item {
	type: 'opinion';
	at: string;
}

export type OpinionStanding = 'open' | 'given' | 'moved-on' | 'expired';

const linkDays = 30;
const day = 86_400_000;

const linkKey = (tokenOrCode: string): Key => ({ pk: `OPINION#${linkHash(tokenOrCode)}`, sk: 'LINK' });
const opinionKey = ({ reportId, askedSeq }: OpinionQuestion): Key => ({
	pk: `REPORT#${reportId}`,
	sk: `OPINION#${String(askedSeq).padStart(6, '0')}`,
});

export function makeOpinionLink(ids: Ids, of: OpinionQuestion, at: string) {
	const [token, code] = [ids.token(), ids.shortCode()];
	const ends = Date.parse(at) + linkDays * day;
	const expiresAt = new Date(ends).toISOString();
	// A year past its end a link still tells that the opinion was given; then it is forgotten.
	const ttl = Math.floor((ends + 365 * day) / 1000);
	const writes = [token, code].map((secret): Write => {
		const item: OpinionLinkItem = {
			...linkKey(secret),
			type: 'opinion-link',
			...of,
			issuedAt: at,
			expiresAt,
			consumedAt: null,
			ttl,
		};
		return { kind: 'put', item, when: { kind: 'absent' } };
	});
	return { token, code, expiresAt, writes };
}

export const loadOpinionLink = async (store: ItemStore, tokenOrCode: string): Promise<OpinionLinkItem | null> =>
	(await store.get(linkKey(tokenOrCode))) as OpinionLinkItem | null;

export const isGiven = async (store: ItemStore, question: OpinionQuestion): Promise<boolean> =>
	(await store.get(opinionKey(question))) !== null;

/** Uses the link and its question up; a second opinion to the same question conflicts. */
export const consumeWrites = (link: OpinionLinkItem, at: string): Write[] => {
	const item: OpinionItem = { ...opinionKey(link), type: 'opinion', at };
	return [
		{ kind: 'put', item, when: { kind: 'absent' } },
		{ kind: 'put', item: { ...link, consumedAt: at }, when: { kind: 'equals', attributes: { consumedAt: null } } },
	];
};

/** The level that asked still decides, on the same version and in the same round. */
export const stillAsks = (head: ReportHead, of: Pick<OpinionQuestion, 'version' | 'levelIndex' | 'round'>): boolean =>
	head.state === 'in-review' &&
	head.asked &&
	head.version === of.version &&
	head.levelIndex === of.levelIndex &&
	head.round === of.round;

export async function weighOpinionLink(
	store: ItemStore,
	link: OpinionLinkItem,
	head: ReportHead,
	now: string,
): Promise<OpinionStanding> {
	if (link.consumedAt !== null || (await isGiven(store, link))) return 'given';
	if (!stillAsks(head, link)) return 'moved-on';
	return link.expiresAt < now ? 'expired' : 'open';
}
