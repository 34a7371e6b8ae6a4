// An approver's decision by link. Invariant: one decision per level, version and round, by the person the link names, on what the page showed
// (nonce and revision), consumed in the decision's own transaction.
import type { Problem } from '../domain/problem.ts';
import type { ReportHead } from '../domain/report.ts';
import type { DecisionBinding, EventBody } from '../domain/report-events.ts';
import { isEnough } from '../domain/transitions.ts';
import type { Ids } from '../ports/clock.ts';
import type { Write } from '../ports/item-store.ts';
import { type Acting, loadActing, type Refused } from './acting-by-link.ts';
import { approverActor } from './actors.ts';
import { bindingOf } from './decision-binding.ts';
import { type DecisionAct, lowestLevel, notAcknowledged, problemsOfReason } from './decision-problems.ts';
import { cleanText } from './given-answers.ts';
import { approvalStep, type LinkItem } from './items.ts';
import { weighLink } from './links.ts';
import { noteWrite } from './mail-outbox.ts';
import { type LedgerDeps, loadHead, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { type StepUpReason, sendNewCode, stepUpReasons, takeCode } from './step-up.ts';
import { allLevels, takeBackWrites } from './take-back.ts';
import { outcomeWrites } from './waiting.ts';

export interface DecisionRequest {
	token: string;
	nonce: string;
	act: DecisionAct;
	reason: string;
	acknowledged: string[];
	/** The one-time code, where one was asked for. */
	code?: string;
	/** Other reports that are approved in the same act, each by its own request. */
	together?: string[];
}

export type Decided =
	| { ok: true; head: ReportHead; link: LinkItem; act: DecisionAct; enough: boolean }
	| Refused
	/** Nothing is decided yet: a code went to the mailbox, and the same request with it decides. */
	| { ok: false; stepUp: StepUpReason[]; link: LinkItem; head: ReportHead; problems: Problem[] };

export interface DecideDeps extends LedgerDeps {
	ids: Ids;
	sendCode: (to: { link: LinkItem; head: ReportHead; act: DecisionAct; code: string }) => Promise<void>;
}

type Decision = Extract<EventBody, { binding: DecisionBinding }>;

export function decisionBody(act: DecisionAct, head: ReportHead, reason: string, binding: DecisionBinding): Decision {
	switch (act) {
		case 'approve':
			return { type: isEnough(head) ? 'approved' : 'endorsed', binding, ...(reason ? { reason } : {}) };
		case 'return':
			return { type: 'returned', binding, reason };
		case 'return-below':
			return { type: 'returned-below', binding, reason };
		case 'reject':
			return { type: 'rejected', binding, reason };
	}
}

/** What the waiting step is told; null where the level still waits for other approvals. */
function outcomeOf(body: Decision): { outcome: string; levelIndex: number } | null {
	const { levelIndex } = body.binding;
	if (body.type === 'endorsed') return null;
	return body.type === 'returned-below'
		? { outcome: 'again', levelIndex: levelIndex - 1 }
		: { outcome: body.type, levelIndex };
}

const levelsTakenBack = (body: Decision, head: ReportHead): number[] => {
	if (body.type === 'returned-below') return [body.binding.levelIndex - 1];
	return body.type === 'returned' || body.type === 'rejected' ? allLevels(head) : [];
};

/** What a level's decision writes besides its event: the engine's answer, the figures it takes back, the mail that confirms it. */
export async function decisionWrites(
	deps: LedgerDeps,
	body: Decision,
	{ before, next, at }: { before: ReportHead; next: ReportHead; at: string },
): Promise<Write[]> {
	const { reportId, version, round } = before;
	const outcome = outcomeOf(body);
	const step = approvalStep(body.binding.levelIndex, round);
	return [
		...(outcome ? outcomeWrites({ reportId, version, step }, outcome, at) : []),
		...(await takeBackWrites(deps.store, before, levelsTakenBack(body, before), at)),
		noteWrite({ what: 'decided', reportId, seq: next.seq, at }),
	];
}

function problemsOf(request: DecisionRequest, { findings, link }: Acting): Problem[] {
	const problems = problemsOfReason(request.reason, request.act !== 'approve');
	if (request.act === 'approve' && findings.some((id) => !request.acknowledged.includes(id)))
		problems.push(notAcknowledged);
	if (request.act === 'return-below' && link.levelIndex === 0) problems.push(lowestLevel);
	return problems;
}

export const createDecideApproval = (deps: DecideDeps) => {
	/** Null where no code is needed; the write that uses it up, or what is asked for instead. */
	async function stepUp(
		request: DecisionRequest,
		acting: Acting,
	): Promise<Write | null | Exclude<Decided, { ok: true }>> {
		const { link, head, findings } = acting;
		const reasons = stepUpReasons(link, head, request.act, findings.length);
		if (reasons.length === 0) return null;
		const asks = (problems: Problem[]) => ({ ok: false as const, stepUp: reasons, link, head, problems });
		if (request.code) {
			const taken = await takeCode(deps, request.token, request.act, request.code);
			return taken.ok ? taken.used : asks([taken.problem]);
		}
		const { act } = request;
		await sendNewCode(deps, request, (code) => deps.sendCode({ link, head, act, code }));
		return asks([]);
	}

	return async (request: DecisionRequest): Promise<Decided> => {
		const acting = await loadActing(deps, request, 'open');
		if (!acting.ok) return acting;
		const { link, head, findings, files, revision, usedNonce } = acting;
		const problems = [...problemsOf(request, acting), ...acting.problems];
		if (problems.length > 0) return { ok: false, standing: 'open', head, problems };
		const code = await stepUp(request, acting);
		if (code && 'ok' in code) return code;

		const { reportId, version } = link;
		const reason = cleanText(request.reason);
		// Only what there is to acknowledge: the rest would be noise in the history, or too much for it.
		const acknowledged = findings.filter((id) => request.acknowledged.includes(id));
		const together = request.together?.length ? { together: request.together } : {};
		const bodyFor = (current: ReportHead): Decision =>
			decisionBody(request.act, current, reason, { ...bindingOf(current, link, files, acknowledged), ...together });
		const recorded = await recordEvent(deps, {
			reportId,
			actor: approverActor(link.approver),
			expect: { version, revision },
			// A second approval of the same person is none: others have to approve.
			body: (current) => (current.votes.includes(link.approver.id) ? null : bodyFor(current)),
			also: async (next, at, before) => [
				{ kind: 'put', item: { ...link, consumedAt: at }, when: { kind: 'equals', attributes: { consumedAt: null } } },
				usedNonce,
				...(code ? [code] : []),
				...(await decisionWrites(deps, bodyFor(before), { before, next, at })),
			],
		});
		if (recorded.ok && recorded.recorded)
			return { ok: true, head: recorded.head, link, act: request.act, enough: !recorded.head.asked };
		const current = await loadHead(deps.store, reportId);
		const standing = current ? await weighLink(deps.store, link, current, deps.clock.now()) : 'moved-on';
		const refusal = recorded.ok ? { code: 'moved-on', state: recorded.head.state } : recorded.refusal;
		return { ok: false, standing, head: current, problems: [problemOfRefusal(refusal)] };
	};
};
