// The code that completes a decision. Invariant: it stands within the decision's own form, so that what was typed and ticked goes with it.
import type { DecisionAct } from '../../ledger/decision-problems.ts';
import type { StepUpReason } from '../../ledger/step-up.ts';
import type { Text } from '../text.ts';

export interface StepUpAsked {
	act: DecisionAct;
	reasons: StepUpReason[];
	mail: string;
}

export const StepUpField = ({ asked, text }: { asked: StepUpAsked; text: Text }) => (
	<section class="card next warn" aria-labelledby="step-up">
		<h2 id="step-up">{text.approve.codeTitle}</h2>
		<p>
			{text.approve.codeSent(asked.mail)}{' '}
			<small>({asked.reasons.map((why) => text.approve.codeReasons[why]).join('; ')})</small>
		</p>
		<div class="field">
			<label for="one-time-code">{text.approve.codeLabel}</label>
			<input
				type="text"
				id="one-time-code"
				name="code"
				class="date"
				inputmode="numeric"
				autocomplete="one-time-code"
				maxlength={12}
				autofocus
			/>
		</div>
		<div class="actions">
			<button type="submit" name="act" value={asked.act} class={asked.act === 'reject' ? 'danger' : ''}>
				{text.approve.codeSubmit[asked.act]}
			</button>
		</div>
	</section>
);
