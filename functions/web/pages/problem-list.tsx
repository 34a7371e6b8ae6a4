// All problems at once, announced and focusable. Invariant: each is one line that says how to mend it, in the page's language.
import type { Problem } from '../../domain/problem.ts';
import type { Language, Text } from '../text.ts';

export const ProblemList = ({ problems, language, text }: { problems: Problem[]; language: Language; text: Text }) =>
	problems.length === 0 ? null : (
		<div class="problems" role="alert" tabindex={-1}>
			<h2>{text.problems(problems.length)}</h2>
			<ul>
				{problems.map((problem) => (
					<li>{problem[language]}</li>
				))}
			</ul>
		</div>
	);
