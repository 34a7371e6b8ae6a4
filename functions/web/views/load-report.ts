// Everything a page says about one report, read once. Invariant: null for whoever may not see it, as for a report that is not there.
import type { ChainVerdict } from '../../domain/history.ts';
import type { Reading } from '../../domain/reading.ts';
import type { ReportHead } from '../../domain/report.ts';
import type { HistoryEvent } from '../../domain/report-events.ts';
import { readCurrent } from '../../ledger/current-reading.ts';
import { loadHistory } from '../../ledger/history.ts';
import { type Finding, type FindingsItem, keys, type VersionItem } from '../../ledger/items.ts';
import { loadMails, type MailEntry } from '../../ledger/mail-chain.ts';
import { loadHead } from '../../ledger/record-event.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import { MissingObjectError, type Readings } from '../../ports/object-files.ts';
import { maySee } from '../access.ts';
import type { Visitor } from '../deps.ts';

export interface ReportFacts {
	head: ReportHead;
	events: HistoryEvent[];
	chain: ChainVerdict;
	mails: MailEntry[];
	mailChain: ChainVerdict;
	/** Newest first. */
	versions: VersionItem[];
}

/** What an id may look like; anything else cannot be there, and a key that is too long would break the question itself. */
const reportIdForm = /^[A-Za-z0-9-]{1,40}$/;

export async function loadVisible(store: ItemStore, visitor: Visitor, reportId: string): Promise<ReportHead | null> {
	const head = reportIdForm.test(reportId) ? await loadHead(store, reportId) : null;
	return head && maySee(visitor, head) ? head : null;
}

export async function loadFacts(store: ItemStore, head: ReportHead): Promise<ReportFacts> {
	const { pk } = keys.version(head.reportId, 1);
	const [history, mail, versions] = await Promise.all([
		loadHistory(store, head.reportId),
		loadMails(store, head.reportId),
		store.list(pk, 'VERSION#'),
	]);
	return { head, ...history, ...mail, versions: (versions as VersionItem[]).reverse() };
}

export const loadFindings = async (store: ItemStore, reportId: string, version: number): Promise<Finding[]> => {
	const item = (await store.get(keys.findings(reportId, version))) as FindingsItem | null;
	return item?.findings ?? [];
};

/** The reading of the version as it stands; null until it has been read. */
export async function loadCurrentReading(readings: Readings, head: ReportHead): Promise<Reading | null> {
	if (!head.figuresDigest) return null;
	try {
		return await readCurrent(readings, head);
	} catch (error) {
		if (error instanceof MissingObjectError) return null;
		throw error;
	}
}

/** What the submitter answered to the findings of a version; empty before it was submitted. */
export function answersOf(events: readonly HistoryEvent[], version: number): Record<string, string> {
	const last = events.findLast((event) => event.version === version && event.body.type === 'submitted');
	return last?.body.type === 'submitted' ? last.body.answers : {};
}

/** Who was asked at the level that holds the report. */
export const askedOf = (head: ReportHead): string[] => head.askedOf.map((person) => person.name);
