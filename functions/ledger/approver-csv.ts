// A table of approvers put into the register: first what it would do, then exactly that. Invariant: nothing is written while a line is wrong or
// where the register has moved since the dry run; lines that are not in the table stay as they are; a table that is read twice changes nothing.
import { createHash } from 'node:crypto';
import { type ApproverLine, type LineProblem, readApproverTable } from '../domain/approver-table.ts';
import type { ApproverEntry } from '../domain/approver-words.ts';
import { mailboxOf } from '../domain/mail-address.ts';
import type { Problem } from '../domain/problem.ts';
import type { Person } from '../domain/report.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import { ConflictError, type Write } from '../ports/item-store.ts';
import { approverChange, approverItem, exactEntry, matchEntry } from './approver-entries.ts';
import type { RegisterDeps } from './approver-register.ts';
import { changeWrites, listRegisterUnits, orderedJson, type RegisterChange, unitWrite } from './register-changes.ts';
import { loadOffices, officerEntry } from './register-export.ts';
import type { ApproverItem } from './register-items.ts';
import { registerProblems } from './register-problems.ts';

export interface PlannedLine extends ApproverLine {
	/** What stands now; null for an approver who is new. */
	before: ApproverItem | null;
	/** Null where it stands like that already. */
	change: RegisterChange | null;
}

export interface ImportPlan {
	/** In the order of the lines. */
	lines: PlannedLine[];
	problems: LineProblem[];
	/** Of everything that would change: what a confirmation is bound to. */
	digest: string;
}

export type Imported =
	| { ok: true; changed: number }
	/** `changed` were written before somebody else's change came between. */
	| { ok: false; changed: number; plan: ImportPlan; problems: Problem[] };

const mostWrites = 50;

const sameDays = (a: ApproverLine, b: ApproverLine): boolean =>
	(b.entry.validTo === null || a.entry.validFrom <= b.entry.validTo) &&
	(a.entry.validTo === null || b.entry.validFrom <= a.entry.validTo);

const twice = (line: number, first: number): LineProblem => ({
	line,
	code: 'doubled-line',
	vi: `Dòng này và dòng ${first} ghi cùng một hộp thư của cùng một đơn vị cho những ngày trùng nhau: hãy xóa một dòng, hoặc sửa ngày.`,
	en: `This line and line ${first} give one mailbox of one unit for the same days: remove one of them, or mend the days.`,
});

function doubledLines(lines: readonly ApproverLine[]): LineProblem[] {
	const byMailbox = Map.groupBy(lines, ({ unitId, entry }) => `${unitId}|${mailboxOf(entry.mail)}`);
	return [...byMailbox.values()].flatMap((same) =>
		same.flatMap((one, at) => {
			const first = same.slice(0, at).find((other) => sameDays(one, other));
			return first ? [twice(one.line, first.line)] : [];
		}),
	);
}

/** A column that the table does not have is no empty cell: what stands there stays. */
const keptFrom = (target: ApproverItem, { entry, leftOut }: ApproverLine): ApproverEntry => {
	const stored = officerEntry(target);
	return { ...entry, ...Object.fromEntries(leftOut.map((field) => [field, stored[field]])) };
};

/** The lines of one unit, each over what those before it have made: first those that name an entry by its first day, then the others. */
function planUnit(lines: readonly ApproverLine[], stored: readonly ApproverItem[]): Omit<ImportPlan, 'digest'> {
	const officers = [...stored];
	const planned: PlannedLine[] = [];
	const problems: LineProblem[] = [];
	const exact = lines.filter(({ entry }) => exactEntry(stored, entry) !== null);
	const others = lines.filter((line) => !exact.includes(line));
	for (const line of [...exact, ...others]) {
		const { unitId } = line;
		const target = matchEntry(officers, line.entry);
		const entry = target ? keptFrom(target, line) : line.entry;
		const before = stored.find(({ person }) => person.id === target?.person.id) ?? null;
		const { item } = approverItem(officers, { unitId, target, entry });
		const at = officers.findIndex(({ person }) => person.id === item.person.id);
		officers.splice(at < 0 ? officers.length : at, at < 0 ? 0 : 1, item);
		planned.push({ ...line, entry, before, change: approverChange(before, item) });
	}
	// Only now: a line may make room for another one.
	for (const { line, unitId, entry, change } of planned) {
		const target = change?.after as ApproverItem | undefined;
		if (!target) continue;
		for (const { code, vi, en } of approverItem(officers, { unitId, target, entry }).problems)
			problems.push({ line, code, vi, en });
	}
	return { lines: planned, problems };
}

