// Why a report cannot be acted on now, told to a person. Invariant: every refusal names the state that caused it.
import type { Problem } from '../domain/problem.ts';
import type { ReportState } from '../domain/report.ts';

export const stateNames: Record<ReportState, { vi: string; en: string }> = {
	draft: { vi: 'chờ tệp tải lên', en: 'waiting for its files' },
	received: { vi: 'đã nhận, đang đọc', en: 'received, being read' },
	read: { vi: 'đã đọc, đang kiểm tra', en: 'read, being checked' },
	'awaiting-confirmation': { vi: 'chờ người nộp xác nhận', en: 'waiting for the submitter to confirm' },
	submitted: { vi: 'đã nộp', en: 'submitted' },
	'in-review': { vi: 'đang xét duyệt', en: 'in review' },
	returned: { vi: 'bị trả lại để sửa', en: 'returned for correction' },
	rejected: { vi: 'bị từ chối', en: 'rejected' },
	withdrawn: { vi: 'đã được người nộp rút lại', en: 'withdrawn by the submitter' },
	approved: { vi: 'đã được phê duyệt', en: 'approved' },
	superseded: { vi: 'đã được báo cáo khác thay thế', en: 'superseded by another report' },
	lapsed: { vi: 'hết hạn xác nhận', en: 'lapsed' },
	failed: { vi: 'không xử lý được', en: 'could not be processed' },
};

export function problemOfRefusal(refusal: { code: string; state?: ReportState }): Problem {
	if (!refusal.state)
		return {
			code: 'unknown-report',
			vi: 'Không tìm thấy báo cáo này: hãy mở lại từ danh sách báo cáo.',
			en: 'This report is not known: open it again from the list of reports.',
		};
	const { vi, en } = stateNames[refusal.state];
	if (refusal.code === 'moved-on')
		return {
			code: 'moved-on',
			vi: `Báo cáo đã thay đổi sau khi bạn mở trang (hiện ${vi}): hãy tải lại trang rồi quyết định.`,
			en: `The report changed after you opened the page (now ${en}): reload the page, then decide.`,
		};
	if (refusal.code === 'taken-up')
		return {
			code: 'taken-up',
			vi: 'Không thu hồi được nữa: cấp trên đã quyết định hoặc đã nhận xem xét báo cáo. Hãy liên hệ cấp trên để trả lại.',
			en: 'It can no longer be taken back: the level above has decided or taken the report up. Ask it to return the report.',
		};
	if (refusal.code === 'wrong-level')
		return {
			code: 'wrong-level',
			vi: `Chưa được ở bước này của báo cáo (hiện ${vi}): cấp đang giữ, hoặc việc đang chạy, phải xong trước.`,
			en: `Not at this step of the report (now ${en}): the level that holds it, or the work under way, comes first.`,
		};
	return {
		code: refusal.code,
		vi: `Không thực hiện được vì báo cáo ${vi}: hãy tải lại trang để xem việc tiếp theo.`,
		en: `Not possible because the report is ${en}: reload the page to see what comes next.`,
	};
}
