// The page of everything that waits for a mailbox. Invariant: it opens by a link that still decides; each report on it gets a link of its own, made
// for this page; what was listed, and which reports may be approved together, is noted under the list's nonce; listing decides nothing.
import { createHash } from 'node:crypto';
import type { Decider } from '../domain/office.ts';
import type { ReportHead } from '../domain/report.ts';
import { type MailTotal, totalsOf } from '../mail/totals.ts';
import type { Ids } from '../ports/clock.ts';
import type { Item, ItemStore, Key } from '../ports/item-store.ts';
import { MissingObjectError, type Readings } from '../ports/object-files.ts';
import { readCurrent } from './current-reading.ts';
import { type FindingsItem, keys, type LinkItem } from './items.ts';
import { linkHash, loadLink, makePageLink, weighLink } from './links.ts';
import { makeNonce } from './nonces.ts';
import { type LedgerDeps, loadHead } from './record-event.ts';
import { type StepUpReason, stepUpReasons } from './step-up.ts';
import { failing } from './submit-report.ts';
import { type DecidableReport, listDecidable } from './waiting-reports.ts';

export type WaitingDeps = LedgerDeps & { ids: Ids; readings: Readings };

export interface ListedReport {
	head: ReportHead;
	unitId: string;
	decider: Decider;
	/** Opens the report's own page, and approves it together with others by the nonce. */
	token: string;
	nonce: string;
	/** Findings to acknowledge. */
	findings: number;
	/** Null: the reading cannot be opened, so nothing can be told of the figures. */
	totals: MailTotal[] | null;
	/** Why its approval takes a code; empty and with totals: it may be approved together with others. */
	reasons: StepUpReason[];
	isClean: boolean;
}

interface ListItem extends Item {
	type: 'waiting-list';
	/** `page`: the hash of the link that was made for the list. */
	reports: { reportId: string; page: string; isClean: boolean }[];
	ttl: number;
}

/** A link and a nonce each, and the list, have to fit into one transaction. */
export const mostListed = 40;
const listHours = 12;
/** Readings are large: not all of them at once. */
const readAtOnce = 8;

const keyOf = (token: string, nonce: string): Key => ({
	pk: keys.link(linkHash(token)).pk,
	sk: `LIST#${createHash('sha256').update(nonce, 'utf8').digest('hex')}`,
});

async function totalsOfHead(deps: WaitingDeps, head: ReportHead): Promise<MailTotal[] | null> {
	try {
		return totalsOf((await readCurrent(deps.readings, head)).summary);
	} catch (error) {
		if (error instanceof MissingObjectError) return null;
		throw error;
	}
}

async function factsOf(deps: WaitingDeps, { head, levelIndex, decider }: DecidableReport) {
	const item = (await deps.store.get(keys.findings(head.reportId, head.version))) as FindingsItem | null;
	const [findings, totals] = [failing(item).length, await totalsOfHead(deps, head)];
	const reasons = stepUpReasons({ levelIndex, ...decider }, head, 'approve', findings);
	return { findings, totals, reasons, isClean: reasons.length === 0 && totals !== null && totals.length > 0 };
}

async function inParts<T, R>(all: readonly T[], of: (one: T) => Promise<R>): Promise<R[]> {
	const done: R[] = [];
	for (let at = 0; at < all.length; at += readAtOnce)
		done.push(...(await Promise.all(all.slice(at, at + readAtOnce).map(of))));
	return done;
}

export type WaitingList =
	/** The link decides no more, or is none. */
	{ ok: false } | { ok: true; link: LinkItem; nonce: string; reports: ListedReport[]; left: number };

export const createListWaiting =
	(deps: WaitingDeps) =>
	async (token: string): Promise<WaitingList> => {
		const link = await loadLink(deps.store, token);
		const opened = link && (await loadHead(deps.store, link.reportId));
		const at = deps.clock.now();
		if (!link || !opened || (await weighLink(deps.store, link, opened, at)) !== 'open') return { ok: false };
		const all = await listDecidable(deps, link.approver.mail);
		const listed = all.slice(0, mostListed);
		const facts = await inParts(listed, (one) => factsOf(deps, one));
		const nonce = deps.ids.token();
		const made = listed.map(({ head, levelIndex, unitId, decider }, n) => {
			const { reportId, version, round } = head;
			const page = makePageLink(deps.ids, { reportId, version, levelIndex, round, decider, at }, link);
			const own = makeNonce(deps, page.token, head.revision);
			const report = { head, unitId, decider, token: page.token, nonce: own.nonce, ...facts[n] } as ListedReport;
			return { report, writes: [...page.writes, own.write] };
		});
		const reports = made.map(({ report }) => report);
		const list: ListItem = {
			...keyOf(token, nonce),
			type: 'waiting-list',
			reports: reports.map((one) => ({
				reportId: one.head.reportId,
				page: linkHash(one.token),
				isClean: one.isClean,
			})),
			ttl: Math.floor(Date.parse(at) / 1000) + listHours * 3600,
		};
		await deps.store.transact([{ kind: 'put', item: list }, ...made.flatMap(({ writes }) => writes)]);
		return { ok: true, link, nonce, reports, left: all.length - listed.length };
	};

/** What the page listed; null where there is no such page, or it is half a day old. */
export async function loadList(
	deps: { store: ItemStore; clock: LedgerDeps['clock'] },
	token: string,
	nonce: string,
): Promise<ListItem['reports'] | null> {
	const item = (await deps.store.get(keyOf(token, nonce))) as ListItem | null;
	return item && item.ttl * 1000 > Date.parse(deps.clock.now()) ? item.reports : null;
}
