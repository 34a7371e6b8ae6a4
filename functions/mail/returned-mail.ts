// To the submitter: a level sent the version back. Invariant: says who, why and where the corrected version is sent.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type Message, personInFull } from './message.ts';
import { type ObjectionView, objectionBlocks } from './objection-mail.ts';

export function returnedMail(view: ObjectionView): Message {
	const { report, by, unit } = view;
	return composeMessage(report, {
		task: 'bị trả lại để sửa',
		name: report.submitter.name,
		vi: [
			paragraph(
				`Báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) đã được trả lại để ông/bà chỉnh sửa.`,
			),
			...objectionBlocks(view),
			paragraph('Xin sửa báo cáo theo lý do trên và gửi bản mới. Bản mới sẽ được trình duyệt lại từ cấp đầu tiên.'),
			{ kind: 'action', label: 'Gửi bản đã sửa', url: report.links.newVersion },
			{ kind: 'link', label: 'Xem báo cáo và lịch sử', url: report.links.report },
		],
		en: [
			paragraph(
				`Version ${report.version} of the report of ${report.unitInFull} (${report.periodEn}) was returned by ${personInFull(by)}, ${unit}; the reason is quoted above. Please send a corrected version; it starts again at the first level.`,
			),
			{ kind: 'link', label: 'Send a corrected version', url: report.links.newVersion },
		],
	});
}
