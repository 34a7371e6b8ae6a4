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
	/** The person's own approval may still be taken back: the link and the nonce of this page. */
	takeBack: { token: string; nonce: string } | null;
	language: Language;
	text: Text;
}

const TakeBack = ({ token, nonce, text }: { token: string; nonce: string; text: Text }) => (
	<form method="post" action="/approve/take-back" class="card" autocomplete="off">
		<h2>{text.approve.takeBackTitle}</h2>
		<p class="soft">{text.approve.takeBackHint}</p>
		<input type="hidden" name="t" value={token} />
		<input type="hidden" name="nonce" value={nonce} />
		<div class="field">
			<label for="reason">{text.report.reasonNeeded}</label>
			<textarea id="reason" name="reason" maxlength={5000} />
		</div>
		<div class="actions">
			<button type="submit" class="danger">
				{text.approve.takeBack}
			</button>
		</div>
	</form>
);

const reasonOf = ({ standing, link }: StaleView, { stale }: Text['approve']): string =>
	standing === 'expired' ? stale.expired(formatInstant(link.expiresAt)) : stale[standing];

export const StaleLinkPage = (view: StaleView) => {
	const { standing, link, head, decisions, problems, takeBack, language, text } = view;
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
			{takeBack ? <TakeBack {...takeBack} text={text} /> : null}
		</>
	);
};
