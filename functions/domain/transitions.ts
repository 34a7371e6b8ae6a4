// Which event may follow in which state, by whom, and where it leads. Invariant: no row skips a level; what is not here is refused.

import { endedStates, isLastLevel, levelsKept, nextLevelIndex, type ReportHead, type ReportState } from './report.ts';
import type { Actor, EventBody, EventType } from './report-events.ts';

interface Row<B> {
	from: readonly ReportState[];
	by: readonly Actor['kind'][];
	/** `stays`: the event is noted and the state does not move. */
	to: ReportState | 'stays' | ((head: ReportHead) => ReportState);
	guard?: (head: ReportHead, body: B) => boolean;
}

type Table = { [T in Exclude<EventType, 'opened'>]: Row<Extract<EventBody, { type: T }>> };

const live: readonly ReportState[] = ['draft', 'received', 'read', 'awaiting-confirmation', 'submitted', 'in-review'];
const deciders: readonly Actor['kind'][] = ['approver', 'administrator'];
const isAsked = (head: ReportHead, levelIndex: number): boolean => head.asked && head.levelIndex === levelIndex;
const decides = (head: ReportHead, body: { binding: { levelIndex: number } }): boolean =>
	isAsked(head, body.binding.levelIndex);
/** One more approval is the last that the level needs. */
export const isEnough = (head: ReportHead): boolean => head.votes.length + 1 >= head.votesNeeded;

/** The level whose approval is the newest that stands: the one before the level that is asked, or the last that decided. */
export function lastApproved(head: ReportHead): number | null {
	if (head.levelIndex === null || head.route === null) return null;
	const level = head.asked ? head.levelIndex - 1 : head.levelIndex;
	return level < 0 ? null : level;
}

