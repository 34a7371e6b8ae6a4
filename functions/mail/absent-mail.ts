// To an approver who is away: somebody decides in their stead. Invariant: informs, asks nothing, holds no link that decides.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type MailPerson, type MailReport, type Message, personInFull } from './message.ts';

export interface AbsentView {
	report: MailReport;
	absent: MailPerson;
	delegate: MailPerson;
	unit: string;
}

export const absentMail = ({ report, absent, delegate, unit }: AbsentView): Message =>
	composeMessage(report, {
		task: `có người quyết định thay (${unit})`,
		name: absent.name,
		vi: [
			paragraph(
				`Trong thời gian ông/bà vắng mặt, báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) được gửi đến ${personInFull(delegate)} để quyết định thay ông/bà cho ${unit}.`,
			),
			paragraph('Thư này chỉ để ông/bà biết; quyết định sẽ ghi rõ là quyết định thay.'),
		],
		en: [
			paragraph(
				`While you are away, the report of ${report.unitInFull} (${report.periodEn}, version ${report.version}) went to ${personInFull(delegate)}, who decides for ${unit} in your stead. This is for your information only.`,
			),
		],
	});
