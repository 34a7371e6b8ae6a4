// A link that no longer decides: who decided what and when, and the way on. Invariant: it never offers to decide.

import { periodLabel } from '../../domain/periods.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ReportHead } from '../../domain/report.ts';
import type { LinkItem } from '../../ledger/items.ts';
import type { LinkStanding } from '../../ledger/links.ts';
import { formatInstant } from '../format.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import type { PastDecision } from '../views/approval.ts';
import { PastDecisions } from './past-decisions.tsx';
import { ProblemList } from './problem-list.tsx';

export interface StaleView {
	standing: Exclude<LinkStanding, 'open'>;
	link: LinkItem;
	head: ReportHead;
	decisions: PastDecision[];
	problems: Problem[];
	language: Language;
	text: Text;
}

const reasonOf = ({ standing, link }: StaleView, { stale }: Text['approve']): string =>
	standing === 'expired' ? stale.expired(formatInstant(link.expiresAt)) : stale[standing];

export const StaleLinkPage = (view: StaleView) => {
	const { standing, link, head, decisions, problems, language, text } = view;
	const { approve } = text;
	return (
		<>
			<h1>{approve.staleTitle[standing]}</h1>
			<ProblemList problems={problems} language={language} text={text} />
			<section class="card next warn">
				<p>
					<strong>
						{unitName(head.unitId)}, {periodLabel(head.period, language)}
					</strong>
				</p>
				<p>{reasonOf(view, approve)}</p>
				{decisions.length > 0 ? <PastDecisions decisions={decisions} current={link.version} text={text} /> : null}
				<p>{approve.stateNow(text.states[head.state].toLowerCase())}</p>
				<p class="soft">{standing === 'expired' ? approve.wayOnExpired(link.approver.mail) : approve.wayOn}</p>
				<div class="actions">
					<a class="button second" href="/approve">
						{approve.retry}
					</a>
				</div>
			</section>
		</>
	);
};
