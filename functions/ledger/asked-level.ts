// The run that waits for a level somebody has just taken out of its hands. Invariant: told in the transaction of that act; where no level is asked
// the run finds out by itself what it asks for next.
import type { ReportHead } from '../domain/report.ts';
import type { Write } from '../ports/item-store.ts';
import { approvalStep } from './items.ts';
import { outcomeWrites } from './waiting.ts';

/** @param before the act @param outcome what the waiting step gets: `again` names the level to be asked instead */
export function tellAskedLevel(
	before: ReportHead,
	outcome: { outcome: 'again' | 'withdrawn'; levelIndex: number },
	at: string,
): Write[] {
	const { reportId, version, round, asked, levelIndex } = before;
	if (!asked || levelIndex === null) return [];
	return outcomeWrites({ reportId, version, step: approvalStep(levelIndex, round) }, outcome, at);
}
