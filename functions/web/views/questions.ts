// The reader's questions as fields of a form. Invariant: an answer's name follows from the question's place, so that it is found again.
import type { Question } from '../../domain/reading.ts';

export interface AskedQuestion extends Question {
	id: string;
}

export const questionsOf = (questions: readonly Question[]): AskedQuestion[] =>
	questions.map((question, index) => ({ ...question, id: `question-${index + 1}` }));
