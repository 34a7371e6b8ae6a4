// Which event may follow in which state, by whom, and where it leads. Invariant: no row skips a level; what is not here is refused.

import { isLastLevel, nextLevelIndex, type ReportHead, type ReportState } from './report.ts';
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
const ended: readonly ReportState[] = ['returned', 'rejected', 'approved', 'lapsed', 'failed'];
const decides = (head: ReportHead, body: { binding: { levelIndex: number } }): boolean =>
	head.asked && head.levelIndex === body.binding.levelIndex;

export const transitions: Table = {
	'version-opened': {
		from: ['draft', 'awaiting-confirmation', 'returned', 'lapsed', 'failed'],
		by: ['submitter'],
		to: 'draft',
		guard: (head, body) => body.version === head.version + 1,
	},
	'file-arrived': { from: ['draft'], by: ['system'], to: 'stays' },
	'file-replaced': { from: [...live, ...ended], by: ['system'], to: 'stays' },
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
	approved: {
		from: ['in-review'],
		by: ['approver'],
		to: (head) => (isLastLevel(head) ? 'approved' : 'in-review'),
		guard: decides,
	},
	returned: { from: ['in-review'], by: ['approver'], to: 'returned', guard: decides },
	rejected: { from: ['in-review'], by: ['approver'], to: 'rejected', guard: decides },
	published: {
		from: ['in-review', 'approved'],
		by: ['system'],
		to: 'stays',
		guard: (head, body) => head.levelIndex === body.levelIndex && !head.asked,
	},
	lapsed: { from: ['awaiting-confirmation'], by: ['system'], to: 'lapsed' },
	failed: { from: live, by: ['system'], to: 'failed' },
};

/** Notes about bytes, scans and publication move the chain only; everything else moves what decisions condition on. */
export const movesRevision = (type: EventType): boolean =>
	!['file-arrived', 'file-replaced', 'scanned', 'published', 'nobody-in-office'].includes(type);

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
