// What the page of an approval is made of. Invariant: all of it is about the version that the link names.
import type { Problem } from '../../domain/problem.ts';
import type { ReportHead } from '../../domain/report.ts';
import type { LinkItem } from '../../ledger/items.ts';
import type { Asking } from '../../ledger/opinion-problems.ts';
import type { Language, Text } from '../text.ts';
import type { ApprovalFacts } from '../views/approval.ts';
import type { StepUpAsked } from './step-up.tsx';

export interface ApprovalView {
	token: string;
	nonce: string;
	link: LinkItem;
	head: ReportHead;
	facts: ApprovalFacts;
	/** What was typed before problems sent the page back. */
	typed: { reason: string; acknowledged: string[] };
	/** The question to a specialist as it was typed, and whom it went to. */
	asking: Asking;
	asked: string | null;
	/** How many other reports wait for the same mailbox. */
	others: number;
	problems: Problem[];
	/** A code went to the mailbox; with it the decision is taken. */
	stepUp: StepUpAsked | null;
	/** Vietnamese day, for what is overdue. */
	today: string;
	language: Language;
	text: Text;
}
