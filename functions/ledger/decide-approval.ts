// An approver's act by link: shown, then decided. Invariant: one decision per level and version, by the person the link names, on what
// the page showed (nonce and revision), consumed in the decision's own transaction.
import { createHash } from 'node:crypto';
import type { Problem } from '../domain/problem.ts';
import type { Objection, Person, ReportHead } from '../domain/report.ts';
import type { Actor, DecisionBinding, EventBody } from '../domain/report-events.ts';
import { rulesVersion } from '../domain/rules-version.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import type { Ids } from '../ports/clock.ts';
import type { Item } from '../ports/item-store.ts';
import { cleanText } from './given-answers.ts';
import { approvalStep, type FindingsItem, keys, type LinkItem, type VersionItem } from './items.ts';
import { type LinkStanding, linkHash, loadLink, standingOf } from './links.ts';
import { isSamePerson, officeHolders } from './office-holders.ts';
import { type LedgerDeps, loadHead, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { failing } from './submit-report.ts';
import { outcomeWrites } from './waiting.ts';

/** Binds the coming decision to the revision that the page showed. */
interface NonceItem extends Item {
	type: 'nonce';
	revision: number;
	ttl: number;
}

export type DecisionAct = 'approve' | Objection['act'];

export interface DecisionRequest {
	token: string;
	nonce: string;
	act: DecisionAct;
	reason: string;
	acknowledged: string[];
}

export type LinkOpened =
	| { known: false }
	| { known: true; standing: LinkStanding; link: LinkItem; head: ReportHead; nonce: string | null };

export type Decided =
	| { ok: true; head: ReportHead; link: LinkItem; act: DecisionAct }
	| { ok: false; problems: Problem[]; standing: LinkStanding | 'unknown'; head: ReportHead | null };

const nonceHours = 12;
const maxReason = 5_000;
const nonceHash = (nonce: string): string => createHash('sha256').update(nonce, 'utf8').digest('hex');

/** Shows what a link opens and, where it still decides, leaves a nonce that binds the coming decision to this revision. */
export const createOpenLink =
	(deps: LedgerDeps & { ids: Ids }) =>
	async (token: string): Promise<LinkOpened> => {
		const link = await loadLink(deps.store, token);
		const head = link && (await loadHead(deps.store, link.reportId));
		if (!link || !head) return { known: false };
		const now = deps.clock.now();
		const standing = standingOf(link, head, now);
		if (standing !== 'open') return { known: true, standing, link, head, nonce: null };
		const nonce = deps.ids.token();
		const item: NonceItem = {
			...keys.nonce(linkHash(token), nonceHash(nonce)),
			type: 'nonce',
			revision: head.revision,
			ttl: Math.floor(Date.parse(now) / 1000) + nonceHours * 3600,
		};
		await deps.store.transact([{ kind: 'put', item }]);
		return { known: true, standing, link, head, nonce };
	};

/** The table forgets late: a nonce past its time no longer counts. */
const currentNonce = (nonce: NonceItem | null, now: string): NonceItem | null =>
	nonce && nonce.ttl * 1000 > Date.parse(now) ? nonce : null;

const approverActor = (person: Person): Actor => ({
	kind: 'approver',
	id: person.id,
	name: person.name,
	mail: person.mail,
	position: person.position,
});

const decisionBody = (
	act: DecisionAct,
	reason: string,
	binding: DecisionBinding,
): Extract<EventBody, { binding: DecisionBinding }> => {
	if (act === 'approve') return { type: 'approved', binding };
	return { type: act === 'return' ? 'returned' : 'rejected', binding, reason };
};

const outcomeOf = { approve: 'approved', return: 'returned', reject: 'rejected' } as const;

function problemsOfRequest(
	request: DecisionRequest,
	link: LinkItem,
	head: ReportHead,
	toAcknowledge: string[],
): Problem[] {
	const problems: Problem[] = [];
	const reason = cleanText(request.reason);
	if (request.act !== 'approve' && reason === '')
		problems.push({
			code: 'reason-missing',
			vi: 'Trả lại hoặc từ chối phải ghi rõ lý do để người nộp biết cần sửa gì.',
			en: 'A return or rejection needs a reason, so that the submitter knows what to mend.',
		});
	if (reason.length > maxReason)
		problems.push({
			code: 'reason-too-long',
			vi: `Lý do dài ${reason.length} ký tự, tối đa ${maxReason}: hãy viết ngắn lại.`,
			en: `The reason has ${reason.length} characters, at most ${maxReason}: shorten it.`,
		});
	if (request.act === 'approve' && toAcknowledge.some((id) => !request.acknowledged.includes(id)))
		problems.push({
			code: 'findings-not-acknowledged',
			vi: 'Còn phát hiện chưa được đánh dấu "đã xem": hãy xem và đánh dấu từng mục trước khi phê duyệt.',
			en: 'Some findings are not acknowledged: look at each and mark it before approving.',
		});
	if (isSamePerson(link.approver, head.submitter))
		problems.push({
			code: 'own-report',
			vi: 'Không ai được duyệt báo cáo do chính mình nộp.',
			en: 'Nobody may decide on a report they submitted themselves.',
		});
	return problems;
}

async function isInOffice(deps: LedgerDeps, head: ReportHead, link: LinkItem): Promise<boolean> {
	const unitId = head.route?.chain[link.levelIndex]?.unitId ?? '';
	const day = vietnamDay(deps.clock.now());
	// Who submitted is told so by a problem of its own, not left out of the office here.
	const holders = await officeHolders(deps.store, { unitId, day, submitter: null });
	return holders.some((person) => isSamePerson(person, link.approver));
}

export const createDecideApproval =
	(deps: LedgerDeps) =>
	async (request: DecisionRequest): Promise<Decided> => {
		const link = await loadLink(deps.store, request.token);
		const head = link && (await loadHead(deps.store, link.reportId));
		if (!link || !head)
			return {
				ok: false,
				standing: 'unknown',
				head: null,
				problems: [
					{
						code: 'unknown-link',
						vi: 'Liên kết không đúng hoặc không đầy đủ: hãy mở lại từ thư điện tử.',
						en: 'This link is not right or not complete: open it again from the email.',
					},
				],
			};
		const standing = standingOf(link, head, deps.clock.now());
		if (standing !== 'open')
			return { ok: false, standing, head, problems: [problemOfRefusal({ code: 'moved-on', state: head.state })] };
		const { reportId, version, levelIndex } = link;
		const findings = failing((await deps.store.get(keys.findings(reportId, version))) as FindingsItem | null);
		const problems = problemsOfRequest(
			request,
			link,
			head,
			findings.map((finding) => finding.id),
		);
		if (!(await isInOffice(deps, head, link)))
			problems.push({
				code: 'not-in-office',
				vi: `${link.approver.name} không còn là người duyệt của đơn vị này: người kế nhiệm nhận thư riêng.`,
				en: `${link.approver.name} no longer approves for this unit: the successor gets a mail of their own.`,
			});
		if (problems.length > 0) return { ok: false, standing, head, problems };

		const nonceKey = keys.nonce(linkHash(request.token), nonceHash(request.nonce));
		const nonce = currentNonce((await deps.store.get(nonceKey)) as NonceItem | null, deps.clock.now());
		const versionItem = (await deps.store.get(keys.version(reportId, version))) as VersionItem | null;
		const level = head.route?.chain[levelIndex];
		if (!nonce || !versionItem || !level)
			return { ok: false, standing, head, problems: [problemOfRefusal({ code: 'moved-on', state: head.state })] };

		const reason = cleanText(request.reason);
		// Only what there is to acknowledge: the rest would be noise in the history, or too much for it.
		const acknowledged = findings.map(({ id }) => id).filter((id) => request.acknowledged.includes(id));
		const recorded = await recordEvent(deps, {
			reportId,
			actor: approverActor(link.approver),
			expect: { version, revision: nonce.revision },
			body: (current) =>
				decisionBody(request.act, reason, {
					levelIndex,
					unitId: level.unitId,
					fileHashes: versionItem.files.map((file) => file.sha256),
					figuresDigest: current.figuresDigest ?? '',
					rulesVersion,
					acknowledged,
				}),
			also: (_next, at) => [
				{
					kind: 'put',
					item: { ...link, consumedAt: at },
					when: { kind: 'equals', attributes: { consumedAt: null } },
				},
				{ kind: 'delete', key: nonceKey, when: { kind: 'present' } },
				...outcomeWrites(
					{ reportId, version, step: approvalStep(levelIndex) },
					{ outcome: outcomeOf[request.act], levelIndex },
					at,
				),
			],
		});
		if (!recorded.ok) {
			const current = await loadHead(deps.store, reportId);
			return {
				ok: false,
				standing: current ? standingOf(link, current, deps.clock.now()) : standing,
				head: current,
				problems: [problemOfRefusal(recorded.refusal)],
			};
		}
		return { ok: true, head: recorded.head, link, act: request.act };
	};
