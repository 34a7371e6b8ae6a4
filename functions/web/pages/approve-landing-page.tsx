// Where an approval link lands. Invariant: it decides nothing and sends nothing by itself (mail scanners open it too).
import type { Problem } from '../../domain/problem.ts';
import type { Language, Text } from '../text.ts';
import { ProblemList } from './problem-list.tsx';

export const ApproveLandingPage = ({
	problems,
	language,
	text,
}: {
	problems: Problem[];
	language: Language;
	text: Text;
}) => (
	<>
		<h1>{text.approve.title}</h1>
		<ProblemList problems={problems} language={language} text={text} />
		<form id="open" class="card" method="post" action="/approve" autocomplete="off">
			<p class="lead">{text.approve.landing}</p>
			<p class="with-token">
				<span class="badge good">✓ {text.approve.ready}</span>
			</p>
			<div class="field">
				<label for="code" class="with-code">
					{text.approve.code}
				</label>
				<p class="hint with-code" id="code-hint">
					{text.approve.codeHint}
				</p>
				<input
					type="text"
					id="code"
					name="t"
					aria-describedby="code-hint"
					autocapitalize="characters"
					spellcheck={false}
				/>
			</div>
			<div class="actions">
				<button type="submit">{text.approve.open}</button>
			</div>
		</form>
	</>
);
