// The form that asks a specialist. Invariant: a form of its own beside the decision's: asking decides nothing.
import { opinionLimits } from '../../ledger/opinion-problems.ts';
import type { ApprovalView } from './approval-view.ts';

export const AskOpinion = ({ view }: { view: ApprovalView }) => {
	const { token, nonce, asking, asked, text } = view;
	const isTyped = asking.name !== '' || asking.mail !== '' || asking.question !== '';
	return (
		<section class="card" aria-labelledby="ask-title">
			<h2 id="ask-title">{text.approve.askTitle}</h2>
			{asked === null ? null : (
				<p class="note" role="status">
					{text.approve.askDone(asked)}
				</p>
			)}
			<details open={isTyped}>
				<summary>{text.approve.askOpen}</summary>
				<form method="post" action="/approve/ask-opinion" autocomplete="off">
					<p class="soft">{text.approve.askHint}</p>
					<input type="hidden" name="t" value={token} />
					<input type="hidden" name="nonce" value={nonce} />
					<div class="field">
						<label for="ask-name">{text.approve.askName}</label>
						<input type="text" id="ask-name" name="name" value={asking.name} maxlength={opinionLimits.name} />
					</div>
					<div class="field">
						<label for="ask-mail">{text.approve.askMail}</label>
						<input type="email" id="ask-mail" name="mail" value={asking.mail} maxlength={254} />
					</div>
					<div class="field">
						<label for="ask-question">{text.approve.askQuestion}</label>
						<textarea id="ask-question" name="question" maxlength={opinionLimits.question}>
							{asking.question}
						</textarea>
					</div>
					<div class="actions">
						<button type="submit" class="second">
							{text.approve.ask}
						</button>
					</div>
				</form>
			</details>
		</section>
	);
};
