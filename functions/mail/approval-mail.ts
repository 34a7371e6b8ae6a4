// To an approver: a report waits for their decision. Invariant: one link, personal, that shows and never decides; the code stands in for it.
import { printedDay } from '../domain/vietnam-day.ts';
import { type Block, paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type MailPerson, type MailReport, type Message, personInFull, timeInVietnam } from './message.ts';
import type { MailTotal } from './totals.ts';

export interface ApprovalView {
	report: MailReport;
	approver: MailPerson;
	/** The unit the approver decides for: "tỉnh Quảng Ngãi". */
	unit: string;
	/** The secret of the link and the code that stands in for it. */
	token: string;
	code: string;
	expiresAt: string;
	figures: number;
	/** Findings the approver has to acknowledge. */
	findings: number;
	/** Sums worth naming (`totalsOf`), where they are at hand. */
	totals?: readonly MailTotal[];
	/** Decisions of the levels below, lowest first. */
	earlier?: readonly { by: MailPerson; unit: string }[];
	/** The day by which the level should decide: "2026-11-30". */
	dueOn?: string | null;
	/** The absent holder for whom the approver decides. */
	standsFor?: MailPerson | null;
	/** Asked before, and still waiting. */
	reminder?: 'remind' | 'due' | 'overdue' | null;
	/** Why the level is asked again: what the level above wrote. */
	sentBack?: { by: MailPerson; unit: string; reason: string } | null;
}

/** Behind the `#`: the part of an address that no server, proxy or log sees. */
export const approvalLink = (report: MailReport, token: string): string =>
	`${report.links.approve}#t=${encodeURIComponent(token)}`;

function factsOf({ report, unit, figures, findings, totals = [], earlier = [], dueOn }: ApprovalView): Block {
	const rows: [string, string][] = [
		['Báo cáo', `${report.period}, ${report.unitInFull} (bản ${report.version})`],
		['Người nộp', personInFull(report.submitter)],
		['Cấp phê duyệt', unit],
		...earlier.map(({ by, unit: below }): [string, string] => [`Đã phê duyệt ở ${below}`, personInFull(by)]),
		['Số liệu đã được người nộp xác nhận', String(figures)],
		['Phát hiện cần lưu ý', String(findings)],
		...totals.map(({ vi, amount }): [string, string] => [vi, amount]),
		...(dueOn ? [['Hạn xét duyệt', printedDay(dueOn)] as [string, string]] : []),
	];
	return { kind: 'facts', rows };
}

const reminders = {
	remind: {
		task: 'sắp đến hạn xét duyệt',
		vi: 'Báo cáo dưới đây sắp đến hạn xét duyệt.',
		en: 'The review is due soon.',
	},
	due: { task: 'đến hạn xét duyệt', vi: 'Hôm nay là hạn xét duyệt báo cáo dưới đây.', en: 'The review is due today.' },
	overdue: {
		task: 'quá hạn xét duyệt',
		vi: 'Báo cáo dưới đây đã quá hạn xét duyệt. Hệ thống không tự quyết định thay ông/bà.',
		en: 'The review is overdue. Nothing is decided by silence.',
	},
} as const;

const standsForBlocks = ({ standsFor, unit }: ApprovalView): Block[] =>
	standsFor
		? [
				paragraph(
					`Ông/bà nhận thư này vì được ủy quyền quyết định thay ${personInFull(standsFor)} (${unit}) trong thời gian vắng mặt; quyết định ghi tên ông/bà và ghi rõ là quyết định thay.`,
				),
			]
		: [];

const sentBackBlocks = ({ sentBack }: ApprovalView): Block[] =>
	sentBack
		? [
				paragraph(`${personInFull(sentBack.by)}, ${sentBack.unit}, đã trả báo cáo về cấp của ông/bà với lý do:`),
				{ kind: 'quote', text: sentBack.reason },
			]
		: [];

export function approvalMail(view: ApprovalView): Message {
	const { report, approver, unit, token, code, expiresAt, figures, findings } = view;
	const until = timeInVietnam(expiresAt);
	return composeMessage(report, {
		task: view.reminder ? `${reminders[view.reminder].task} (${unit})` : `xin phê duyệt (${unit})`,
		name: approver.name,
		vi: [
			...(view.reminder ? [paragraph(reminders[view.reminder].vi)] : []),
			paragraph(
				`Báo cáo ${report.period} của ${report.unitInFull} đang chờ ông/bà xem xét với tư cách ${approver.position}, ${unit}.`,
			),
			...standsForBlocks(view),
			...sentBackBlocks(view),
			factsOf(view),
			paragraph(
				'Liên kết dưới đây mở trang xem số liệu, phát hiện và tệp gốc. Mở trang chưa phải là quyết định: ông/bà phê duyệt, trả lại hoặc từ chối bằng nút trên trang.',
			),
			{ kind: 'action', label: 'Xem báo cáo và quyết định', url: approvalLink(report, token) },
			{ kind: 'code', label: `Nếu không mở được liên kết, vào trang ${report.links.approve} và nhập mã`, code },
			paragraph(
				`Liên kết và mã có hiệu lực đến ${until.vi}. Chúng dành riêng cho ông/bà, dùng để quyết định với tên của ông/bà: xin không chuyển tiếp thư này cho người khác.`,
			),
		],
		en: [
			...(view.reminder ? [paragraph(reminders[view.reminder].en)] : []),
			paragraph(
				`The report of ${report.unitInFull} (${report.periodEn}, version ${report.version}), submitted by ${personInFull(report.submitter)}, waits for your decision for ${unit}${view.dueOn ? ` by ${view.dueOn}` : ''}: figures ${figures}, findings ${findings}.${view.standsFor ? ` You decide in the stead of ${personInFull(view.standsFor)}.` : ''}${view.sentBack ? ` ${personInFull(view.sentBack.by)}, ${view.sentBack.unit}, sent it back to your level; the reason is quoted above.` : ''} The link above shows it; opening it decides nothing. Link and code are good until ${until.en}, are personal and must not be forwarded.`,
			),
		],
	});
}
