// The submitter's confirmation: the figures digest is frozen, findings are answered, the workflow goes on.
// Invariant: only the submitter confirms, only what they saw (version and revision), with every failing finding answered.
import { mustAnswer } from '../domain/check-rules.ts';
import { parseDay } from '../domain/document-date.ts';
import type { Problem } from '../domain/problem.ts';
import type { Person, Programme, ReportHead } from '../domain/report.ts';
import { submitterActor } from './actors.ts';
import { cleanText, problemsOfAnswers } from './given-answers.ts';
import { type FindingsItem, keys } from './items.ts';
import { type LedgerDeps, loadHead, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { confirmationStep, outcomeWrites } from './waiting.ts';

/** The answer to the reader's question for the date of a document that lost it. */
export const dateAnswer = 'metadata.date';

export interface Submission {
	reportId: string;
	version: number;
	revision: number;
	programme: Programme | null;
	/** By finding id: what the submitter says to it. */
	answers: Record<string, string>;
}

export type Submitted = { ok: true; head: ReportHead } | { ok: false; problems: Problem[] };

export const failing = (item: FindingsItem | null) => (item?.findings ?? []).filter(mustAnswer);

export const createSubmitReport =
	(deps: LedgerDeps) =>
	async (submitter: Person, submission: Submission): Promise<Submitted> => {
		const { reportId, version, revision } = submission;
		const answers = Object.fromEntries(Object.entries(submission.answers).map(([id, text]) => [id, cleanText(text)]));
		const head = await loadHead(deps.store, reportId);
		if (!head || head.submitter.id !== submitter.id)
			return { ok: false, problems: [problemOfRefusal({ code: 'unknown-report' })] };
		const problems: Problem[] = problemsOfAnswers(answers);
		const programme = submission.programme ?? head.programme;
		if (!programme)
			problems.push({
				code: 'programme-missing',
				vi: 'Chưa rõ báo cáo thuộc chương trình khuyến công quốc gia hay địa phương: hãy chọn một.',
				en: 'It is not clear whether this reports on the national or the local programme: choose one.',
			});
		const findings = (await deps.store.get(keys.findings(reportId, version))) as FindingsItem | null;
		for (const finding of failing(findings))
			if (!answers[finding.id]?.trim())
				problems.push({
					code: 'answer-missing',
					vi: `Chưa trả lời phát hiện: ${finding.vi}`,
					en: `No answer yet to the finding: ${finding.en}`,
				});
		const saidDate = answers[dateAnswer]?.trim() ?? '';
		if (saidDate && !parseDay(saidDate))
			problems.push({
				code: 'date-unclear',
				vi: `Không hiểu ngày ký "${saidDate}": hãy viết dạng ngày/tháng/năm, ví dụ 20/03/2025.`,
				en: `The date "${saidDate}" is not understood: write day/month/year, for example 20/03/2025.`,
			});
		if (problems.length > 0) return { ok: false, problems };
		const recorded = await recordEvent(deps, {
			reportId,
			actor: submitterActor(submitter),
			expect: { version, revision },
			body: (current) => ({
				type: 'submitted',
				figuresDigest: current.figuresDigest ?? '',
				programme,
				documentDate: parseDay(saidDate) ?? current.documentDate,
				answers,
			}),
			also: (_next, at) => outcomeWrites({ reportId, version, step: confirmationStep }, { outcome: 'confirmed' }, at),
		});
		if (!recorded.ok) return { ok: false, problems: [problemOfRefusal(recorded.refusal)] };
		return { ok: true, head: recorded.head };
	};
