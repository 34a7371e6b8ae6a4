// To the submitter: the report could not be handled. Invariant: a fault of the document says how to mend it, in both languages; a fault
// of the system asks nothing of the submitter and says what happens next.
import { assertNever } from '../domain/assert-never.ts';
import type { Problem } from '../domain/problem.ts';
import type { Failure } from '../domain/report.ts';
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import type { MailReport, Message } from './message.ts';

export interface FailedView {
	report: MailReport;
	failure: Failure;
}

const documentMail = (report: MailReport, problems: readonly Problem[]): Message =>
	composeMessage(report, {
		task: 'tệp báo cáo cần sửa',
		name: report.submitter.name,
		vi: [
			paragraph(
				`Hệ thống không xử lý được tệp của báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}). Tệp đã gửi vẫn được lưu giữ.`,
			),
			{ kind: 'list', items: problems.map((problem) => problem.vi) },
			paragraph('Xin sửa tệp theo hướng dẫn trên rồi gửi bản mới.'),
			{ kind: 'action', label: 'Gửi bản mới', url: report.links.newVersion },
		],
		en: [
			paragraph(
				`The files of version ${report.version} of the report of ${report.unitInFull} (${report.periodEn}) could not be handled. They are kept. Please mend this and send a new version:`,
			),
			{ kind: 'list', items: problems.map((problem) => problem.en) },
			{ kind: 'link', label: 'Send a new version', url: report.links.newVersion },
		],
	});

const systemMail = (report: MailReport): Message =>
	composeMessage(report, {
		task: 'tạm dừng do lỗi hệ thống',
		name: report.submitter.name,
		vi: [
			paragraph(
				`Việc xử lý báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) đã dừng vì lỗi của hệ thống, không phải do tài liệu của ông/bà.`,
			),
			paragraph(
				'Tệp, xác nhận và các phê duyệt đã có vẫn được giữ. Quản trị hệ thống có thể cho chạy tiếp từ chỗ dừng; xin liên hệ quản trị, hoặc gửi bản mới nếu ông/bà muốn bắt đầu lại.',
			),
			{ kind: 'action', label: 'Xem tình trạng báo cáo', url: report.links.report },
		],
		en: [
			paragraph(
				`Work on version ${report.version} of the report of ${report.unitInFull} (${report.periodEn}) stopped because of a fault of the system, not of your document. Your files, your confirmation and the approvals given so far are kept. The administrator can resume it from where it stopped; please contact them, or send a new version to start again.`,
			),
			{ kind: 'link', label: 'The state of the report', url: report.links.report },
		],
	});

export function failedMail({ report, failure }: FailedView): Message {
	switch (failure.kind) {
		case 'document':
			return documentMail(report, failure.problems);
		case 'system':
			return systemMail(report);
		default:
			return assertNever(failure.kind);
	}
}
