// To the level above: a level below has not decided in time. Invariant: informs, decides nothing, holds no link that decides.
import { printedDay } from '../domain/vietnam-day.ts';
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type MailPerson, type MailReport, type Message, personInFull } from './message.ts';

export interface EscalationView {
	report: MailReport;
	approver: MailPerson;
	/** The level that is overdue, since when, and who was asked there. */
	unit: string;
	dueOn: string;
	asked: readonly MailPerson[];
}

export function escalationMail({ report, approver, unit, dueOn, asked }: EscalationView): Message {
	return composeMessage(report, {
		task: `quá hạn xét duyệt ở ${unit}`,
		name: approver.name,
		vi: [
			paragraph(
				`Báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) đã quá hạn xét duyệt ở ${unit}, cấp dưới của ông/bà.`,
			),
			{
				kind: 'facts',
				rows: [
					['Hạn xét duyệt', printedDay(dueOn)],
					...asked.map((person): [string, string] => ['Đã mời', personInFull(person)]),
				],
			},
			paragraph(
				'Hệ thống không tự quyết định thay. Xin ông/bà đôn đốc; báo cáo đến cấp của ông/bà khi cấp dưới phê duyệt.',
			),
		],
		en: [
			paragraph(
				`The report of ${report.unitInFull} (${report.periodEn}, version ${report.version}) has been overdue at ${unit}, the level below yours, since ${dueOn}. Nothing is decided by silence; please see to it.`,
			),
		],
	});
}
