// To the submitter: a level rejected the report. Invariant: says who and why, and that this report does not go on.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type Message, personInFull } from './message.ts';
import { type ObjectionView, objectionBlocks } from './objection-mail.ts';

export function rejectedMail(view: ObjectionView): Message {
	const { report, by, unit } = view;
	return composeMessage(report, {
		task: 'bị từ chối',
		name: report.submitter.name,
		vi: [
			paragraph(`Báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) đã bị từ chối.`),
			...objectionBlocks(view),
			paragraph(
				'Báo cáo này dừng lại ở đây, số liệu không được tổng hợp thêm. Nếu đơn vị vẫn phải báo cáo kỳ này, xin nộp báo cáo mới sau khi trao đổi với người quyết định.',
			),
			{ kind: 'action', label: 'Xem báo cáo và lịch sử', url: report.links.report },
		],
		en: [
			paragraph(
				`Version ${report.version} of the report of ${report.unitInFull} (${report.periodEn}) was rejected by ${personInFull(by)}, ${unit}; the reason is quoted above. This report ends here.`,
			),
			{ kind: 'link', label: 'The report and its history', url: report.links.report },
		],
	});
}
