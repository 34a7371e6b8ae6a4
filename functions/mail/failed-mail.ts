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
				'Tệp đã gửi vẫn được lưu giữ. Lỗi đã được ghi lại cho bộ phận vận hành. Ông/bà có thể gửi lại bản báo cáo ngay; nếu vẫn lỗi, xin liên hệ quản trị hệ thống.',
			),
			{ kind: 'action', label: 'Xem tình trạng báo cáo', url: report.links.report },
		],
		en: [
			paragraph(
				`Work on version ${report.version} of the report of ${report.unitInFull} (${report.periodEn}) stopped because of a fault of the system, not of your document. Your files are kept and the fault is recorded for the operators. You can send the report again now; if it fails again, please contact the administrator.`,
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
