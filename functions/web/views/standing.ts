// Where a report stands, for people: what it waits for, who holds it, which step of the road it is at.
// Invariant: derived from the head alone, so that list, page and interface never disagree.
import { assertNever } from '../../domain/assert-never.ts';
import { holderOf, isLastLevel, type ReportHead, type Route } from '../../domain/report.ts';
import { plannedRoute } from '../../domain/route.ts';
import { unitShort } from '../names.ts';
import type { Text } from '../text.ts';
import type { ReportFacts } from './load-report.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'work';

export function toneOf(state: ReportHead['state']): Tone {
	switch (state) {
		case 'approved':
			return 'good';
		case 'draft':
		case 'awaiting-confirmation':
		case 'returned':
		case 'withdrawn':
		case 'lapsed':
			return 'warn';
		case 'rejected':
		case 'superseded':
		case 'failed':
			return 'bad';
		case 'received':
		case 'read':
		case 'submitted':
		case 'in-review':
			return 'work';
		default:
			return assertNever(state);
	}
}

export function waitsFor(head: ReportHead, text: Text): string {
	switch (head.state) {
		case 'draft':
			return text.waits.files;
		case 'received':
		case 'read':
		case 'submitted':
			return text.waits.system;
		case 'awaiting-confirmation':
			return text.waits.confirm;
		case 'in-review': {
			const holder = holderOf(head);
			return holder ? text.waits.level(unitShort(holder.unitId)) : text.waits.system;
		}
		case 'returned':
		case 'withdrawn':
		case 'lapsed':
			return text.waits.mend;
		case 'failed':
			return head.failure?.kind === 'document' ? text.waits.mend : text.waits.operator;
		case 'rejected':
		case 'approved':
		case 'superseded':
			return text.waits.nothing;
		default:
			return assertNever(head.state);
	}
}

/** Null where the road has ended. @param approvers names of those asked at the level that holds the report */
export function heldBy(head: ReportHead, approvers: string[], text: Text): string | null {
	switch (head.state) {
		case 'draft':
		case 'awaiting-confirmation':
		case 'returned':
		case 'withdrawn':
		case 'lapsed':
			return text.waits.submitter(head.submitter.name);
		case 'received':
		case 'read':
		case 'submitted':
			return text.waits.systemName;
		case 'in-review': {
			const holder = holderOf(head);
			if (!holder) return text.waits.systemName;
			return approvers.length > 0 ? approvers.join(', ') : unitShort(holder.unitId);
		}
		case 'failed':
			return head.failure?.kind === 'document' ? text.waits.submitter(head.submitter.name) : text.waits.operatorName;
		case 'rejected':
		case 'approved':
		case 'superseded':
			return null;
		default:
			return assertNever(head.state);
	}
}

/** True while the next move is the system's, so that the page keeps itself fresh. */
export const systemWorks = (head: ReportHead): boolean =>
	['draft', 'received', 'read', 'submitted'].includes(head.state) || (head.state === 'in-review' && !head.asked);

/** Uploaded files are noted within seconds; after this somebody was interrupted. */
const arrivalSeconds = 60;

/** Seconds for which a draft's files may still be on their way; 0 where they are not, or take too long. */
export function arrivalLeft(head: ReportHead, { versions }: Pick<ReportFacts, 'versions'>, now: string): number {
	const opened = versions.find(({ version }) => version === head.version)?.openedAt;
	if (head.state !== 'draft' || !opened) return 0;
	return Math.max(0, Math.ceil(arrivalSeconds - (Date.parse(now) - Date.parse(opened)) / 1000));
}

/** The route as fixed, or as it would be today. */
export function routeOf(head: ReportHead, today: string): { route: Route; planned: boolean } | null {
	if (head.route) return { route: head.route, planned: false };
	const route = plannedRoute(head, today);
	return route && { route, planned: true };
}

export type StepState = 'done' | 'now' | 'waiting' | 'stopped';
export interface Step {
	label: string;
	state: StepState;
	note: string | null;
}

/** How many of received, read, confirmed are behind the report; a failed one stopped where its data ends. */
function stepsPassed(head: ReportHead): number {
	switch (head.state) {
		case 'draft':
			return 0;
		case 'received':
		case 'read':
			return 1;
		case 'awaiting-confirmation':
		case 'lapsed':
			return 2;
		case 'failed':
			if (head.route) return 3;
			return head.figuresDigest ? 2 : 1;
		case 'submitted':
		case 'in-review':
		case 'returned':
		case 'rejected':
		case 'withdrawn':
		case 'approved':
		case 'superseded':
			return 3;
		default:
			return assertNever(head.state);
	}
}

const levelsPassed = (head: ReportHead): number => {
	if (head.levelIndex === null) return 0;
	if (head.state === 'approved' || head.state === 'superseded') return head.levelIndex + 1;
	return head.state === 'in-review' && !head.asked ? head.levelIndex + 1 : head.levelIndex;
};

export function stepsOf(head: ReportHead, route: Route | null, published: boolean, text: Text): Step[] {
	const { steps } = text.report;
	const levels = (route?.chain ?? []).map(({ level, unitId }) => ({
		label: text.levels[level],
		note: unitShort(unitId),
	}));
	const all = [
		{ label: steps.received, note: null },
		{ label: steps.read, note: null },
		{ label: steps.confirmed, note: null },
		...levels,
		{ label: steps.published, note: null },
	];
	const first = stepsPassed(head);
	const passed = first < 3 ? first : 3 + levelsPassed(head);
	const behind =
		published && (head.state === 'approved' || head.state === 'superseded') && isLastLevel(head) ? all.length : passed;
	const stopped = ['returned', 'rejected', 'withdrawn', 'lapsed', 'failed'].includes(head.state);
	const stateAt = (index: number): StepState => {
		if (index < behind) return 'done';
		if (index > behind) return 'waiting';
		return stopped ? 'stopped' : 'now';
	};
	return all.map((step, index) => ({ ...step, state: stateAt(index) }));
}
