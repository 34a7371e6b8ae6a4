// What an event makes of a head. Invariant: replaying a history from its first event gives the stored head, field by field.
import { assertNever } from './assert-never.ts';
import { isLastLevel, levelsKept, type Objection, type Person, type ReportHead, unasked } from './report.ts';
import type { DecisionBinding, EventBody, HistoryEvent } from './report-events.ts';
import { movesRevision, stateAfter } from './transitions.ts';

function openHead(event: HistoryEvent, body: Extract<EventBody, { type: 'opened' }>): ReportHead {
	return {
		reportId: event.reportId,
		unitId: body.unitId,
		period: body.period,
		programme: body.programme,
		declaredProgramme: body.programme,
		submitter: body.submitter,
		state: 'draft',
		version: 1,
		attempt: 1,
		revision: 1,
		seq: event.seq,
		lastHash: event.hash,
		route: null,
		levelIndex: null,
		...unasked,
		round: 0,
		approvedVersions: [],
		unstaffed: false,
		figuresDigest: null,
		documentDate: null,
		recipient: null,
		failure: null,
		failedFrom: null,
		objection: null,
		createdAt: event.at,
		updatedAt: event.at,
	};
}

/** The level that is to be asked next becomes `next`, in a new round: its old links and answers count no more. */
const askAgainFrom = (head: ReportHead, next: number): Partial<ReportHead> => ({
	...unasked,
	unstaffed: false,
	levelIndex: next === 0 ? null : next - 1,
	round: head.round + 1,
});

const objectionOf = (
	event: HistoryEvent,
	act: Objection['act'],
	body: { binding: DecisionBinding; reason: string },
): Objection => ({
	act,
	levelIndex: body.binding.levelIndex,
	by: event.actor.name,
	position: event.actor.position ?? '',
	unitId: body.binding.unitId,
	reason: body.reason,
	at: event.at,
});

const approvedBy = ({ approvedVersions, version }: ReportHead): Partial<ReportHead> => ({
	approvedVersions: [...approvedVersions, version],
});

const isAmong = (people: readonly Person[], person: Person): boolean => people.some((one) => one.id === person.id);

function changesOf(head: ReportHead, event: HistoryEvent): Partial<ReportHead> {
	const { body } = event;
	switch (body.type) {
		case 'opened':
			throw new Error(`report ${event.reportId} is opened twice`);
		case 'version-opened':
			return {
				version: body.version,
				programme: head.declaredProgramme,
				attempt: 1,
				route: null,
				levelIndex: null,
				...unasked,
				round: 0,
				unstaffed: false,
				figuresDigest: null,
				documentDate: null,
				recipient: null,
				failure: null,
				failedFrom: null,
			};
		case 'read':
			return {
				figuresDigest: body.digest,
				documentDate: body.documentDate,
				recipient: body.recipient ?? null,
				programme: head.programme ?? body.programme,
			};
		case 'submitted':
			return {
				figuresDigest: body.figuresDigest,
				programme: body.programme,
				documentDate: body.documentDate,
				objection: null,
			};
		case 'routed':
			return { route: body.route, levelIndex: null, ...unasked };
		case 'approval-asked':
			return {
				levelIndex: body.levelIndex,
				asked: true,
				askedOf: body.approvers,
				votes: [],
				votesNeeded: body.needed ?? 1,
				accepted: false,
				dueOn: body.dueOn ?? null,
				published: false,
				unstaffed: false,
			};
		case 'nobody-in-office':
			return { unstaffed: true };
		case 'accepted':
			return { accepted: true };
		case 'endorsed':
			return { votes: [...head.votes, event.actor.id] };
		case 'approved':
			return { ...unasked, ...(isLastLevel(head) ? approvedBy(head) : {}), objection: null };
		case 'returned':
			return { ...unasked, objection: objectionOf(event, 'return', body) };
		case 'rejected':
			return { ...unasked, objection: objectionOf(event, 'reject', body) };
		case 'returned-below':
			return {
				...askAgainFrom(head, body.binding.levelIndex - 1),
				objection: objectionOf(event, 'return-below', body),
			};
		case 'unapproved': {
			const again = askAgainFrom(head, body.binding.levelIndex);
			if (head.state !== 'approved') return again;
			// Its run has ended: another attempt takes the report up where it stands.
			return { ...again, approvedVersions: head.approvedVersions.slice(0, -1), attempt: head.attempt + 1 };
		}
		case 'withdrawn':
			return unasked;
		case 'rerouted':
			return { ...askAgainFrom(head, levelsKept(head, body.route)), route: body.route };
		case 'published':
			return { published: true };
		case 'reassigned':
			return {
				askedOf: [...head.askedOf.filter((person) => !isAmong(body.removed, person)), ...body.added],
				...(body.needed === undefined ? {} : { votesNeeded: body.needed }),
			};
		case 'failed':
			// Whether the level was asked stays: its links decide again once the report is resumed.
			return { failure: body.failure, failedFrom: head.state };
		case 'resumed':
			return { attempt: body.attempt, failure: null, failedFrom: null };
		case 'file-arrived':
		case 'file-replaced':
		case 'files-received':
		case 'scanned':
		case 'checked':
		case 'confirmation-asked':
		case 'reminded':
		case 'escalated':
		case 'opinion-asked':
		case 'opinion-given':
		case 'superseded':
		case 'lapsed':
			return {};
		default:
			return assertNever(body);
	}
}

/** The head after the event. Pure; whether the event was allowed is `refusalOf`'s question. */
export function evolve(head: ReportHead | null, event: HistoryEvent): ReportHead {
	const { body } = event;
	if (body.type === 'opened') {
		if (head) throw new Error(`report ${event.reportId} is opened twice`);
		return openHead(event, body);
	}
	if (!head) throw new Error(`report ${event.reportId} begins with ${body.type}, not with its opening`);
	return {
		...head,
		...changesOf(head, event),
		state: stateAfter(head, body.type),
		revision: head.revision + (movesRevision(body.type) ? 1 : 0),
		seq: event.seq,
		lastHash: event.hash,
		updatedAt: event.at,
	};
}

export const replay = (events: readonly HistoryEvent[]): ReportHead | null =>
	events.reduce<ReportHead | null>(evolve, null);
