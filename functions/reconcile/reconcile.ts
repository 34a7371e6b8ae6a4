// Do the table and the engine still agree? Finds runs that were decided and not resumed, runs that wait for nothing, and reports that wait without a
// run. Invariant: the table is right (design rule 3); what can be told the engine again is put back into the outbox, nothing is decided here.
import { nameOfExecution, parseExecutionName } from '../domain/execution-name.ts';
import { endedStates, type ReportHead } from '../domain/report.ts';
import { isOpen, listReviews } from '../ledger/due-items.ts';
import { approvalStep, type DecisionItem, keys } from '../ledger/items.ts';
import { pendingItem } from '../ledger/pending-item.ts';
import { type LedgerDeps, loadHead } from '../ledger/record-event.ts';
import { scanStep } from '../ledger/version-files.ts';
import { confirmationStep } from '../ledger/waiting.ts';
import type { Runs } from '../ports/workflow.ts';

export type DiscrepancyKind = 'decided-not-resumed' | 'running-nothing-waits' | 'waiting-nothing-runs';

export interface Discrepancy {
	kind: DiscrepancyKind;
	/** The run's name: report, version and attempt. */
	run: string;
	state: ReportHead['state'] | 'unknown';
	/** Since when the report has not moved. */
	since: string | null;
	/** The engine is told again within a minute. */
	toldAgain: boolean;
}

/** What moves is not out of step: a run has this long between two steps. */
const usualGraceMinutes = 15;

/** The step that the run of a report waits at, or was answered at last. */
function stepOf(head: ReportHead): string {
	if (head.levelIndex !== null) return approvalStep(head.levelIndex, head.round);
	return ['draft', 'received', 'read'].includes(head.state) ? scanStep : confirmationStep;
}

const waits = (head: ReportHead): boolean =>
	head.state === 'received' || head.state === 'awaiting-confirmation' || (head.state === 'in-review' && head.asked);

const isOver = (head: ReportHead): boolean =>
	endedStates.includes(head.state) && (head.state !== 'approved' || head.published);

export const createReconcile = (deps: LedgerDeps & { runs: Runs }) => {
	const { store } = deps;

	async function tellAgain(reportId: string, version: number, step: string): Promise<boolean> {
		const decision = (await store.get(keys.decision(reportId, version, step))) as DecisionItem | null;
		if (!decision) return false;
		const item = pendingItem({ reportId, version, step, outcome: decision.outcome, at: deps.clock.now() });
		await store.transact([{ kind: 'put', item }]);
		return true;
	}

	async function lookAtRun(run: string, longAgo: string): Promise<Discrepancy[]> {
		const of = parseExecutionName(run);
		const head = of && (await loadHead(store, of.reportId));
		if (!of || !head) return [{ kind: 'running-nothing-waits', run, state: 'unknown', since: null, toldAgain: false }];
		if (head.updatedAt > longAgo) return [];
		const told = { run, state: head.state, since: head.updatedAt };
		// Nobody in office above a level that has decided: the run itself asks again later.
		if (head.unstaffed && !head.asked && !isOver(head)) return [];
		const isPast = of.version !== head.version || of.attempt !== head.attempt;
		// A version that was replaced waited for its confirmation at most.
		const step = isPast ? confirmationStep : stepOf(head);
		const toldAgain = await tellAgain(of.reportId, of.version, step);
		if (toldAgain || isPast || isOver(head)) return [{ kind: 'decided-not-resumed', ...told, toldAgain }];
		if (!waits(head)) return [{ kind: 'running-nothing-waits', ...told, toldAgain: false }];
		const wait = await store.get(keys.wait(head.reportId, head.version, step));
		return wait ? [] : [{ kind: 'running-nothing-waits', ...told, toldAgain: false }];
	}

	return async (graceMinutes = usualGraceMinutes): Promise<Discrepancy[]> => {
		const now = deps.clock.now();
		const longAgo = new Date(Date.parse(now) - graceMinutes * 60_000).toISOString();
		const runs = await deps.runs.listRunning();
		const found: Discrepancy[] = [];
		for (const run of runs) found.push(...(await lookAtRun(run, longAgo)));
		const running = new Set(runs);
		for (const due of await listReviews(store)) {
			const head = await loadHead(store, due.reportId);
			if (!isOpen(due, head) || head.updatedAt > longAgo) continue;
			const run = nameOfExecution(head);
			if (!running.has(run))
				found.push({ kind: 'waiting-nothing-runs', run, state: head.state, since: head.updatedAt, toldAgain: false });
		}
		return found;
	};
};
