// What an event of the history says, in words. Invariant: every kind of event has a sentence in both languages.
import { assertNever } from '../../domain/assert-never.ts';
import { periodLabel } from '../../domain/periods.ts';
import type { Person } from '../../domain/report.ts';
import type { HistoryEvent } from '../../domain/report-events.ts';
import { routeText, unitName, unitShort } from '../names.ts';
import type { Language, Text } from '../text.ts';

export function describeEvent(
	event: HistoryEvent,
	route: (levelIndex: number) => string,
	language: Language,
	text: Text,
): string {
	const words = wordsOf(event, route, language, text);
	const { body } = event;
	if (!('binding' in body)) return words;
	const others = (body.binding.together?.length ?? 0) - 1;
	const marks = [
		...(body.override ? [text.events.override] : []),
		...(body.binding.standsFor ? [text.events.standsFor(body.binding.standsFor.name)] : []),
		...(others > 0 ? [text.events.together(others)] : []),
	];
	return marks.length > 0 ? `${words} (${marks.join('; ')})` : words;
}

const names = (people: readonly Person[]): string => people.map((person) => person.name).join(', ');

function wordsOf(
	{ body }: HistoryEvent,
	route: (levelIndex: number) => string,
	language: Language,
	text: Text,
): string {
	const { events } = text;
	switch (body.type) {
		case 'opened':
			return events.opened(unitName(body.unitId), periodLabel(body.period, language), body.files.length);
		case 'version-opened':
			return events.versionOpened(body.version, body.files.length);
		case 'file-arrived':
			return events.fileArrived(body.n);
		case 'file-replaced':
			return events.fileReplaced(body.n);
		case 'files-received':
			return events.filesReceived;
		case 'resumed':
			return events.resumed(body.attempt);
		case 'scanned':
			return body.outcome === 'infected'
				? events.scannedInfected(body.infected.join(', '))
				: { clean: events.scannedClean, unscannable: events.unscannable, failed: events.scanFailed }[body.outcome];
		case 'read':
			return events.read(body.figures);
		case 'checked':
			return events.checked(body.findings, body.failing);
		case 'confirmation-asked':
			return events.confirmationAsked;
		case 'submitted':
			return events.submitted;
		case 'routed':
			return events.routed(routeText(body.route));
		case 'approval-asked':
			return events.approvalAsked(route(body.levelIndex), names(body.approvers));
		case 'nobody-in-office':
			return events.nobodyInOffice(unitShort(body.unitId));
		case 'accepted':
			return events.accepted(unitShort(body.unitId));
		case 'endorsed':
			return events.endorsed(unitShort(body.binding.unitId));
		case 'approved':
			return events.approved(unitShort(body.binding.unitId));
		case 'returned-below':
			return events.returnedBelow(unitShort(body.binding.unitId), body.reason);
		case 'unapproved':
			return events.unapproved(unitShort(body.binding.unitId), body.reason);
		case 'withdrawn':
			return events.withdrawn(body.reason);
		case 'rerouted':
			return events.rerouted(routeText(body.route), body.reason);
		case 'reassigned':
			return events.reassigned(names(body.added), names(body.removed), events.reassignedWhy[body.why]);
		case 'reminded':
			return events.reminded[body.step](names(body.to));
		case 'escalated':
			return events.escalated(unitShort(body.unitId), names(body.to));
		case 'opinion-asked':
			return events.opinionAsked(body.of.name, body.question);
		case 'opinion-given':
			return events.opinionGiven(body.opinion);
		case 'superseded':
			return events.superseded(body.by);
		case 'returned':
			return events.returned(unitShort(body.binding.unitId), body.reason);
		case 'rejected':
			return events.rejected(unitShort(body.binding.unitId), body.reason);
		case 'published':
			return events.published(route(body.levelIndex), body.cells);
		case 'lapsed':
			return events.lapsed;
		case 'failed':
			return events.failed(body.failure.problems.map((problem) => problem[language]).join(' '));
		default:
			return assertNever(body);
	}
}

/** Names the unit of a level by the routes the history itself fixed: a later version may go another way. */
export function levelNames(events: readonly HistoryEvent[], at: number): (levelIndex: number) => string {
	const fixed = events
		.slice(0, at + 1)
		.findLast((event) => event.body.type === 'routed' || event.body.type === 'rerouted');
	const chain = fixed && 'route' in fixed.body ? fixed.body.route.chain : [];
	return (levelIndex) => {
		const level = chain[levelIndex];
		return level ? unitShort(level.unitId) : `${levelIndex + 1}`;
	};
}
