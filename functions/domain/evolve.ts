// What an event makes of a head. Invariant: replaying a history from its first event gives the stored head, field by field.
import { assertNever } from './assert-never.ts';
import type { ReportHead } from './report.ts';
import type { EventBody, HistoryEvent } from './report-events.ts';
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
		asked: false,
		unstaffed: false,
		figuresDigest: null,
		documentDate: null,
		failure: null,
		failedFrom: null,
		objection: null,
		createdAt: event.at,
		updatedAt: event.at,
	};
}

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
				asked: false,
				unstaffed: false,
				figuresDigest: null,
				documentDate: null,
				failure: null,
				failedFrom: null,
			};
		case 'read':
			return {
				figuresDigest: body.digest,
				documentDate: body.documentDate,
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
			return { route: body.route, levelIndex: null, asked: false };
		case 'approval-asked':
			return { levelIndex: body.levelIndex, asked: true, unstaffed: false };
		case 'nobody-in-office':
			return { unstaffed: true };
		case 'approved':
			return { asked: false };
		case 'returned':
		case 'rejected':
			return {
				asked: false,
				objection: {
					act: body.type === 'returned' ? 'return' : 'reject',
					levelIndex: body.binding.levelIndex,
					by: event.actor.name,
					position: event.actor.position ?? '',
					unitId: body.binding.unitId,
					reason: body.reason,
					at: event.at,
				},
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
		case 'published':
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
