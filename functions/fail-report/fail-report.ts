// Ends a report that cannot go on and tells its submitter why. Invariant: whatever stopped it, the report says so on its page; it is
// told once, however often the workflow or the status rule calls.
import type { z } from 'zod';
import type { failReport } from '../../workflows/report-approval.contract.ts';
import type { Problem } from '../domain/problem.ts';
import type { ReportHead, ReportState } from '../domain/report.ts';
import type { EventBody } from '../domain/report-events.ts';
import type { ReportFile } from '../domain/report-files.ts';
import { keys, type ScanItem } from '../ledger/items.ts';
import { type MailDeps, mailEnding } from '../ledger/mail-submitter.ts';
import { type LedgerDeps, loadHead, recordStep } from '../ledger/record-event.ts';
import { loadVersion } from '../ledger/version-files.ts';

type Input = z.infer<typeof failReport.input>;

const over: readonly ReportState[] = ['returned', 'rejected', 'approved', 'lapsed', 'failed'];

const infectedProblem = (file: ReportFile): Problem => ({
	code: 'infected',
	vi: `Tệp "${file.name}" có mã độc nên không được mở: hãy quét máy tính rồi gửi tệp sạch.`,
	en: `File "${file.name}" contains malware and was not opened: scan the computer, then send a clean file.`,
});

const systemProblem: Problem = {
	code: 'system',
	vi: 'Hệ thống gặp lỗi khi xử lý báo cáo; tệp vẫn được giữ. Hãy gửi lại; nếu vẫn lỗi, hãy liên hệ quản trị.',
	en: 'The system failed while processing the report; the files are kept. Send it again; if it fails again, contact the administrator.',
};

async function infectedProblems(deps: LedgerDeps, { reportId, version }: Input): Promise<Problem[]> {
	const item = await loadVersion(deps.store, reportId, version);
	const verdicts = (item?.files ?? []).map(async (file) => {
		const scan = await deps.store.get(keys.scan(reportId, version, file.n, file.objectVersionId ?? ''));
		return (scan as ScanItem | null)?.clean === false ? [infectedProblem(file)] : [];
	});
	return (await Promise.all(verdicts)).flat();
}

async function endingOf(deps: LedgerDeps, input: Input): Promise<Extract<EventBody, { type: 'failed' | 'lapsed' }>> {
	switch (input.cause) {
		case 'unconfirmed':
			return { type: 'lapsed' };
		case 'infected':
			return { type: 'failed', failure: { kind: 'document', problems: await infectedProblems(deps, input) } };
		case 'unreadable':
			return { type: 'failed', failure: { kind: 'document', problems: input.problems } };
		case 'error':
			return { type: 'failed', failure: { kind: 'system', problems: [systemProblem] } };
	}
}

const endedAs = (head: ReportHead): z.infer<typeof failReport.output>['ended'] => {
	if (head.state === 'lapsed') return 'lapsed';
	return head.failure?.kind ?? 'unchanged';
};

export const createFailReport =
	(deps: MailDeps) =>
	async (input: Input): Promise<z.infer<typeof failReport.output>> => {
		const { reportId, version } = input;
		const before = await loadHead(deps.store, reportId);
		if (!before || before.version !== version) return { ended: 'unchanged' };
		const body = await endingOf(deps, input);
		const { head } = await recordStep(deps, {
			reportId,
			version,
			body: (now) => (over.includes(now.state) ? null : body),
		});
		await mailEnding(deps, head);
		return { ended: endedAs(head) };
	};
