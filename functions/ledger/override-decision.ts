// An administrator decides in the stead of a level. Invariant: with a reason, under the administrator's own name, marked as an override in the
// history and wherever the decision is told; never on a report they submitted.

import { isSamePerson } from '../domain/office.ts';
import type { Person, ReportHead } from '../domain/report.ts';
import { type ActDone, actDone } from './act-done.ts';
import { administratorActor } from './actors.ts';
import { decisionWrites } from './decide-approval.ts';
import { bindingOf } from './decision-binding.ts';
import { type DecisionAct, lowestLevel, ownReport, problemsOfReason } from './decision-problems.ts';
import { cleanText } from './given-answers.ts';
import { type FindingsItem, keys, type VersionItem } from './items.ts';
import { type LedgerDeps, loadHead, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { failing } from './submit-report.ts';

export interface Override {
	reportId: string;
	revision: number;
	act: DecisionAct;
	reason: string;
}

const eventOf = {
	approve: 'approved',
	return: 'returned',
	'return-below': 'returned-below',
	reject: 'rejected',
} as const;

export const createOverrideDecision =
	(deps: LedgerDeps) =>
	async (administrator: Person, { reportId, revision, act, reason: given }: Override): Promise<ActDone> => {
		const head = await loadHead(deps.store, reportId);
		if (!head) return { ok: false, problems: [problemOfRefusal({ code: 'unknown-report' })] };
		const problems = problemsOfReason(given, true);
		if (isSamePerson(administrator, head.submitter)) problems.push(ownReport);
		if (act === 'return-below' && head.levelIndex === 0) problems.push(lowestLevel);
		if (problems.length > 0) return { ok: false, problems };
		const { version, levelIndex } = head;
		const item = (await deps.store.get(keys.version(reportId, version))) as VersionItem | null;
		const findings = failing((await deps.store.get(keys.findings(reportId, version))) as FindingsItem | null);
		const acknowledged = findings.map(({ id }) => id);
		const reason = cleanText(given);
		const bodyFor = (current: ReportHead) => ({
			type: eventOf[act],
			binding: bindingOf(current, { levelIndex: levelIndex ?? 0 }, item?.files ?? [], acknowledged),
			reason,
			override: true as const,
		});
		const recorded = await recordEvent(deps, {
			reportId,
			actor: administratorActor(administrator),
			expect: { version, revision },
			body: bodyFor,
			also: (next, at, before) => decisionWrites(deps, bodyFor(before), { before, next, at }),
		});
		return actDone(recorded);
	};
