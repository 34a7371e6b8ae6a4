// What keeps a decision from being taken, told all at once. Invariant: pure; each problem says how to mend it.
import type { Problem } from '../domain/problem.ts';
import type { Objection } from '../domain/report.ts';
import { cleanText } from './given-answers.ts';

export type DecisionAct = 'approve' | Objection['act'];

export const maxReason = 5_000;

/** Blanks and characters that nobody sees say nothing. */
const saysSomething = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

export function problemsOfReason(given: string, needed: boolean): Problem[] {
	const reason = cleanText(given);
	if (needed && !saysSomething.test(reason))
		return [
			{
				code: 'reason-missing',
				vi: 'Quyết định này phải ghi rõ lý do để người nhận biết vì sao và cần sửa gì.',
				en: 'This decision needs a reason, so that whoever receives it knows why and what to mend.',
			},
		];
	if (reason.length > maxReason)
		return [
			{
				code: 'reason-too-long',
				vi: `Lý do dài ${reason.length} ký tự, tối đa ${maxReason}: hãy viết ngắn lại.`,
				en: `The reason has ${reason.length} characters, at most ${maxReason}: shorten it.`,
			},
		];
	return [];
}

export const notAcknowledged: Problem = {
	code: 'findings-not-acknowledged',
	vi: 'Còn phát hiện chưa được đánh dấu "đã xem": hãy xem và đánh dấu từng mục trước khi phê duyệt.',
	en: 'Some findings are not acknowledged: look at each and mark it before approving.',
};

export const ownReport: Problem = {
	code: 'own-report',
	vi: 'Không ai được duyệt báo cáo do chính mình nộp.',
	en: 'Nobody may decide on a report they submitted themselves.',
};

export const notInOffice = (name: string): Problem => ({
	code: 'not-in-office',
	vi: `${name} không còn là người duyệt của đơn vị này: người kế nhiệm hoặc người được ủy quyền nhận thư riêng.`,
	en: `${name} no longer approves for this unit: the successor or delegate gets a mail of their own.`,
});

export const unknownLink: Problem = {
	code: 'unknown-link',
	vi: 'Liên kết không đúng hoặc không đầy đủ: hãy mở lại từ thư điện tử.',
	en: 'This link is not right or not complete: open it again from the email.',
};

export const lowestLevel: Problem = {
	code: 'lowest-level',
	vi: 'Cấp đầu tiên không có cấp dưới: hãy trả lại cho người nộp.',
	en: 'The first level has no level below: return the report to the submitter.',
};

export const unknownAct: Problem = {
	code: 'unknown-act',
	vi: 'Chưa rõ quyết định: hãy bấm một trong các nút phê duyệt, trả lại hoặc từ chối.',
	en: 'The decision is not clear: press one of the buttons approve, return or reject.',
};