const digestOf = (lines: readonly PlannedLine[]): string =>
	createHash('sha256')
		.update(orderedJson(lines.flatMap(({ change }) => change ?? [])))
		.digest('hex');

const byLine = (a: { line: number | null }, b: { line: number | null }): number => (a.line ?? 0) - (b.line ?? 0);

export async function planImport(deps: Pick<RegisterDeps, 'store' | 'clock'>, bytes: Uint8Array): Promise<ImportPlan> {
	const table = readApproverTable(bytes, vietnamDay(deps.clock.now()));
	const byUnit = Map.groupBy(table.lines, ({ unitId }) => unitId);
	const offices = await loadOffices(deps.store, [...byUnit.keys()]);
	const plans = [...byUnit].map(([unitId, lines]) => planUnit(lines, offices.get(unitId)?.officers ?? []));
	const doubled = doubledLines(table.lines);
	const lines = plans.flatMap((plan) => plan.lines).toSorted(byLine);
	const ofPlan = plans.flatMap((plan) => plan.problems).filter(({ line }) => !doubled.some((one) => one.line === line));
	const problems = [...table.problems, ...doubled, ...ofPlan].toSorted(byLine);
	return { lines, problems, digest: digestOf(lines) };
}

/** Each change with its log entry, and the note of its unit where there is none, together; as many as fit into one transaction. */
function transactionsOf(
	changes: readonly RegisterChange[],
	known: readonly string[],
	by: { who: Person; at: string; id: () => string },
): { writes: Write[]; changes: number }[] {
	const noted = new Set(known);
	const transactions: { writes: Write[]; changes: number }[] = [];
	for (const change of changes) {
		const { unitId } = change.after;
		const { writes } = changeWrites(change, { who: by.who, at: by.at, id: by.id() });
		if (!noted.has(unitId)) writes.push(unitWrite(unitId));
		noted.add(unitId);
		const last = transactions.at(-1);
		if (!last || last.writes.length + writes.length > mostWrites) transactions.push({ writes, changes: 1 });
		else {
			last.writes.push(...writes);
			last.changes += 1;
		}
	}
	return transactions;
}

const planMoved: Problem = {
	code: 'moved-on',
	vi: 'Danh sách đã thay đổi sau khi xem thử. Dưới đây là kết quả xem thử mới: hãy xem lại rồi xác nhận.',
	en: 'The register has changed since the dry run. Below is the dry run as of now: look at it again, then confirm.',
};

/** @param of.digest of the plan that was looked at */
export async function applyImport(
	deps: RegisterDeps,
	who: Person,
	of: { bytes: Uint8Array; digest: string },
): Promise<Imported> {
	const plan = await planImport(deps, of.bytes);
	if (plan.problems.length > 0) return { ok: false, changed: 0, plan, problems: [] };
	if (plan.digest !== of.digest) return { ok: false, changed: 0, plan, problems: [planMoved] };
	const changes = plan.lines.flatMap(({ change }) => change ?? []);
	const by = { who, at: deps.clock.now(), id: () => deps.ids.token().slice(0, 22) };
	let changed = 0;
	try {
		for (const transaction of transactionsOf(changes, await listRegisterUnits(deps.store), by)) {
			await deps.store.transact(transaction.writes);
			changed += transaction.changes;
		}
	} catch (error) {
		if (!(error instanceof ConflictError)) throw error;
		const problems = [changed > 0 ? registerProblems.partly(changed) : planMoved];
		return { ok: false, changed, plan: await planImport(deps, of.bytes), problems };
	}
	return { ok: true, changed };
}
