// The acts of an administrator on the approvers' register. Invariant: each is checked whole, all problems at once, and written together with its
// entry in the register's log in one transaction; nothing is deleted.
import { type AbsenceWords, readAbsence, readEnd, readQuorum } from '../domain/absence-words.ts';
import { type ApproverWords, readApprover } from '../domain/approver-words.ts';
import { mailboxOf } from '../domain/mail-address.ts';
import type { Problem } from '../domain/problem.ts';
import { findUnit } from '../domain/register/register.ts';
import type { Person } from '../domain/report.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import { ConflictError, type ItemStore } from '../ports/item-store.ts';
import { approverChange, approverItem, mailboxTaken, matchEntry } from './approver-entries.ts';
import { keys } from './items.ts';
import { loadOffice, type UnitOffice } from './office-holders.ts';
import {
	changeWrites,
	isSame,
	newPersonId,
	type RegisterChange,
	type RegisterItem,
	unitWrite,
} from './register-changes.ts';
import type { AbsenceItem, ApproverItem, OfficeItem, RegisterChangeItem } from './register-items.ts';
import { registerProblems } from './register-problems.ts';

export interface RegisterDeps {
	store: ItemStore;
	clock: Clock;
	ids: Pick<Ids, 'token'>;
}

/** `change` is null where everything stood like that already. */
export type Registered = { ok: true; change: RegisterChangeItem | null } | { ok: false; problems: Problem[] };

/** `seen` is the change the form was made from ('' for none); left out, what stands is changed whatever it is. */
interface Target {
	unitId: string;
	seen?: string;
}

type Decided = { change: RegisterChange | null } | { problems: Problem[] };

const movedOn = (item: RegisterItem | null | undefined, seen: string | undefined): Problem[] =>
	seen !== undefined && (item?.change ?? '') !== seen ? [registerProblems.movedOn] : [];

const changeOf = (
	what: RegisterChange['what'],
	before: RegisterItem | null | undefined,
	after: RegisterItem,
): Decided => ({ change: isSame(before ?? null, after) ? null : { what, before: before ?? null, after } });

const officerOf = (office: UnitOffice, personId: string): ApproverItem | undefined =>
	office.officers.find(({ person }) => person.id === personId);

const attempts = 3;

export function createApproverRegister(deps: RegisterDeps) {
	async function tryOnce(who: Person, unitId: string, decide: (office: UnitOffice) => Decided): Promise<Registered> {
		const { store, clock, ids } = deps;
		if (!findUnit(unitId)) return { ok: false, problems: [registerProblems.unknownUnit(unitId)] };
		const decided = decide(await loadOffice(store, unitId));
		if ('problems' in decided) return { ok: false, problems: decided.problems };
		if (!decided.change) return { ok: true, change: null };
		const { item, writes } = changeWrites(decided.change, { who, at: clock.now(), id: ids.token().slice(0, 22) });
		await store.transact([...writes, unitWrite(unitId)]);
		return { ok: true, change: item };
	}

	/** Whoever is overtaken looks again: what they decided on may still hold. */
	async function register(who: Person, unitId: string, decide: (office: UnitOffice) => Decided): Promise<Registered> {
		for (let left = attempts; left > 0; left -= 1)
			try {
				return await tryOnce(who, unitId, decide);
			} catch (error) {
				if (!(error instanceof ConflictError)) throw error;
			}
		return { ok: false, problems: [registerProblems.movedOn] };
	}

	return {
		/** @param of.personId whose entry is changed; null for a new one */
		putApprover: (who: Person, of: Target & { personId: string | null }, words: ApproverWords) =>
			register(who, of.unitId, (office) => {
				const { unitId, personId, seen } = of;
				const target = personId === null ? undefined : officerOf(office, personId);
				const { entry, problems } = readApprover(words);
				if (personId !== null && !target) problems.push(registerProblems.unknownPerson);
				problems.push(...(target ? movedOn(target, seen) : []));
				if (!entry) return { problems };
				const known = personId === null ? matchEntry(office.officers, entry) : null;
				const made = approverItem(office.officers, { unitId, target: target ?? null, entry });
				problems.push(...(known ? [mailboxTaken(known)] : made.problems));
				return problems.length > 0 ? { problems } : { change: approverChange(target ?? null, made.item) };
			}),

		endOffice: (who: Person, of: Target & { personId: string }, words: { validTo: string }) =>
			register(who, of.unitId, (office) => {
				const target = officerOf(office, of.personId);
				const { value, problems } = readEnd(words.validTo);
				if (!target) return { problems: [...problems, registerProblems.unknownPerson] };
				const all = [...problems, ...movedOn(target, of.seen)];
				if (value !== null && value < target.validFrom) all.push(registerProblems.endsBefore(target.validFrom));
				if (value === null || all.length > 0) return { problems: all };
				return { change: approverChange(target, { ...target, validTo: value }) };
			}),

		setQuorum: (who: Person, of: Target, words: { kind: string; count: string }) =>
			register(who, of.unitId, (office) => {
				const { value, problems } = readQuorum(words);
				const all = [...problems, ...movedOn(office.office, of.seen)];
				if (value === null || all.length > 0) return { problems: all };
				const { unitId } = of;
				const after: OfficeItem = { ...keys.office(unitId), type: 'office', unitId, quorum: value };
				return changeOf('quorum-set', office.office, after);
			}),

		/** An absence from the same day on is replaced by this one. */
		setAbsence: (who: Person, of: Target & { personId: string }, words: AbsenceWords) =>
			register(who, of.unitId, (office) => {
				const { unitId, personId, seen } = of;
				const officer = officerOf(office, personId);
				const { entry, problems } = readAbsence(words);
				if (!officer) problems.push(registerProblems.unknownPerson);
				if (!entry || !officer) return { problems };
				const { from, to, reason } = entry;
				const before = office.absences.find((one) => one.personId === personId && one.from === from);
				if (before) problems.push(...movedOn(before, seen));
				const others = office.absences.filter(
					(one) => one.personId === personId && one !== before && !one.withdrawn && one.from <= to && from <= one.to,
				);
				problems.push(...others.map(registerProblems.alreadyAway));
				const delegate = entry.delegate && delegateOf(office, entry.delegate);
				if (delegate && mailboxOf(delegate.mail) === mailboxOf(officer.person.mail))
					problems.push(registerProblems.ownDelegate);
				if (problems.length > 0) return { problems };
				const key = keys.absence(unitId, personId, from);
				const after: AbsenceItem = { ...key, type: 'absence', unitId, personId, from, to, delegate, reason };
				return changeOf('absence-set', before, after);
			}),

		withdrawAbsence: (who: Person, of: Target & { personId: string; from: string }) =>
			register(who, of.unitId, (office) => {
				const before = office.absences.find((one) => one.personId === of.personId && one.from === of.from);
				if (!before) return { problems: [registerProblems.unknownAbsence] };
				const problems = movedOn(before, of.seen);
				return problems.length > 0
					? { problems }
					: changeOf('absence-withdrawn', before, { ...before, withdrawn: true });
			}),
	};
}
export type ApproverRegister = ReturnType<typeof createApproverRegister>;

/** Somebody of the office is named as the register knows them. */
function delegateOf(office: UnitOffice, named: { name: string; mail: string; position: string }): Person {
	const known = office.officers.find(({ person }) => mailboxOf(person.mail) === mailboxOf(named.mail));
	return known ? known.person : { id: newPersonId(named.mail, []), ...named };
}
