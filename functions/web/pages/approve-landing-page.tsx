// Where an approval link lands. Invariant: it decides nothing and sends nothing by itself (mail scanners open it too).
import type { Problem } from '../../domain/problem.ts';
import type { Language, Text } from '../text.ts';
import { LinkForm } from './link-form.tsx';
import { ProblemList } from './problem-list.tsx';

export const ApproveLandingPage = ({
	problems,
	again,
	language,
	text,
}: {
	problems: Problem[];
	/** The same words whether anything waits for the mailbox or not. */
	again: boolean;
	language: Language;
	text: Text;
}) => (
	<>
		<h1>{text.approve.title}</h1>
		<ProblemList problems={problems} language={language} text={text} />
		<LinkForm action="/approve" lead={text.approve.landing} open={text.approve.open} text={text} />
		<form class="card" method="post" action="/approve/again" autocomplete="off">
			<h2>{text.approve.againTitle}</h2>
			{again ? (
				<p class="note" role="status">
					{text.approve.againDone}
				</p>
			) : (
				<p class="soft">{text.approve.againHint}</p>
			)}
			<div class="field">
				<label for="mailbox">{text.approve.againLabel}</label>
				<input type="email" id="mailbox" name="mail" maxlength={254} />
			</div>
			<div class="actions">
				<button type="submit" class="second">
					{text.approve.again}
				</button>
			</div>
		</form>
	</>
);
