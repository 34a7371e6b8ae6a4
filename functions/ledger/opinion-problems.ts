// What keeps an opinion from being asked for or given, told all at once. Invariant: pure; each problem says how to mend it; the submitter is never
// asked about their own report.
import { parseAddress } from '../domain/mail-address.ts';
import { isSamePerson } from '../domain/office.ts';
import type { Problem } from '../domain/problem.ts';
import type { Person } from '../domain/report.ts';
import { oneLine } from '../mail/blocks.ts';
import { cleanText } from './given-answers.ts';

export const opinionLimits = { name: 120, question: 2_000, opinion: 5_000, perLevel: 10 } as const;

const lengthProblem = (vi: string, en: string, text: string, most: number): Problem[] =>
	text.length <= most
		? []
		: [
				{
					code: `${en.replaceAll(' ', '-')}-too-long`,
					vi: `${vi} dài ${text.length} ký tự, tối đa ${most}: hãy viết ngắn lại.`,
					en: `The ${en} has ${text.length} characters, at most ${most}: shorten it.`,
				},
			];

const missing = (code: string, vi: string, en: string): Problem => ({ code: `${code}-missing`, vi, en });

export interface Asking {
	name: string;
	mail: string;
	question: string;
}

/** @param asked opinions that this level has asked for already */
export function problemsOfAsking(
	given: Asking,
	of: { submitter: Person; approver: Person; asked: number },
): { problems: Problem[]; person: Omit<Person, 'id'>; question: string } {
	const name = oneLine(given.name.toWellFormed().normalize('NFC'));
	const question = cleanText(given.question);
	const problems: Problem[] = [];
	if (name === '')
		problems.push(missing('name', 'Chưa ghi tên người được xin ý kiến.', 'Say whom you ask for an opinion.'));
	problems.push(...lengthProblem('Tên', 'name', name, opinionLimits.name));
	const parsed = parseAddress(given.mail);
	if (!parsed.ok) problems.push(parsed.problem);
	if (question === '')
		problems.push(
			missing(
				'question',
				'Chưa ghi câu hỏi: hãy nêu rõ cần ý kiến về điều gì.',
				'Say what the opinion should be about.',
			),
		);
	problems.push(...lengthProblem('Câu hỏi', 'question', question, opinionLimits.question));
	const person = { name, mail: parsed.ok ? parsed.address : given.mail, position: '' };
	const same = (one: Person) => parsed.ok && isSamePerson({ ...person, id: '' }, one);
	if (same(of.submitter))
		problems.push({
			code: 'submitter-asked',
			vi: 'Không xin ý kiến người nộp về báo cáo của chính họ: hãy hỏi một người khác, hoặc trả lại báo cáo với câu hỏi.',
			en: 'The submitter is not asked about their own report: ask somebody else, or return the report with the question.',
		});
	if (same(of.approver))
		problems.push({
			code: 'oneself-asked',
			vi: 'Đây là hộp thư của chính bạn: hãy nhập hộp thư của chuyên gia.',
			en: 'This is your own mailbox: enter the specialist’s.',
		});
	if (of.asked >= opinionLimits.perLevel)
		problems.push({
			code: 'too-many-opinions',
			vi: `Cấp này đã xin ý kiến ${of.asked} lần, tối đa ${opinionLimits.perLevel} lần cho một lần nộp.`,
			en: `This level has asked for ${of.asked} opinions, at most ${opinionLimits.perLevel} for one version.`,
		});
	return { problems, person, question };
}

export function problemsOfOpinion(given: string): { problems: Problem[]; opinion: string } {
	const opinion = cleanText(given);
	const none =
		opinion === ''
			? [
					missing(
						'opinion',
						'Chưa ghi ý kiến: hãy viết ý kiến rồi gửi.',
						'There is no opinion yet: write it, then send.',
					),
				]
			: [];
	return { opinion, problems: [...none, ...lengthProblem('Ý kiến', 'opinion', opinion, opinionLimits.opinion)] };
}
