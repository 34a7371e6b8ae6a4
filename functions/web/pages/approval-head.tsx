// What report an approver has before them, for whom they decide and until when. Invariant: taking a report up decides nothing.

import { periodLabel } from '../../domain/periods.ts';
import { isOverdue } from '../../domain/report.ts';
import { printedDay } from '../../domain/vietnam-day.ts';
import { formatInstant } from '../format.ts';
import { routeText } from '../names.ts';
import type { ApprovalView } from './approval-view.ts';

/** Until when, with how many, for whom; and that the level has it. */
const Standing = ({ view: { head, link, today, text } }: { view: ApprovalView }) => (
	<>
		{link.standsFor ? <p class="note">{text.approve.standsForNote(link.standsFor.name)}</p> : null}
		{head.dueOn ? (
			<p>
				{text.approve.dueOn(printedDay(head.dueOn))}
				{isOverdue(head, today) ? (
					<>
						{' '}
						<span class="badge bad">{text.approve.overdue}</span>
					</>
				) : null}
			</p>
		) : null}
		{head.votesNeeded > 1 ? <p>{text.approve.votes(head.votes.length, head.votesNeeded)}</p> : null}
	</>
);

const TakeUp = ({ view: { head, link, token, nonce, text } }: { view: ApprovalView }) => {
	if (link.levelIndex === 0) return null;
	if (head.accepted) return <p class="soft">{text.approve.takenUp}</p>;
	return (
		<form method="post" action="/approve/take-up" class="actions">
			<input type="hidden" name="t" value={token} />
			<input type="hidden" name="nonce" value={nonce} />
			<button type="submit" class="second">
				{text.approve.takeUp}
			</button>
			<small>{text.approve.takeUpHint}</small>
		</form>
	);
};

export const ApprovalHead = ({ view }: { view: ApprovalView }) => {
	const { link, head, facts, language, text } = view;
	const { metadata } = facts.reading ?? { metadata: null };
	return (
		<section class="card">
			<p>
				<strong>{text.approve.forWhom(link.approver.name, facts.unit)}</strong>
			</p>
			<dl class="facts">
				<div>
					<dt>{text.reports.period}</dt>
					<dd>{periodLabel(head.period, language)}</dd>
				</div>
				<div>
					<dt>{text.reports.programme}</dt>
					<dd>{text.programmes[head.programme ?? 'unknown']}</dd>
				</div>
				<div>
					<dt>{text.report.version}</dt>
					<dd>{link.version}</dd>
				</div>
				{metadata?.number || head.documentDate ? (
					<div>
						<dt>{text.report.numberAndDate}</dt>
						<dd>
							{[metadata?.number, head.documentDate ? printedDay(head.documentDate) : null].filter(Boolean).join(' · ')}
						</dd>
					</div>
				) : null}
			</dl>
			{facts.submitted ? (
				<p>{text.approve.submittedBy(facts.submitted.name, formatInstant(facts.submitted.at))}</p>
			) : null}
			{head.route ? (
				<p>
					{text.report.routeTitle}: {routeText(head.route)} <small>{head.route.reason[language]}</small>
				</p>
			) : null}
			<Standing view={view} />
			<TakeUp view={view} />
		</section>
	);
};
