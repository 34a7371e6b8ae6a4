// The reader's questions as fields of a form. Invariant: an answer's name follows from the question's place, so that it is found again.
import type { Question } from '../../domain/reading.ts';

export interface AskedQuestion extends Question {
	id: string;
}

/** Unit, period and programme have been declared at upload or have a field of their own. */
const askedElsewhere = ['metadata.issuer', 'metadata.period', 'metadata.programme'];

/** What is asked of the document keeps its name, since the system acts on it (the date decides the chain). */
const idOf = ({ about }: Question, index: number): string =>
	about.startsWith('metadata.') ? about : `question-${index + 1}`;

export const questionsOf = (questions: readonly Question[]): AskedQuestion[] =>
	questions
		.map((question, index) => ({ ...question, id: idOf(question, index) }))
		.filter(({ about }) => !askedElsewhere.includes(about));
