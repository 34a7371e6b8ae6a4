// The mails that an opinion owes: the question with its link to the specialist, the answer to whoever asked. Invariant: a question whose level has
// decided meanwhile is not asked any more; a link exists before it is mailed.

import type { ReportHead } from '../domain/report.ts';
import type { HistoryEvent } from '../domain/report-events.ts';
import type { AskDeps } from '../ledger/ask-approvers.ts';
import { isGiven, makeOpinionLink, stillAsks } from '../ledger/opinion-links.ts';
import { sendAndRecord } from '../ledger/record-mail.ts';
import { type MailReport, unitTitle } from '../mail/message.ts';
import { opinionGivenMail } from '../mail/opinion-given-mail.ts';
import { opinionMail } from '../mail/opinion-mail.ts';

const named = ({ actor }: HistoryEvent) => ({ name: actor.name, position: actor.position ?? '' });

/** @param round the one in which it was asked */
export async function mailQuestion(
	deps: AskDeps,
	of: { report: MailReport; event: HistoryEvent; head: ReportHead; round: number },
): Promise<void> {
	const { report, event, head, round } = of;
	const { body, reportId, version, seq } = event;
	if (body.type !== 'opinion-asked') return;
	const { levelIndex, question, of: person } = body;
	const asked = { reportId, version, levelIndex, round, askedSeq: seq, person, askedBy: event.actor.name, question };
	if (!stillAsks(head, asked) || (await isGiven(deps.store, asked))) return;
	const { token, code, expiresAt, writes } = makeOpinionLink(deps.ids, asked, deps.clock.now());
	await deps.store.transact(writes);
	const unit = unitTitle(head.route?.chain[levelIndex]?.unitId ?? '');
	const askedBy = named(event);
	const message = opinionMail({ report, specialist: person, askedBy, unit, question, token, code, expiresAt });
	await sendAndRecord(deps, { kind: 'opinion', version }, { to: person.mail, reportId, ...message });
}

export async function mailOpinion(
	deps: AskDeps,
	of: { report: MailReport; event: HistoryEvent; events: readonly HistoryEvent[] },
): Promise<void> {
	const { report, event, events } = of;
	const { body, reportId, version } = event;
	const asked = events.find((one) => one.body.type === 'opinion-asked' && one.body.of.id === event.actor.id);
	if (body.type !== 'opinion-given' || !asked?.actor.mail) return;
	const message = opinionGivenMail({
		report,
		approver: named(asked),
		specialist: named(event),
		opinion: body.opinion,
	});
	await sendAndRecord(deps, { kind: 'opinion-given', version }, { to: asked.actor.mail, reportId, ...message });
}
