// A person as the actor of an event. Invariant: the history names them as they were at that moment.
import type { Person } from '../domain/report.ts';
import type { Actor } from '../domain/report-events.ts';

const actorOf =
	(kind: Actor['kind']) =>
	({ id, name, mail, position }: Person): Actor => ({ kind, id, name, mail, position });

export const submitterActor = actorOf('submitter');
export const approverActor = actorOf('approver');
export const administratorActor = actorOf('administrator');
