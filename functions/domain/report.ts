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
	'approved',
	'lapsed',
	'failed',
] as const;
export type ReportState = (typeof reportStates)[number];

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

/** What a level last said against the version; kept until a new version is opened. */
export interface Objection {
	act: 'return' | 'reject';
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
	/** SHA-256 over the reading, figures and text and checks: what decisions bind, and where the reading lies. */
	figuresDigest: string | null;
	/** True while the level that is next has nobody in office to ask. */
	unstaffed: boolean;
	/** The date the document bears, where it was read. */
	documentDate: string | null;
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

export const isLastLevel = (head: ReportHead, levelIndex = head.levelIndex): boolean =>
	head.route !== null && levelIndex === head.route.chain.length - 1;

/** The one level that may be asked now: the first, the one that is asked already, or the next; null when none is left. */
export function nextLevelIndex(head: ReportHead): number | null {
	if (!head.route) return null;
	if (head.levelIndex === null) return 0;
	const next = head.asked ? head.levelIndex : head.levelIndex + 1;
	return next < head.route.chain.length ? next : null;
}
