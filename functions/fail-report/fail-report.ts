// Ends a report that cannot go on and tells its submitter why. Invariant: whatever stopped it, the report says so on its page; it is
// told once, however often the workflow or the status rule calls; what was decided meanwhile stands.
import type { z } from 'zod';
import type { failReport } from '../../workflows/report-approval.contract.ts';
import { assertNever } from '../domain/assert-never.ts';
import type { Problem } from '../domain/problem.ts';
import { endedStates, type ReportHead } from '../domain/report.ts';
import type { EventBody } from '../domain/report-events.ts';
import type { ReportFile } from '../domain/report-files.ts';
import { keys, type ProblemsItem, type ScanVerdict } from '../ledger/items.ts';
import { type MailDeps, mailEnding } from '../ledger/mail-submitter.ts';
import { type LedgerDeps, loadHead, recordStep } from '../ledger/record-event.ts';
import { loadVerdicts, loadVersion } from '../ledger/version-files.ts';

type Input = z.infer<typeof failReport.input>;
type Ended = z.infer<typeof failReport.output>['ended'];
type Ending = Extract<EventBody, { type: 'failed' | 'lapsed' }>;

const unsafeProblems: Record<ScanVerdict, ((file: ReportFile) => Problem) | null> = {
	clean: null,
	failed: null,
	infected: ({ name }) => ({
		code: 'infected',
		vi: `Tệp "${name}" có mã độc nên không được mở: hãy quét máy tính rồi gửi tệp sạch.`,
		en: `File "${name}" contains malware and was not opened: scan the computer, then send a clean file.`,
	}),
	unscannable: ({ name }) => ({
		code: 'unscannable',
		vi: `Tệp "${name}" không kiểm tra được mã độc (có thể vì đặt mật khẩu): hãy bỏ mật khẩu rồi gửi lại.`,
		en: `File "${name}" could not be scanned for malware (a password, perhaps): remove the password and send it again.`,
	}),
};

const tooHard: Problem = {
	code: 'too-hard',
	vi: 'Không đọc được tệp trong thời gian và bộ nhớ cho phép: hãy tách phụ lục thành tệp riêng hoặc lưu lại dưới dạng Word (.docx).',
	en: 'The file could not be read within the time and memory allowed: split off annexes or save it as Word (.docx).',
};

const systemProblem: Problem = {
	code: 'system',
	vi: 'Hệ thống gặp lỗi khi xử lý báo cáo; tệp và các phê duyệt đã có vẫn được giữ. Hãy liên hệ quản trị để chạy tiếp, hoặc gửi bản mới.',
	en: 'The system failed while processing the report; files and approvals given so far are kept. Ask the administrator to resume it, or send a new version.',
};

async function scanProblems(deps: LedgerDeps, { reportId, version }: Input): Promise<Problem[]> {
	const item = await loadVersion(deps.store, reportId, version);
	if (!item) throw new Error(`version ${version} of ${reportId} has no item`);
	const verdicts = await loadVerdicts(deps.store, item);
	return verdicts.flatMap(({ file, verdict }) => (verdict && unsafeProblems[verdict]?.(file)) ?? []);
}

async function readingProblems(deps: LedgerDeps, { reportId, version }: Input): Promise<Problem[]> {
	const item = (await deps.store.get(keys.problems(reportId, version))) as ProblemsItem | null;
	return item?.problems ?? [];
}

const documentFailure = (problems: Problem[]): Ending => ({ type: 'failed', failure: { kind: 'document', problems } });

async function endingOf(deps: LedgerDeps, input: Input): Promise<Ending> {
	switch (input.cause) {
		case 'unconfirmed':
			return { type: 'lapsed' };
		case 'unsafe':
			return documentFailure(await scanProblems(deps, input));
		case 'unreadable':
			return documentFailure(await readingProblems(deps, input));
		case 'too-hard':
			return documentFailure([tooHard]);
		case 'error':
			return { type: 'failed', failure: { kind: 'system', problems: [systemProblem] } };
		default:
			return assertNever(input.cause);
	}
}

/** An error is the operator's to see even where the report itself had ended well (a mail that could not be sent, say). */
function endedAs(head: ReportHead, cause: Input['cause']): Ended {
	if (cause === 'error') return 'system';
	if (cause !== 'unconfirmed') return 'document';
	return head.state === 'lapsed' ? 'lapsed' : 'confirmed';
}

/** A draft lapses only while it waits; a confirmation that came in the same moment stands. */
const mayEnd = (head: ReportHead, cause: Input['cause']): boolean =>
	cause === 'unconfirmed' ? head.state === 'awaiting-confirmation' : !endedStates.includes(head.state);

export const createFailReport =
	(deps: MailDeps) =>
	async (input: Input): Promise<z.infer<typeof failReport.output>> => {
		const { reportId, version, cause } = input;
		const before = await loadHead(deps.store, reportId);
		// A newer version or a later attempt is on its way: this run is over, and there is nothing to tell of it.
		if (!before || before.version !== version || before.attempt !== input.attempt) return { ended: 'document' };
		const body = await endingOf(deps, input);
		const { head } = await recordStep(deps, { reportId, version, body: (now) => (mayEnd(now, cause) ? body : null) });
		await mailEnding(deps, head);
		return { ended: endedAs(head, cause) };
	};
