// Every kind of item in the table and its key (mail sent: mail-chain.ts; shapes of the approvers' register: register-items.ts). Invariant:
// keys that several files use are made here; an item of one file alone keeps its key there. A kind's `type` is what stream filters match.
import type { Problem } from '../domain/problem.ts';
import { type Person, type Programme, type ReportHead, unasked } from '../domain/report.ts';
import type { HistoryEvent } from '../domain/report-events.ts';
import type { ReportFile } from '../domain/report-files.ts';
import type { Item, Key } from '../ports/item-store.ts';
import type { Group } from '../ports/sign-in.ts';

const padded = (n: number): string => String(n).padStart(6, '0');
const reportPk = (reportId: string): string => `REPORT#${reportId}`;

export const keys = {
	head: (reportId: string): Key => ({ pk: reportPk(reportId), sk: 'HEAD' }),
	version: (reportId: string, version: number): Key => ({ pk: reportPk(reportId), sk: `VERSION#${padded(version)}` }),
	event: (reportId: string, seq: number): Key => ({ pk: reportPk(reportId), sk: `EVENT#${padded(seq)}` }),
	mail: (reportId: string, seq: number): Key => ({ pk: reportPk(reportId), sk: `MAIL#${padded(seq)}` }),
	findings: (reportId: string, version: number): Key => ({ pk: reportPk(reportId), sk: `FINDINGS#${padded(version)}` }),
	wait: (reportId: string, version: number, step: string): Key => ({
		pk: reportPk(reportId),
		sk: `WAIT#${padded(version)}#${step}`,
	}),
	decision: (reportId: string, version: number, step: string): Key => ({
		pk: reportPk(reportId),
		sk: `DECISION#${padded(version)}#${step}`,
	}),
	pending: (reportId: string, version: number, step: string): Key => ({
		pk: reportPk(reportId),
		sk: `PENDING#${padded(version)}#${step}`,
	}),
	/** In a later round of the version the level publishes anew; `taken`: what it published was taken back. */
	publication: (reportId: string, version: number, levelIndex: number, round: number, taken = false): Key => ({
		pk: reportPk(reportId),
		sk: `PUBLICATION#${padded(version)}#${levelIndex}${round > 0 ? `#${round}` : ''}${taken ? '#TAKEN' : ''}`,
	}),
	link: (hash: string): Key => ({ pk: `LINK#${hash}`, sk: 'LINK' }),
	nonce: (hash: string, nonceHash: string): Key => ({ pk: `LINK#${hash}`, sk: `NONCE#${nonceHash}` }),
	member: (sub: string, unitId: string): Key => ({ pk: `USER#${sub}`, sk: `MEMBER#${unitId}` }),
	profile: (sub: string): Key => ({ pk: `USER#${sub}`, sk: 'PROFILE' }),
	approver: (unitId: string, personId: string): Key => ({ pk: `UNIT#${unitId}`, sk: `APPROVER#${personId}` }),
	office: (unitId: string): Key => ({ pk: `UNIT#${unitId}`, sk: 'OFFICE' }),
	absence: (unitId: string, personId: string, from: string): Key => ({
		pk: `UNIT#${unitId}`,
		sk: `ABSENCE#${personId}#${from}`,
	}),
	registerChange: (at: string, id: string): Key => ({ pk: 'REGISTER', sk: `AT#${at}#${id}` }),
	registerUnit: (unitId: string): Key => ({ pk: 'REGISTER', sk: `UNIT#${unitId}` }),
	contribution: (parentId: string, period: string, programme: Programme, childId: string): Key => ({
		pk: viewPk(parentId, period, programme),
		sk: `CHILD#${childId}`,
	}),
	pastContribution: (parentId: string, period: string, programme: Programme, childId: string, order: string): Key => ({
		pk: viewPk(parentId, period, programme),
		sk: `PAST#${childId}#${order}`,
	}),
	session: (hash: string): Key => ({ pk: `SESSION#${hash}`, sk: 'SESSION' }),
	signIn: (stateHash: string): Key => ({ pk: `SIGNIN#${stateHash}`, sk: 'SIGNIN' }),
	scan: (reportId: string, version: number, n: number, objectVersionId: string): Key => ({
		pk: reportPk(reportId),
		sk: `SCAN#${padded(version)}#${n}#${objectVersionId}`,
	}),
	start: (reportId: string, version: number): Key => ({ pk: reportPk(reportId), sk: `START#${padded(version)}` }),
	problems: (reportId: string, version: number): Key => ({
		pk: reportPk(reportId),
		sk: `PROBLEMS#${padded(version)}`,
	}),
	replaced: (reportId: string, version: number, n: number, objectVersionId: string): Key => ({
		pk: reportPk(reportId),
		sk: `REPLACED#${padded(version)}#${n}#${objectVersionId}`,
	}),
	mailHead: (reportId: string): Key => ({ pk: reportPk(reportId), sk: 'MAILHEAD' }),
};

