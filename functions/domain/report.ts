// The head of a report: where it stands now. Invariant: a head is what its history makes of it (`evolve`), never edited by hand.
import type { Problem } from './problem.ts';
import type { Level } from './register/unit.ts';

export const reportStates = [
	'draft',
	'received',
	'read',
	'awaiting-confirmation',
	'submitted',
	'in-review',
	'returned',
	'rejected',
	'withdrawn',
	'approved',
	'superseded',
	'lapsed',
	'failed',
] as const;
export type ReportState = (typeof reportStates)[number];

/** The version's road is over; some can be followed by another version or taken up again. */
export const endedStates: readonly ReportState[] = [
	'returned',
	'rejected',
	'withdrawn',
	'approved',
	'superseded',
	'lapsed',
	'failed',
];

export type Programme = 'national' | 'local';

export interface RouteLevel {
	level: Level;
	unitId: string;
}

/** The chain a version passes, snapshotted with its reason, so that a later change of the register does not move it. */
export interface Route {
	chain: RouteLevel[];
	asOf: string;
	reason: { vi: string; en: string };
}

export interface Person {
	id: string;
	name: string;
	mail: string;
	position: string;
}

/** Why the report is not moving: the document (the submitter mends it) or the system (the operator does). */
export interface Failure {
	kind: 'document' | 'system';
	problems: Problem[];
}

/** What a level last said against the version; kept until a new version is opened. `return-below`: to the level below, not to the submitter. */
export interface Objection {
	act: 'return' | 'return-below' | 'reject';
	levelIndex: number;
	by: string;
	position: string;
	unitId: string;
	reason: string;
	at: string;
}

export interface ReportHead {
	reportId: string;
	unitId: string;
	period: string;
	/** What was declared at upload or, where nothing was, read; the submitter's word at confirmation decides. */
	programme: Programme | null;
	declaredProgramme: Programme | null;
	submitter: Person;
	state: ReportState;
	version: number;
	attempt: number;
	/** Moves with content and state: what decisions condition on. */
	revision: number;
	/** Moves with every event: the end of the hash chain. */
	seq: number;
	lastHash: string;
	route: Route | null;
	/** The level that holds the report while in review, or that decided last. */
	levelIndex: number | null;
	/** True while that level has been asked and has not decided. */
	asked: boolean;
	/** Who was asked at that level, deputies and successors included: where the report waits. */
	askedOf: Person[];
	/** Ids of those who approved at that level while more approvals are needed. */
	votes: string[];
	/** How many approvals that level needs. */
	votesNeeded: number;
	/** Taken up for review by that level: the level below can no longer take its approval back. */
	accepted: boolean;
	/** The day by which that level should have decided. */
	dueOn: string | null;
	/** What that level approved stands in its totals. */
	published: boolean;
	/** How often levels of this version were asked anew (a return to the level below, an approval taken back, another route). */
	round: number;
	/** Versions that every level approved, oldest first: the last one's figures stand in the totals while a later version is on its way. */
	approvedVersions: number[];
	/** SHA-256 over the reading, figures and text and checks: what decisions bind, and where the reading lies. */
	figuresDigest: string | null;
	/** True while the level that is next has nobody in office to ask. */
	unstaffed: boolean;
	/** The date the document bears, where it was read. */
	documentDate: string | null;
	/** Whom the document is addressed to, in its own words. */
	recipient: string | null;
	failure: Failure | null;
	/** Where a failed report stood, and goes on from when it is resumed. */
	failedFrom: ReportState | null;
	objection: Objection | null;
	createdAt: string;
	updatedAt: string;
}

/** The level a report in review waits for. */
export function holderOf(head: ReportHead): RouteLevel | null {
	if (head.state !== 'in-review' || head.levelIndex === null || !head.asked) return null;
	return head.route?.chain[head.levelIndex] ?? null;
}

/** Nobody is asked: what the last question left is gone. */
export const unasked = {
	asked: false,
	askedOf: [],
	votes: [],
	votesNeeded: 1,
	accepted: false,
	dueOn: null,
	published: false,
} satisfies Partial<ReportHead>;

/** How many decided levels another route leaves as they are: those before the first that differs. */
export function levelsKept(head: ReportHead, route: Route): number {
	const decided = nextLevelIndex(head) ?? 0;
	const same = route.chain.findIndex((level, i) => level.unitId !== head.route?.chain[i]?.unitId);
	return Math.min(decided, same < 0 ? route.chain.length : same);
}

/** Past its day while a level is asked. A flag, never a state: silence decides nothing. @param today Vietnamese day */
export const isOverdue = (head: ReportHead, today: string): boolean =>
	head.state === 'in-review' && head.asked && head.dueOn !== null && head.dueOn < today;

export const isLastLevel = (head: ReportHead, levelIndex = head.levelIndex): boolean =>
	head.route !== null && levelIndex === head.route.chain.length - 1;

/** The one level that may be asked now: the first, the one that is asked already, or the next; null when none is left. */
export function nextLevelIndex(head: ReportHead): number | null {
	if (!head.route) return null;
	if (head.levelIndex === null) return 0;
	const next = head.asked ? head.levelIndex : head.levelIndex + 1;
	return next < head.route.chain.length ? next : null;
}
