// What a specialist sees: the question, the figures and findings as the approver sees them, and a place for the opinion. Invariant: the only act on
// it is to give the opinion; nothing here decides.
import { periodLabel } from '../../domain/periods.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ReportHead } from '../../domain/report.ts';
import type { OpinionLinkItem, OpinionStanding } from '../../ledger/opinion-links.ts';
import { opinionLimits } from '../../ledger/opinion-problems.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import type { ApprovalFacts } from '../views/approval.ts';
import { ApprovalFigures } from './approval-figures.tsx';
import { Findings } from './findings.tsx';
import { LinkForm } from './link-form.tsx';
import { ProblemList } from './problem-list.tsx';

interface Words {
	language: Language;
	text: Text;
}

export const OpinionLandingPage = ({ problems, language, text }: Words & { problems: Problem[] }) => (
	<>
		<h1>{text.opinion.title}</h1>
		<ProblemList problems={problems} language={language} text={text} />
		<LinkForm action="/opinion" lead={text.opinion.landing} open={text.approve.open} text={text} />
	</>
);

export interface OpinionView extends Words {
	token: string;
	nonce: string;
	link: OpinionLinkItem;
	head: ReportHead;
	facts: ApprovalFacts;
	typed: string;
	problems: Problem[];
}

const Give = ({ token, nonce, typed, text }: OpinionView) => (
	<form class="card next" method="post" action="/opinion/give" autocomplete="off">
		<h2>{text.opinion.giveTitle}</h2>
		<p class="soft">{text.opinion.giveHint}</p>
		<input type="hidden" name="t" value={token} />
		<input type="hidden" name="nonce" value={nonce} />
		<div class="field">
			<label for="opinion">{text.opinion.label}</label>
			<textarea id="opinion" name="opinion" maxlength={opinionLimits.opinion}>
				{typed}
			</textarea>
		</div>
		<div class="actions">
			<button type="submit">{text.opinion.give}</button>
		</div>
	</form>
);

export const OpinionPage = (view: OpinionView) => {
	const { link, head, facts, problems, language, text } = view;
	return (
		<>
			<h1>
				{text.opinion.title}: {unitName(head.unitId)}
			</h1>
			<ProblemList problems={problems} language={language} text={text} />
			<section class="card">
				<p>
					<strong>{text.opinion.forWhom(link.person.name, `${link.askedBy}, ${facts.unit}`)}</strong>
				</p>
				<p>
					{periodLabel(head.period, language)} · {text.programmes[head.programme ?? 'unknown']} · {text.report.version}{' '}
					{link.version}
				</p>
				<h2>{text.opinion.questionTitle}</h2>
				<blockquote>{link.question}</blockquote>
			</section>
			<ApprovalFigures facts={facts} language={language} text={text} />
			<section class="card" aria-labelledby="findings">
				<h2 id="findings">{text.approve.findingsTitle(facts.findings.length)}</h2>
				<Findings
					findings={facts.findings}
					figures={facts.reading?.figures ?? []}
					below={({ id, severity }) =>
						severity === 'info' ? null : (
							<p>
								<strong>{text.approve.answer}:</strong>{' '}
								{facts.answers[id] ?? <span class="missing">{text.approve.noAnswer}</span>}
							</p>
						)
					}
					language={language}
					text={text}
				/>
			</section>
			<Give {...view} />
		</>
	);
};

export const StaleOpinionPage = (view: Words & { standing: Exclude<OpinionStanding, 'open'>; head: ReportHead }) => (
	<section class="card next warn">
		<h1>{view.text.opinion.staleTitle[view.standing]}</h1>
		<p>
			<strong>
				{unitName(view.head.unitId)}, {periodLabel(view.head.period, view.language)}
			</strong>
		</p>
		<p>{view.text.opinion.stale[view.standing]}</p>
		<p>{view.text.approve.stateNow(view.text.states[view.head.state].toLowerCase())}</p>
		<p class="soft">{view.text.approve.close}</p>
	</section>
);

export const OpinionGivenPage = ({ head, language, text }: Words & { head: ReportHead }) => (
	<section class="card next good">
		<h1>{text.opinion.doneTitle}</h1>
		<p>
			<strong>
				{unitName(head.unitId)}, {periodLabel(head.period, language)}
			</strong>
		</p>
		<p>{text.opinion.done}</p>
		<p class="soft">{text.approve.close}</p>
	</section>
);