export const viewPk = (parentId: string, period: string, programme: Programme): string =>
	`VIEW#${parentId}#${period}#${programme}`;

/** A level that is asked anew waits as a step of its own: what was decided before decides nothing now. */
export const approvalStep = (levelIndex: number, round: number): string =>
	`approval-${levelIndex}${round > 0 ? `-round-${round}` : ''}`;

export interface VersionItem extends Item {
	type: 'version';
	reportId: string;
	version: number;
	files: ReportFile[];
	openedAt: string;
	/** Counts changes of this item, so that two files arriving at once do not overwrite each other. */
	stamp: number;
}

/** What the malware scan said of one object version; kept also when it comes before the upload is bound. */
export interface ScanItem extends Item {
	type: 'scan';
	n: number;
	objectVersionId: string;
	verdict: ScanVerdict;
}

/** `unscannable`: the scanner could not look inside (a password, say); `failed`: it did not work. */
export type ScanVerdict = 'clean' | 'infected' | 'unscannable' | 'failed';

/** Why a version could not be read, file by file; kept here since file names have no place in the workflow's state. */
export interface ProblemsItem extends Item {
	type: 'problems';
	problems: Problem[];
}

export interface EventItem extends Item {
	type: 'event';
	event: HistoryEvent;
}

/** One finding the submitter answers and every approver acknowledges; `figures` are ids in the reading. */
export interface Finding extends Problem {
	id: string;
	severity: 'error' | 'warning' | 'info';
	figures: string[];
}

export interface FindingsItem extends Item {
	type: 'findings';
	findings: Finding[];
	rulesVersion: string;
}

/** A step that waits: the token that resumes it. Replaced when the engine asks again. */
export interface WaitItem extends Item {
	type: 'wait';
	step: string;
	taskToken: string;
	since: string;
}

/** The outcome a waiting step gets, decided in the table before the engine hears of it (design rule 3). */
export interface DecisionItem extends Item {
	type: 'decision';
	step: string;
	outcome: Record<string, unknown>;
	at: string;
}

/** What a link opens: one person, one version, one level in one round. Only the hash of the token is the key. */
export interface LinkItem extends Item {
	type: 'link';
	reportId: string;
	version: number;
	levelIndex: number;
	/** Absent: the first. */
	round?: number;
	approver: Person;
	/** The absent holder for whom the person decides. */
	standsFor?: Person;
	/** A link alone is no proof of who decides: a code goes to the mailbox first. */
	shared?: boolean;
	/** Made beside the mailed link, which goes on deciding: in a digest, or for an open page and mailed to nobody. */
	made?: 'beside' | 'page';
	issuedAt: string;
	expiresAt: string;
	consumedAt: string | null;
}

export interface MemberItem extends Item {
	type: 'member';
	unitId: string;
}

/** Who a signed-in person is, as their last sign-in said; API callers are known by it. */
export interface ProfileItem extends Item {
	type: 'profile';
	person: Person;
	groups: Group[];
}

export interface HeadItem extends Item {
	type: 'head';
	head: ReportHead;
	seq: number;
	revision: number;
	submitterKey: string;
	submitterSort: string;
	unitKey: string;
	unitSort: string;
}

/** The head as an item: `seq` and `revision` stand outside so that conditions can name them. */
export const headItem = (head: ReportHead): HeadItem => ({
	...keys.head(head.reportId),
	type: 'head',
	head,
	seq: head.seq,
	revision: head.revision,
	submitterKey: `SUBMITTER#${head.submitter.id}`,
	submitterSort: `${head.updatedAt}#${head.reportId}`,
	unitKey: `UNIT#${head.unitId}`,
	unitSort: `${head.period}#${head.createdAt}#${head.reportId}`,
});

/** What a head had no word for when it was written stands as it does in a new one. */
const addedLater = { ...unasked, round: 0, approvedVersions: [], recipient: null } satisfies Partial<ReportHead>;

export const headOf = (item: HeadItem): ReportHead => ({ ...addedLater, ...item.head });
