// To the submitter: nobody confirmed the figures in time. Invariant: says that nothing is lost and how to take the report up again.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import type { MailReport, Message } from './message.ts';

export interface LapsedView {
	report: MailReport;
}

export const lapsedMail = ({ report }: LapsedView): Message =>
	composeMessage(report, {
		task: 'hết hạn xác nhận',
		name: report.submitter.name,
		vi: [
			paragraph(
				`Số liệu của báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) không được xác nhận trong thời hạn, nên bản này đã hết hiệu lực và chưa được trình duyệt.`,
			),
			paragraph('Tệp đã gửi vẫn được lưu giữ. Để tiếp tục, xin gửi bản mới của báo cáo (có thể dùng lại tệp cũ).'),
			{ kind: 'action', label: 'Gửi bản mới', url: report.links.newVersion },
			{ kind: 'link', label: 'Xem báo cáo và lịch sử', url: report.links.report },
		],
		en: [
			paragraph(
				`Version ${report.version} of the report of ${report.unitInFull} (${report.periodEn}) was not confirmed in time and has lapsed; it was not sent to approval. Nothing is lost: send a new version to go on.`,
			),
			{ kind: 'link', label: 'Send a new version', url: report.links.newVersion },
		],
	});
