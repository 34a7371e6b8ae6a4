// The plan of a level's review of one report. Invariant: the same report, level and day give the same plan.
import { parsePeriod } from './periods.ts';
import type { ReportHead } from './report.ts';
import { type ReviewPlan, reviewPlan } from './review-plan.ts';

/** @param askedAt Vietnamese day on which the level was asked */
export function reportReviewPlan(head: ReportHead, levelIndex: number, askedAt: string): ReviewPlan {
	const level = head.route?.chain[levelIndex]?.level;
	const period = parsePeriod(head.period);
	if (!level || !period.ok) throw new Error(`report ${head.reportId} has no level ${levelIndex} or no period`);
	return reviewPlan({ level, periodKind: period.period.kind, askedAt });
}
