// An absence, a quorum and the end of an office as typed. Invariant: everything wrong with the entry is said at once.
import { readMail } from './approver-words.ts';
import { notAfter, oneLine, type Read, readChoice, readCount, readDay, readLine } from './entry-words.ts';
import type { Problem } from './problem.ts';
import type { Quorum } from './quorum.ts';

export interface AbsenceWords {
	from: string;
	to: string;
	reason: string;
	/** All three empty where nobody is named. */
	delegateName: string;
	delegateMail: string;
	delegatePosition: string;
}

export interface AbsenceEntry {
	from: string;
	to: string;
	reason: string;
	delegate: { name: string; mail: string; position: string } | null;
}

const fields = {
	from: { vi: 'ngày đầu vắng mặt', en: 'first day away' },
	to: { vi: 'ngày cuối vắng mặt', en: 'last day away' },
	reason: { vi: 'lý do', en: 'reason' },
	delegateName: { vi: 'họ tên người được ủy quyền', en: 'name of the delegate' },
	delegatePosition: { vi: 'chức vụ người được ủy quyền', en: 'position of the delegate' },
	kind: { vi: 'cách tính', en: 'rule' },
	count: { vi: 'số người phải duyệt', en: 'number of approvals' },
	end: { vi: 'ngày cuối giữ chức vụ', en: 'last day in office' },
} as const;

function readDelegate(words: AbsenceWords): { delegate: AbsenceEntry['delegate']; problems: Problem[] } {
	if ([words.delegateName, words.delegateMail, words.delegatePosition].every((one) => oneLine(one) === ''))
		return { delegate: null, problems: [] };
	const name = readLine(words.delegateName, fields.delegateName, true);
	const mail = readMail(words.delegateMail);
	const position = readLine(words.delegatePosition, fields.delegatePosition, false);
	const delegate =
		name.value === null || mail.value === null || position.value === null
			? null
			: { name: name.value, mail: mail.value, position: position.value };
	return { delegate, problems: [name, mail, position].flatMap((read) => read.problems) };
}

export function readAbsence(words: AbsenceWords): { entry: AbsenceEntry | null; problems: Problem[] } {
	const [from, to] = [readDay(words.from, fields.from), readDay(words.to, fields.to)];
	const reason = readLine(words.reason, fields.reason, true);
	const { delegate, problems: ofDelegate } = readDelegate(words);
	const problems = [
		...from.problems,
		...to.problems,
		...notAfter(from.value, to.value),
		...reason.problems,
		...ofDelegate,
	];
	if (problems.length > 0 || from.value === null || to.value === null || reason.value === null)
		return { entry: null, problems };
	return { entry: { from: from.value, to: to.value, reason: reason.value, delegate }, problems };
}

/** More than any office has people. */
const mostApprovals = 20;

export function readQuorum(words: { kind: string; count: string }): Read<Quorum> {
	const kind = readChoice(words.kind, fields.kind, { any: 'any', all: 'all', count: 'count' } as const);
	if (kind.value === null) return kind;
	if (kind.value !== 'count') return { value: { kind: kind.value }, problems: [] };
	const count = readCount(words.count, fields.count, mostApprovals);
	return count.value === null ? count : { value: { kind: 'count', count: count.value }, problems: [] };
}

export const readEnd = (words: string): Read<string> => readDay(words, fields.end);
