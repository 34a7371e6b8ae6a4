// To an approver: their own act as it was recorded. Invariant: says what, when and with which words, and what to do if it was not them.
import { type Block, paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type MailPerson, type MailReport, type Message, timeInVietnam } from './message.ts';

export type RecordedAct = 'approved' | 'endorsed' | 'returned' | 'returned-below' | 'rejected' | 'unapproved';

const words: Record<RecordedAct, { vi: string; en: string }> = {
	approved: { vi: 'phê duyệt', en: 'approval' },
	endorsed: { vi: 'đồng ý phê duyệt (còn chờ người khác)', en: 'agreement to approve (others have to as well)' },
	returned: { vi: 'trả lại người nộp để sửa', en: 'return to the submitter' },
	'returned-below': { vi: 'trả về cấp dưới', en: 'return to the level below' },
	rejected: { vi: 'từ chối', en: 'rejection' },
	unapproved: { vi: 'thu hồi phê duyệt', en: 'taking back of the approval' },
};

export interface DecidedView {
	report: MailReport;
	approver: MailPerson;
	unit: string;
	act: RecordedAct;
	reason: string | null;
	at: string;
	/** First characters of the event's hash: what an auditor finds it by. */
	hash: string;
}

export function decidedMail({ report, approver, unit, act, reason, at, hash }: DecidedView): Message {
	const time = timeInVietnam(at);
	const quoted: Block[] = reason ? [paragraph('Lý do ông/bà đã ghi:'), { kind: 'quote', text: reason }] : [];
	return composeMessage(report, {
		task: `đã ghi nhận: ${words[act].vi}`,
		name: approver.name,
		vi: [
			paragraph(`Hệ thống đã ghi nhận quyết định sau dưới tên ông/bà:`),
			{
				kind: 'facts',
				rows: [
					['Báo cáo', `${report.period}, ${report.unitInFull} (bản ${report.version})`],
					['Quyết định', words[act].vi],
					['Cấp', unit],
					['Thời điểm', time.vi],
					['Dấu băm trong lịch sử', hash],
				],
			},
			...quoted,
			paragraph('Nếu ông/bà không thực hiện việc này, xin báo ngay cho quản trị hệ thống.'),
		],
		en: [
			paragraph(
				`Recorded under your name: ${words[act].en}, report of ${report.unitInFull} (${report.periodEn}, version ${report.version}), for ${unit}, ${time.en}, entry ${hash}. If it was not you, tell the administrator at once.`,
			),
		],
	});
}
