// To the submitter: the last level approved. Invariant: sent once the chain has ended, never between its levels.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type MailPerson, type MailReport, type Message, personInFull, timeInVietnam } from './message.ts';

export interface ApprovedView {
	report: MailReport;
	/** The decisions of the chain, lowest level first. */
	approvals: readonly { by: MailPerson; unit: string; at: string }[];
}

export function approvedMail({ report, approvals }: ApprovedView): Message {
	return composeMessage(report, {
		task: 'đã được phê duyệt',
		name: report.submitter.name,
		vi: [
			paragraph(
				`Báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) đã được tất cả các cấp phê duyệt. Số liệu đã được đưa vào tổng hợp toàn quốc.`,
			),
			{
				kind: 'facts',
				rows: approvals.map(({ by, unit, at }) => [unit, `${personInFull(by)}; ${timeInVietnam(at).vi}`]),
			},
			{ kind: 'action', label: 'Xem số liệu tổng hợp', url: report.links.aggregates },
			{ kind: 'link', label: 'Xem báo cáo và lịch sử', url: report.links.report },
		],
		en: [
			paragraph(
				`Version ${report.version} of the report of ${report.unitInFull} (${report.periodEn}) has been approved by every level; its figures are part of the national totals.`,
			),
			{ kind: 'link', label: 'Aggregates', url: report.links.aggregates },
			{ kind: 'link', label: 'The report and its history', url: report.links.report },
		],
	});
}