export const transitions: Table = {
	'version-opened': {
		from: ['draft', 'awaiting-confirmation', 'returned', 'withdrawn', 'approved', 'lapsed', 'failed'],
		by: ['submitter'],
		to: 'draft',
		// A revision follows what is published: until then the totals would miss the version that was approved.
		guard: (head, body) => body.version === head.version + 1 && (head.state !== 'approved' || head.published),
	},
	'file-arrived': { from: ['draft'], by: ['system'], to: 'stays' },
	'file-replaced': { from: [...live, ...endedStates], by: ['system'], to: 'stays' },
	'files-received': { from: ['draft'], by: ['system'], to: 'received' },
	resumed: {
		from: ['failed'],
		by: ['administrator'],
		to: (head) => head.failedFrom ?? 'received',
		// A document at fault is mended by a new version, not by another try.
		guard: (head, body) => head.failure?.kind === 'system' && body.attempt === head.attempt + 1,
	},
	scanned: { from: ['received'], by: ['system'], to: 'stays' },
	read: { from: ['received', 'read'], by: ['system'], to: 'read' },
	checked: { from: ['read'], by: ['system'], to: 'stays' },
	'confirmation-asked': { from: ['read', 'awaiting-confirmation'], by: ['system'], to: 'awaiting-confirmation' },
	submitted: { from: ['awaiting-confirmation'], by: ['submitter'], to: 'submitted' },
	routed: { from: ['submitted'], by: ['system'], to: 'stays' },
	'approval-asked': {
		from: ['submitted', 'in-review'],
		by: ['system'],
		to: 'in-review',
		guard: (head, body) => body.levelIndex === nextLevelIndex(head),
	},
	'nobody-in-office': {
		from: ['submitted', 'in-review'],
		by: ['system'],
		to: 'stays',
		guard: (head, body) => body.levelIndex === nextLevelIndex(head) && !head.unstaffed,
	},
	accepted: {
		from: ['in-review'],
		by: ['approver'],
		to: 'stays',
		guard: (head, body) => isAsked(head, body.levelIndex) && !head.accepted,
	},
	endorsed: {
		from: ['in-review'],
		by: ['approver'],
		to: 'stays',
		guard: (head, body) => decides(head, body) && !isEnough(head),
	},
	approved: {
		from: ['in-review'],
		by: deciders,
		to: (head) => (isLastLevel(head) ? 'approved' : 'in-review'),
		guard: (head, body) => decides(head, body) && (body.override === true || isEnough(head)),
	},
	returned: { from: ['in-review'], by: deciders, to: 'returned', guard: decides },
	'returned-below': {
		from: ['in-review'],
		by: deciders,
		to: 'in-review',
		guard: (head, body) => decides(head, body) && body.binding.levelIndex > 0,
	},
	rejected: { from: ['in-review'], by: deciders, to: 'rejected', guard: decides },
	unapproved: {
		from: ['in-review', 'approved'],
		by: ['approver'],
		to: 'in-review',
		guard: (head, body) => body.binding.levelIndex === lastApproved(head) && !head.accepted && head.votes.length === 0,
	},
	withdrawn: {
		from: ['submitted', 'in-review'],
		by: ['submitter'],
		to: 'withdrawn',
		// Until the last level is asked; what it has before it is its to decide.
		guard: (head) => head.route === null || !isLastLevel(head, nextLevelIndex(head)),
	},
	rerouted: {
		from: ['submitted', 'in-review'],
		by: ['administrator'],
		to: 'stays',
		// Some level must be left to decide.
		guard: (head, body) => head.route !== null && levelsKept(head, body.route) < body.route.chain.length,
	},
	reassigned: {
		from: ['in-review'],
		by: ['system'],
		to: 'stays',
		guard: (head, body) => isAsked(head, body.levelIndex),
	},
	reminded: { from: ['in-review'], by: ['system'], to: 'stays', guard: (head, body) => isAsked(head, body.levelIndex) },
	escalated: {
		from: ['in-review'],
		by: ['system'],
		to: 'stays',
		guard: (head, body) => isAsked(head, body.levelIndex),
	},
	'opinion-asked': {
		from: ['in-review'],
		by: ['approver'],
		to: 'stays',
		guard: (head, body) => isAsked(head, body.levelIndex),
	},
	'opinion-given': {
		from: ['in-review'],
		by: ['specialist'],
		to: 'stays',
		guard: (head, body) => isAsked(head, body.levelIndex),
	},
	published: {
		from: ['in-review', 'approved'],
		by: ['system'],
		to: 'stays',
		guard: (head, body) => head.levelIndex === body.levelIndex && !head.asked,
	},
	superseded: { from: ['approved'], by: ['system'], to: 'superseded' },
	lapsed: { from: ['awaiting-confirmation'], by: ['system'], to: 'lapsed' },
	failed: { from: live, by: ['system'], to: 'failed' },
};

/** Notes that change nothing a person decides on: they move the chain only. Everything else moves what decisions condition on. */
const notes: readonly EventType[] = [
	'file-arrived',
	'file-replaced',
	'scanned',
	'published',
	'nobody-in-office',
	'accepted',
	'endorsed',
	'reassigned',
	'reminded',
	'escalated',
	'opinion-asked',
	'opinion-given',
];
export const movesRevision = (type: EventType): boolean => !notes.includes(type);

export type Refusal = { code: 'wrong-state' | 'wrong-actor' | 'wrong-level'; state: ReportState };

/** Null when the event may follow now, else why not. */
export function refusalOf(
	head: ReportHead,
	body: Exclude<EventBody, { type: 'opened' }>,
	by: Actor['kind'],
): Refusal | null {
	const row = transitions[body.type] as Row<typeof body>;
	if (!row.from.includes(head.state)) return { code: 'wrong-state', state: head.state };
	if (!row.by.includes(by)) return { code: 'wrong-actor', state: head.state };
	if (row.guard && !row.guard(head, body)) return { code: 'wrong-level', state: head.state };
	return null;
}

export function stateAfter(head: ReportHead, type: Exclude<EventType, 'opened'>): ReportState {
	const { to } = transitions[type];
	if (to === 'stays') return head.state;
	return typeof to === 'function' ? to(head) : to;
}
