// One report under review, looked at again: who decides there today, and what its plan says. Invariant: it tells people and asks others; it never
// decides. Holidays, absences and offices are those of the day it runs.
import type { Office } from '../domain/office.ts';
import { isSamePerson } from '../domain/office.ts';
import type { Person, ReportHead } from '../domain/report.ts';
import { reportReviewPlan } from '../domain/report-review-plan.ts';
import type { PlanStep, StepKind } from '../domain/review-plan.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import { type AskDeps, mailLinks, makeLinks } from '../ledger/ask-approvers.ts';
import { askOthers } from '../ledger/ask-others.ts';
import { deciderNow, loadLevelOffice } from '../ledger/deciders.ts';
import { closeDue, type DueItem, dueWrite, isOpen } from '../ledger/due-items.ts';
import { loadHead, recordEvent, systemActor } from '../ledger/record-event.ts';
import { sendAndRecord } from '../ledger/record-mail.ts';
import { escalationMail } from '../mail/escalation-mail.ts';
import { mailReport, unitTitle } from '../mail/message.ts';

export type Tended = 'closed' | 'looked-at' | 'acted';

const hour = 3_600_000;
/** Nobody is reminded in the night: a step's day begins at eight in the morning there. */
const dayBegins = 8 * hour;
const officeDay = (now: string): string => vietnamDay(new Date(Date.parse(now) - dayBegins).toISOString());
const stepKey = ({ kind, on }: PlanStep): string => `${kind}@${on}`;
const isAmong = (people: readonly Person[], person: Person): boolean => people.some((one) => isSamePerson(one, person));

export async function tendReview(deps: AskDeps, due: DueItem): Promise<Tended> {
	const found = await loadHead(deps.store, due.reportId);
	if (!isOpen(due, found)) {
		await closeDue(deps.store, due);
		return 'closed';
	}
	const office = await loadLevelOffice(deps, found, due.levelIndex);
	const moved = await followOffice(deps, found, office);
	const head = moved ? ((await loadHead(deps.store, due.reportId)) ?? found) : found;
	const now = deps.clock.now();
	if (!isOpen(due, head)) return 'looked-at';
	const { steps } = reportReviewPlan(head, due.levelIndex, due.askedOn);
	const today = officeDay(now);
	const open = steps.filter((step) => step.on <= today && !due.done.includes(stepKey(step)));
	for (const kind of lastOfEach(open)) await take(deps, head, office, kind);
	const done = [...due.done, ...open.map(stepKey)];
	await deps.store.transact([
		dueWrite(head, {
			levelIndex: due.levelIndex,
			askedOn: due.askedOn,
			done,
			at: new Date(Date.parse(now) + hour).toISOString(),
		}),
	]);
	return moved || open.length > 0 ? 'acted' : 'looked-at';
}

/** After days without a run nobody is reminded three times at once. */
function lastOfEach(open: readonly PlanStep[]): StepKind[] {
	const kinds = new Set(open.map(({ kind }) => kind));
	const reminders = (['overdue', 'due', 'remind'] as const).filter((kind) => kinds.has(kind));
	return [...reminders.slice(0, 1), ...(['deputies', 'above'] as const).filter((kind) => kinds.has(kind))];
}

/** Successors, delegates and those who are back are asked; who left or is away is not any more. */
async function followOffice(deps: AskDeps, head: ReportHead, office: Office): Promise<boolean> {
	const added = office.deciders.filter(({ person }) => !isAmong(head.askedOf, person));
	const removed = head.askedOf.filter((person) => !deciderNow(office, head, person));
	const stay = head.askedOf.filter((person) => !isAmong(removed, person));
	// Nobody left who can decide is no reason to let the last one go: the level is told of by its deadlines.
	const someone = [...stay, ...added.map(({ person }) => person)].some(({ id }) => !head.votes.includes(id));
	if (!someone || (added.length === 0 && removed.length === 0)) return false;
	return askOthers(deps, head, { unitId: office.unitId, added, removed, why: 'office' });
}

async function take(deps: AskDeps, head: ReportHead, office: Office, kind: StepKind): Promise<void> {
	switch (kind) {
		case 'remind':
		case 'due':
		case 'overdue':
			return remind(deps, head, office, kind);
		case 'deputies':
			return askDeputies(deps, head, office);
		case 'above':
			return tellAbove(deps, head, office);
	}
}

/** A reminder brings a link of its own: who looks for the first mail in vain has one. */
async function remind(deps: AskDeps, head: ReportHead, office: Office, step: 'remind' | 'due' | 'overdue') {
	const { reportId, version, round, levelIndex } = head;
	const waiting = head.askedOf.filter(({ id }) => !head.votes.includes(id));
	const deciders = waiting.map((person) => deciderNow(office, head, person)).filter((one) => one !== null);
	if (deciders.length === 0 || levelIndex === null) return;
	const links = await makeLinks(deps, { reportId, version, levelIndex, round }, deciders);
	await mailLinks(deps, head, office.unitId, links, step);
	const to = deciders.map(({ person }) => person);
	await note(deps, head, { type: 'reminded', levelIndex, step, to });
}

async function askDeputies(deps: AskDeps, head: ReportHead, office: Office): Promise<void> {
	const added = office.deputies.filter(({ person }) => !isAmong(head.askedOf, person));
	if (added.length > 0) await askOthers(deps, head, { unitId: office.unitId, added, removed: [], why: 'overdue' });
}

async function tellAbove(deps: AskDeps, head: ReportHead, office: Office): Promise<void> {
	const { reportId, version, levelIndex } = head;
	const above = levelIndex === null ? undefined : head.route?.chain[levelIndex + 1];
	if (!above || levelIndex === null || !head.dueOn) return;
	const { deciders } = await loadLevelOffice(deps, head, levelIndex + 1);
	for (const { person } of deciders) {
		const message = escalationMail({
			report: mailReport(head, deps.baseUrl),
			approver: person,
			unit: unitTitle(office.unitId),
			dueOn: head.dueOn,
			asked: head.askedOf,
		});
		await sendAndRecord(deps, { kind: 'escalation', version }, { to: person.mail, reportId, ...message });
	}
	const to = deciders.map(({ person }) => person);
	await note(deps, head, { type: 'escalated', levelIndex, unitId: above.unitId, to });
}

type Note = Parameters<typeof recordEvent>[1]['body'] extends (head: ReportHead) => infer B ? Exclude<B, null> : never;

async function note(deps: AskDeps, head: ReportHead, body: Note): Promise<void> {
	await recordEvent(deps, {
		reportId: head.reportId,
		actor: systemActor,
		expect: { version: head.version },
		body: (now) => (now.asked && now.levelIndex === head.levelIndex && now.round === head.round ? body : null),
	});
}
