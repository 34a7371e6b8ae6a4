// What a submitter answers to findings and questions. Invariant: names are ours, and all of it fits into one event of the history.
import type { Problem } from '../domain/problem.ts';

export const answerLimits = {
	/** Characters of one answer. */
	each: 2_000,
	/** UTF-8 bytes of all answers: an item of the table holds 400 kB, in which their event has to fit. */
	together: 200_000,
} as const;

/** Findings and questions are named by us; any other name (`__proto__`, say) would not come back from the table as it went in. */
const ownName = /^[a-z0-9](?:[a-z0-9.-]{0,78}[a-z0-9])?$/;

/** One way to break a line, and text that every store keeps as it is: the event's hash is over these very characters. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').trim().toWellFormed().normalize('NFC');

const bytesOf = (answers: Record<string, string>): number => Buffer.byteLength(JSON.stringify(answers), 'utf8');

export function problemsOfAnswers(answers: Record<string, string>): Problem[] {
	const problems: Problem[] = [];
	if (Object.keys(answers).some((name) => !ownName.test(name)))
		problems.push({
			code: 'unknown-answer',
			vi: 'Có câu trả lời không thuộc phát hiện hay câu hỏi nào của báo cáo: hãy tải lại trang và trả lời lại.',
			en: 'An answer belongs to no finding and no question of this report: reload the page and answer again.',
		});
	for (const answer of Object.values(answers))
		if (answer.length > answerLimits.each)
			problems.push({
				code: 'answer-too-long',
				vi: `Câu trả lời "${answer.slice(0, 40)}…" dài ${answer.length} ký tự, tối đa ${answerLimits.each}: hãy viết ngắn lại.`,
				en: `The answer "${answer.slice(0, 40)}…" has ${answer.length} characters, at most ${answerLimits.each}: shorten it.`,
			});
	if (bytesOf(answers) > answerLimits.together)
		problems.push({
			code: 'answers-too-long',
			vi: `Các câu trả lời cộng lại quá dài (tối đa ${answerLimits.together / 1000} kB): hãy viết ngắn lại.`,
			en: `The answers together are too long (at most ${answerLimits.together / 1000} kB): shorten them.`,
		});
	return problems;
}
