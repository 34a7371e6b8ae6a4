// The reports that wait for a mailbox now. Invariant: a note of the mailbox is only a hint: whether the report waits for it is for its head to say,
// and who decides for the office of the day; a note whose question is over for good is forgotten.

import { mailboxOf } from '../domain/mail-address.ts';
import type { Decider } from '../domain/office.ts';
import type { Person, ReportHead } from '../domain/report.ts';
import { ConflictError, type ItemStore } from '../ports/item-store.ts';
import { deciderNow, loadLevelOffice } from './deciders.ts';
import { forgetWaiting, listWaitingFor, type WaitingForItem } from './mailboxes.ts';
import { type LedgerDeps, loadHead } from './record-event.ts';

export interface WaitingReport {
	head: ReportHead;
	/** As they were asked. */
	person: Person;
}

/** Who was asked at this mailbox and has not answered; null where the question is not open. */
export function personAsked(head: ReportHead, waiting: WaitingForItem): Person | null {
	const { version, levelIndex, round, mail } = waiting;
	const isOpen = head.version === version && head.round === round && head.levelIndex === levelIndex && head.asked;
	if (!isOpen || head.state !== 'in-review') return null;
	const person = head.askedOf.find((one) => mailboxOf(one.mail) === mailboxOf(mail));
	return person && !head.votes.includes(person.id) ? person : null;
}

/** Never asked again under this note: levels, rounds and versions only go on. A failed report goes on from where it stood. */
function isOver(head: ReportHead, { version, round, levelIndex }: WaitingForItem): boolean {
	if (head.state === 'failed') return false;
	if (head.version !== version) return head.version > version;
	if (head.round !== round) return head.round > round;
	if (head.levelIndex === null) return false;
	return head.levelIndex > levelIndex || (head.levelIndex === levelIndex && !head.asked);
}

const mostForgotten = 100;

/** A note that changed meanwhile belongs to a newer question: all are left for the next time. */
async function forget(store: ItemStore, notes: readonly WaitingForItem[]): Promise<void> {
	if (notes.length === 0) return;
	try {
		await store.transact(notes.slice(0, mostForgotten).map(forgetWaiting));
	} catch (error) {
		if (!(error instanceof ConflictError)) throw error;
	}
}

/** By what the heads say; whether each person is still in office is not looked at. */
export async function listWaitingReports(deps: LedgerDeps, mail: string): Promise<WaitingReport[]> {
	const notes = await listWaitingFor(deps.store, mail);
	const found = await Promise.all(
		notes.map(async (note) => ({ note, head: await loadHead(deps.store, note.reportId) })),
	);
	await forget(
		deps.store,
		found.flatMap(({ note, head }) => (head && isOver(head, note) ? [note] : [])),
	);
	return found.flatMap(({ note, head }) => {
		const person = head && personAsked(head, note);
		return head && person ? [{ head, person }] : [];
	});
}

export interface DecidableReport {
	head: ReportHead;
	levelIndex: number;
	unitId: string;
	decider: Decider;
}

/** Oldest due first; those without a day come last. */
export const byDue = (a: { head: ReportHead }, b: { head: ReportHead }): number => {
	const keyOf = ({ head }: { head: ReportHead }) => `${head.dueOn ?? '9999-12-31'}#${head.createdAt}#${head.reportId}`;
	return keyOf(a) < keyOf(b) ? -1 : 1;
};

/** Null where the person does not decide there today. */
export async function decidableOf(deps: LedgerDeps, { head, person }: WaitingReport): Promise<DecidableReport | null> {
	const { levelIndex } = head;
	if (levelIndex === null) return null;
	const office = await loadLevelOffice(deps, head, levelIndex);
	const decider = deciderNow(office, head, person);
	return decider && { head, levelIndex, unitId: office.unitId, decider };
}

/** What the mailbox may decide today. */
export async function listDecidable(deps: LedgerDeps, mail: string): Promise<DecidableReport[]> {
	const waiting = await listWaitingReports(deps, mail);
	const decidable = await Promise.all(waiting.map((one) => decidableOf(deps, one)));
	return decidable.filter((one) => one !== null).toSorted(byDue);
}
