// What an approver sees behind a link. Invariant: it is about the link's own version, whatever the report has become since.
import type { Reading } from '../../domain/reading.ts';
import type { ReportHead } from '../../domain/report.ts';
import type { HistoryEvent } from '../../domain/report-events.ts';
import { loadHistory } from '../../ledger/history.ts';
import { type Finding, keys, type LinkItem, type VersionItem } from '../../ledger/items.ts';
import { loadMails, type MailEntry } from '../../ledger/mail-chain.ts';
import { type Opinion, opinionsOf } from '../../ledger/opinions.ts';
import type { WebDeps } from '../deps.ts';
import { unitShort } from '../names.ts';
import { levelNames } from './describe-event.ts';
import { answersOf, loadCurrentReading, loadFindings } from './load-report.ts';
import { questionsOf } from './questions.ts';
import { loadChanges, type VersionChanges } from './version-changes.ts';

export interface PastDecision {
	act: 'approved' | 'endorsed' | 'returned' | 'returned-below' | 'rejected' | 'unapproved';
	name: string;
	unit: string;
	at: string;
	version: number;
	levelIndex: number;
	reason: string | null;
	/** An administrator decided in the level's stead. */
	override: boolean;
	/** The absent holder for whom it was decided. */
	standsFor: string | null;
}

export function decisionsOf(events: readonly HistoryEvent[]): PastDecision[] {
	return events.flatMap(({ body, actor, at, version }) => {
		if (!('binding' in body)) return [];
		const { unitId, levelIndex, standsFor } = body.binding;
		const reason = 'reason' in body ? (body.reason ?? null) : null;
		const { override = false } = body;
		const about = { unit: unitShort(unitId), at, version, levelIndex, reason, override };
		return [{ act: body.type, name: actor.name, standsFor: standsFor?.name ?? null, ...about }];
	});
}

/** The newest word on the mail that asked: it does not arrive. */
function isLost(mails: readonly MailEntry[], { mail, askedAt }: Opinion): boolean {
	const last = mails.findLast(({ kind, to, at }) => kind === 'opinion' && to === mail && at >= askedAt);
	if (!last) return false;
	return last.status ? ['bounced', 'complained', 'rejected'].includes(last.status) : last.messageId === null;
}

export interface ApprovalFacts {
	version: VersionItem | null;
	reading: Reading | null;
	findings: Finding[];
	answers: Record<string, string>;
	/** The reader's questions that the submitter answered. */
	answered: { ask: string; answer: string }[];
	decisions: PastDecision[];
	/** What specialists were asked about this version, and what they said. */
	opinions: (Opinion & { unit: string; isLost: boolean })[];
	submitted: { name: string; at: string } | null;
	/** The level the link decides for. */
	unit: string;
	changes: VersionChanges[];
}

export async function loadApproval(
	deps: Pick<WebDeps, 'store' | 'readings'>,
	link: Pick<LinkItem, 'reportId' | 'version' | 'levelIndex'>,
	head: ReportHead,
): Promise<ApprovalFacts> {
	const { reportId, version, levelIndex } = link;
	const [item, reading, findings, { events }, { mails }] = await Promise.all([
		deps.store.get(keys.version(reportId, version)),
		loadCurrentReading(deps.readings, head),
		loadFindings(deps.store, reportId, version),
		loadHistory(deps.store, reportId),
		loadMails(deps.store, reportId),
	]);
	const answers = answersOf(events, version);
	const submitted = events.findLast((event) => event.version === version && event.body.type === 'submitted');
	const ofVersion = events.findLastIndex((event) => event.version === version);
	const unitOf = levelNames(events, ofVersion);
	return {
		version: item as VersionItem | null,
		reading,
		findings,
		answers,
		answered: questionsOf(reading?.questions ?? []).flatMap(({ id, ask }) => {
			const answer = answers[id];
			return answer ? [{ ask, answer }] : [];
		}),
		decisions: decisionsOf(events),
		submitted: submitted ? { name: submitted.actor.name, at: submitted.at } : null,
		opinions: opinionsOf(events, version).map((one) => ({
			...one,
			unit: unitOf(one.levelIndex),
			isLost: isLost(mails, one),
		})),
		unit: unitOf(levelIndex),
		changes: link.version === head.version ? await loadChanges(deps.readings, head, events, reading) : [],
	};
}
