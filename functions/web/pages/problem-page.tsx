// What kept an act from being done, with the way back. Invariant: all problems at once, each with how to mend it.
import type { Problem } from '../../domain/problem.ts';
import type { Language, Text } from '../text.ts';
import { ProblemList } from './problem-list.tsx';

interface ProblemView {
	problems: Problem[];
	back: string;
	language: Language;
	text: Text;
}

export const ProblemPage = ({ problems, back, language, text }: ProblemView) => (
	<>
		<ProblemList problems={problems} language={language} text={text} />
		<p>
			<a class="button second" href={back}>
				{text.reading.back}
			</a>
		</p>
	</>
);
