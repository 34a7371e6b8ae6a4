// The road of a report as a line of steps. Invariant: the state of a step is said in words, not by colour alone.
import type { Text } from '../text.ts';
import type { Step } from '../views/standing.ts';

export const Steps = ({ steps, text }: { steps: Step[]; text: Text }) => (
	<ol class="steps">
		{steps.map((step) => (
			<li class={step.state} aria-current={step.state === 'now' || step.state === 'stopped' ? 'step' : undefined}>
				<b>{step.label}</b>
				{step.note ? <span>{step.note}</span> : null}
				<span>{text.report.stepStates[step.state]}</span>
			</li>
		))}
	</ol>
);
