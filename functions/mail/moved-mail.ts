// To an approver who had been asked: the report is no longer theirs to decide. Invariant: says why and that nothing is left to do.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type MailPerson, type MailReport, type Message, personInFull } from './message.ts';

export interface MovedView {
	report: MailReport;
	approver: MailPerson;
	by: MailPerson;
	why: 'withdrawn' | 'rerouted';
	reason: string;
}

export function movedMail({ report, approver, by, why, reason }: MovedView): Message {
	const what = why === 'withdrawn' ? 'được người nộp rút lại' : 'được quản trị chuyển sang đường phê duyệt khác';
	const english = why === 'withdrawn' ? 'withdrawn by its submitter' : 'sent along another route by the administrator';
	return composeMessage(report, {
		task: why === 'withdrawn' ? 'đã được rút lại' : 'đã đổi đường phê duyệt',
		name: approver.name,
		vi: [
			paragraph(
				`Báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) đang chờ ông/bà đã ${what} (${personInFull(by)}). Ông/bà không cần làm gì thêm; liên kết đã gửi không còn dùng được.`,
			),
			paragraph('Lý do:'),
			{ kind: 'quote', text: reason },
		],
		en: [
			paragraph(
				`The report of ${report.unitInFull} (${report.periodEn}, version ${report.version}) that waited for you was ${english} (${personInFull(by)}); the reason is quoted above. Nothing is left for you to do.`,
			),
		],
	});
}
