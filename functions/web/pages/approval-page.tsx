// What an approver looks at before deciding, and the decision itself. Invariant: the decision form carries the nonce of this very page;
// pressing Enter in it decides nothing.

import { mustAnswer } from '../../domain/check-rules.ts';
import type { Finding } from '../../ledger/items.ts';
import { formatBytes } from '../format.ts';
import { unitName } from '../names.ts';
import type { Text } from '../text.ts';
import type { ApprovalFacts } from '../views/approval.ts';
import { ApprovalFigures } from './approval-figures.tsx';
import { ApprovalHead } from './approval-head.tsx';
import type { ApprovalView } from './approval-view.ts';
import { AskOpinion } from './ask-opinion.tsx';
import { Findings } from './findings.tsx';
import { NoDefaultButton } from './no-default-button.tsx';
import { OpinionList } from './opinion-list.tsx';
import { PastDecisions } from './past-decisions.tsx';
import { ProblemList } from './problem-list.tsx';
import { StepUpField } from './step-up.tsx';
import { VersionChangesSection } from './version-changes.tsx';
import { WaitingButton } from './waiting-button.tsx';

const Files = ({ view }: { view: ApprovalView }) => {
	const { token, facts, language, text } = view;
	return (
		<section class="card" aria-labelledby="files">
			<h2 id="files">{text.approve.fileTitle}</h2>
			{(facts.version?.files ?? []).map((file) => (
				<form method="post" action="/approve/file" class="actions">
					<input type="hidden" name="t" value={token} />
					<input type="hidden" name="n" value={`${file.n}`} />
					<button type="submit" class="second">
						{text.approve.openFile}
					</button>
					<span>
						{file.name}{' '}
						<small>
							({text.upload.roles[file.role]}, {formatBytes(file.bytes, language)})
						</small>
					</span>
				</form>
			))}
		</section>
	);
};

const below = (view: ApprovalView) => (finding: Finding) => {
	const { facts, typed, text } = view;
	if (!mustAnswer(finding)) return null;
	const answer = facts.answers[finding.id];
	return (
		<>
			<p>
				<strong>{text.approve.answer}:</strong> {answer ? answer : <span class="missing">{text.approve.noAnswer}</span>}
			</p>
			<label class="choice">
				<input
					type="checkbox"
					name="acknowledged"
					value={finding.id}
					checked={typed.acknowledged.includes(finding.id)}
				/>
				{text.approve.acknowledge}
			</label>
		</>
	);
};

const Answers = ({ facts, text }: { facts: ApprovalFacts; text: Text }) =>
	facts.answered.length === 0 ? null : (
		<section class="card" aria-labelledby="answers">
			<h2 id="answers">{text.approve.answersTitle}</h2>
			<dl>
				{facts.answered.map(({ ask, answer }) => (
					<>
						<dt lang="vi">{ask}</dt>
						<dd>{answer}</dd>
					</>
				))}
			</dl>
		</section>
	);

const Decision = ({ view }: { view: ApprovalView }) => {
	const { facts, typed, stepUp, link, text } = view;
	const toTick = facts.findings.some(mustAnswer);
	return (
		<section class="card next" aria-labelledby="decide">
			<h2 id="decide">{text.approve.decideTitle}</h2>
			<p class="soft">
				{text.approve.decideHint} {toTick ? text.approve.approveNeeds : ''}
			</p>
			<div class="field">
				<label for="reason">{text.approve.reason}</label>
				<textarea id="reason" name="reason" maxlength={5000}>
					{typed.reason}
				</textarea>
			</div>
			{stepUp ? <StepUpField asked={stepUp} text={text} /> : null}
			<div class="actions">
				<button type="submit" name="act" value="approve" class={stepUp ? 'second' : ''}>
					{text.approve.approve}
				</button>
				<button type="submit" name="act" value="return" class="second">
					{text.approve.return}
				</button>
				{link.levelIndex > 0 ? (
					<button type="submit" name="act" value="return-below" class="second">
						{text.approve.returnBelow}
					</button>
				) : null}
				<button type="submit" name="act" value="reject" class="danger">
					{text.approve.reject}
				</button>
			</div>
		</section>
	);
};

export const ApprovalPage = (view: ApprovalView) => {
	const { token, nonce, head, link, facts, problems, language, text } = view;
	return (
		<>
			<h1>
				{text.approve.title}: {unitName(head.unitId)}
			</h1>
			<ProblemList problems={problems} language={language} text={text} />
			<ApprovalHead view={view} />
			{view.others > 0 ? <WaitingButton token={token} label={text.waiting.others(view.others)} /> : null}
			<section class="card" aria-labelledby="earlier">
				<h2 id="earlier">{text.approve.earlierTitle}</h2>
				{facts.decisions.length === 0 ? (
					<p class="soft">{text.approve.earlierNone}</p>
				) : (
					<PastDecisions decisions={facts.decisions} current={link.version} text={text} />
				)}
			</section>
			<VersionChangesSection all={facts.changes} language={language} text={text} />
			<Files view={view} />
			<ApprovalFigures facts={facts} language={language} text={text} />
			<form method="post" action="/approve/decide" autocomplete="off">
				<NoDefaultButton />
				<input type="hidden" name="t" value={token} />
				<input type="hidden" name="nonce" value={nonce} />
				<section class="card" aria-labelledby="findings">
					<h2 id="findings">{text.approve.findingsTitle(facts.findings.length)}</h2>
					<Findings
						findings={facts.findings}
						figures={facts.reading?.figures ?? []}
						below={below(view)}
						language={language}
						text={text}
					/>
				</section>
				<Answers facts={facts} text={text} />
				<OpinionList opinions={facts.opinions} text={text} />
				<Decision view={view} />
			</form>
			<AskOpinion view={view} />
		</>
	);
};
