// Asks the approvers of one level and waits. Invariant: whatever the engine asks for, the level that the report waits for is asked; a repeated
// call sends new links to the same mailboxes; nobody in office is no failure.
import type { z } from 'zod';
import type { requestApproval } from '../../workflows/report-approval.contract.ts';
import { votesNeeded } from '../domain/quorum.ts';
import { nextLevelIndex, type ReportHead } from '../domain/report.ts';
import { reportReviewPlan } from '../domain/report-review-plan.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import { type AskDeps, mailLinks, makeLinks } from '../ledger/ask-approvers.ts';
import { askOthers, tellAbsent } from '../ledger/ask-others.ts';
import { loadLevelOffice } from '../ledger/deciders.ts';
import { dueWrite } from '../ledger/due-items.ts';
import { approvalStep, keys } from '../ledger/items.ts';
import { pendingItem } from '../ledger/pending-item.ts';
import { loadHead, recordStep } from '../ledger/record-event.ts';
import { openWait } from '../ledger/waiting.ts';

type Input = z.infer<typeof requestApproval.input>;
type Outcome = z.infer<typeof requestApproval.outcome>;

/** Tells the waiting step itself how to go on. */
async function answer(deps: AskDeps, of: { reportId: string; version: number; step: string }, outcome: Outcome) {
	await deps.store.transact([{ kind: 'put', item: pendingItem({ ...of, outcome, at: deps.clock.now() }) }]);
}

/** Where the report is, if this level is not the one to be asked; null if it is. */
function elsewhere(head: ReportHead, { version, levelIndex }: Input): Outcome | null {
	const isUnderWay = head.version === version && (head.state === 'submitted' || head.state === 'in-review');
	const next = isUnderWay ? nextLevelIndex(head) : null;
	if (next === null) return { outcome: 'withdrawn', levelIndex };
	if (next === levelIndex) return null;
	// It has approved, and another route came before this run heard of it: what was approved is published first.
	return next > levelIndex ? { outcome: 'approved', levelIndex: next - 1 } : { outcome: 'again', levelIndex: next };
}

export const createRequestApproval =
	(deps: AskDeps) =>
	async (input: Input): Promise<void> => {
		const { reportId, version, levelIndex, taskToken } = input;
		const before = await loadHead(deps.store, reportId);
		if (!before) throw new Error(`report ${reportId} is not there to be approved`);
		const { round } = before;
		const step = { reportId, version, step: approvalStep(levelIndex, round) };
		await openWait(deps, { ...step, taskToken });
		if (await deps.store.get(keys.decision(reportId, version, step.step))) return;
		const other = elsewhere(before, input);
		if (other) return answer(deps, step, other);

		const { unitId, deciders, deputies, quorum } = await loadLevelOffice(deps, before, levelIndex);
		if (deciders.length === 0) {
			await recordStep(deps, {
				reportId,
				version,
				body: (head) =>
					head.unstaffed || elsewhere(head, input) ? null : { type: 'nobody-in-office', levelIndex, unitId },
			});
			return answer(deps, step, { outcome: 'nobody', levelIndex });
		}
		// Asked again, those who have approved are left alone.
		const waitedFor = before.asked ? deciders.filter(({ person }) => !before.votes.includes(person.id)) : deciders;
		const links = await makeLinks(deps, { reportId, version, levelIndex, round }, waitedFor);
		const approvers = deciders.map(({ person }) => person);
		const needed = votesNeeded(quorum, approvers.length);
		const askedOn = vietnamDay(deps.clock.now());
		const { dueOn } = reportReviewPlan(before, levelIndex, askedOn);
		const { head } = await recordStep(deps, {
			reportId,
			version,
			// Asked already: a repeated call brings a new token and new links, and disturbs no open form.
			body: (now) =>
				now.asked || elsewhere(now, input) || now.round !== round
					? null
					: { type: 'approval-asked', levelIndex, approvers, needed, dueOn },
			also: (next, at) => [dueWrite(next, { levelIndex, askedOn, done: [], at })],
		});
		const moved = elsewhere(head, input) ?? (head.round === round ? null : { outcome: 'again' as const, levelIndex });
		if (moved) return answer(deps, step, moved);
		const reached = await mailLinks(deps, head, unitId, links);
		await tellAbsent(deps, head, unitId, waitedFor);
		if (reached.length === 0 || reached.some((sent) => sent !== 'refused')) return;
		// No mailbox of the office takes mail: its deputies are asked.
		if (deputies.length === 0) throw new Error(`no approver of ${unitId} could be reached by mail`);
		await askOthers(deps, head, { unitId, added: deputies, removed: [], why: 'unreachable' });
	};
