// To an approver: a one-time code that completes the decision they have just begun. Invariant: says for which act and report it is, and that
// nothing is decided without it; holds no link.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import type { MailPerson, MailReport, Message } from './message.ts';

export type MailAct = 'approve' | 'return' | 'return-below' | 'reject';

export const actWords: Record<MailAct, { vi: string; en: string }> = {
	approve: { vi: 'phê duyệt', en: 'approve' },
	return: { vi: 'trả lại để sửa', en: 'return for correction' },
	'return-below': { vi: 'trả về cấp dưới', en: 'send back to the level below' },
	reject: { vi: 'từ chối', en: 'reject' },
};

export interface CodeView {
	report: MailReport;
	approver: MailPerson;
	unit: string;
	act: MailAct;
	code: string;
}

export function codeMail({ report, approver, unit, act, code }: CodeView): Message {
	return composeMessage(report, {
		task: 'mã xác nhận quyết định',
		name: approver.name,
		vi: [
			paragraph(
				`Ông/bà vừa chọn ${actWords[act].vi} báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) cho ${unit}. Chưa có gì được quyết định: xin nhập mã dưới đây vào trang đang mở.`,
			),
			{ kind: 'code', label: 'Mã xác nhận, có hiệu lực 10 phút', code },
			paragraph(
				'Nếu không phải ông/bà vừa thao tác, xin đừng cho ai biết mã này và báo cho quản trị hệ thống: có người đang giữ liên kết của ông/bà.',
			),
		],
		en: [
			paragraph(
				`You chose to ${actWords[act].en} the report of ${report.unitInFull} (${report.periodEn}, version ${report.version}) for ${unit}. Nothing is decided yet: type the code above, good for 10 minutes, into the open page. If it was not you, tell the administrator.`,
			),
		],
	});
}
