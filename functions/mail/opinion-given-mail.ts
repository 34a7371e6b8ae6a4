// To an approver: the opinion they asked for is there. Invariant: quotes it whole; holds no link that decides, since they have one.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type MailPerson, type MailReport, type Message, personInFull } from './message.ts';

export interface OpinionGivenView {
	report: MailReport;
	approver: MailPerson;
	specialist: MailPerson;
	opinion: string;
}

export function opinionGivenMail({ report, approver, specialist, opinion }: OpinionGivenView): Message {
	return composeMessage(report, {
		task: `ý kiến của ${specialist.name}`,
		name: approver.name,
		vi: [
			paragraph(
				`${personInFull(specialist)} đã cho ý kiến về báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}):`,
			),
			{ kind: 'quote', text: opinion },
			paragraph(
				'Ý kiến này đứng cạnh quyết định trên trang phê duyệt. Quyết định vẫn là của ông/bà: xin dùng liên kết trong thư mới nhất mời phê duyệt báo cáo này.',
			),
			{ kind: 'link', label: 'Trang phê duyệt', url: report.links.approve },
		],
		en: [
			paragraph(
				`The report of ${report.unitInFull} (${report.periodEn}, version ${report.version}): ${personInFull(specialist)} has given the opinion quoted above. The decision is still yours, by the link in the newest mail about this report.`,
			),
		],
	});
}
