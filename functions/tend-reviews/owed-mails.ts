// Sends what committed acts owe: the confirmation to whoever decided, the word to those who had been asked. Invariant: at least once, from the
// history as it stands.
import { assertNever } from '../domain/assert-never.ts';
import { replay } from '../domain/evolve.ts';
import type { Person } from '../domain/report.ts';
import type { HistoryEvent } from '../domain/report-events.ts';
import type { AskDeps } from '../ledger/ask-approvers.ts';
import { loadHistory } from '../ledger/history.ts';
import { listNotes, type MailNoteItem, takeNote } from '../ledger/mail-outbox.ts';
import type { MailDeps } from '../ledger/mail-submitter.ts';
import { loadHead } from '../ledger/record-event.ts';
import { sendAndRecord } from '../ledger/record-mail.ts';
import { decidedMail } from '../mail/decided-mail.ts';
import { mailReport, unitTitle } from '../mail/message.ts';
import { movedMail } from '../mail/moved-mail.ts';
import { mailOpinion, mailQuestion } from './owed-opinions.ts';

/** @returns how many notes were done with */
export async function sendOwedMails(deps: AskDeps): Promise<number> {
	const notes = await listNotes(deps.store);
	for (const note of notes) {
		await sendOwed(deps, note);
		await takeNote(deps.store, note);
	}
	return notes.length;
}

async function sendOwed(deps: AskDeps, { what, reportId, seq }: MailNoteItem): Promise<void> {
	const { events } = await loadHistory(deps.store, reportId);
	const event = events.find((one) => one.seq === seq);
	const head = await loadHead(deps.store, reportId);
	if (!event || !head) throw new Error(`report ${reportId} has no event ${seq} to tell of`);
	const report = { ...mailReport(head, deps.baseUrl), version: event.version };
	const before = replay(events.filter((one) => one.seq < seq));
	switch (what) {
		case 'decided':
			return confirmDecision(deps, report, event);
		case 'moved':
			for (const approver of before?.askedOf ?? []) await tellMoved(deps, report, event, approver);
			return;
		case 'opinion-asked':
			return mailQuestion(deps, { report, event, head, round: before?.round ?? 0 });
		case 'opinion-given':
			return mailOpinion(deps, { report, event, events });
		default:
			return assertNever(what);
	}
}

type Report = Parameters<typeof decidedMail>[0]['report'];

async function confirmDecision(
	deps: MailDeps,
	report: Report,
	{ actor, body, at, hash, reportId, version }: HistoryEvent,
) {
	if (!('binding' in body) || !actor.mail) return;
	const message = decidedMail({
		report,
		approver: { name: actor.name, position: actor.position ?? '' },
		unit: unitTitle(body.binding.unitId),
		act: body.type,
		reason: ('reason' in body && body.reason) || null,
		at,
		hash: hash.slice(0, 16),
	});
	await sendAndRecord(deps, { kind: 'decided', version }, { to: actor.mail, reportId, ...message });
}

async function tellMoved(
	deps: MailDeps,
	report: Report,
	{ actor, body, reportId, version }: HistoryEvent,
	approver: Person,
) {
	if (body.type !== 'withdrawn' && body.type !== 'rerouted') return;
	const by = { name: actor.name, position: actor.position ?? '' };
	const message = movedMail({ report, approver, by, why: body.type, reason: body.reason });
	await sendAndRecord(deps, { kind: 'moved', version }, { to: approver.mail, reportId, ...message });
}
