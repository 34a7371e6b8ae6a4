// One approver as typed or as a line of a table. Invariant: everything wrong with the entry is said at once.
import {
	bad,
	good,
	notAfter,
	type Read,
	readChoice,
	readCount,
	readDay,
	readDayOrNone,
	readLine,
} from './entry-words.ts';
import { parseAddress } from './mail-address.ts';
import type { Problem } from './problem.ts';

/** As it was written; a field that is not there is empty. */
export interface ApproverWords {
	name: string;
	mail: string;
	position: string;
	role: string;
	order: string;
	shared: string;
	validFrom: string;
	validTo: string;
}

export interface ApproverEntry {
	name: string;
	/** As `parseAddress` gives it. */
	mail: string;
	position: string;
	role: 'holder' | 'deputy';
	order: number;
	shared: boolean;
	validFrom: string;
	validTo: string | null;
}

export const lastOrder = 99;

const roles = {
	'': 'holder',
	holder: 'holder',
	deputy: 'deputy',
	'người duyệt': 'holder',
	'người duyệt thay': 'deputy',
} as const;

const yesOrNo = {
	'': false,
	no: false,
	không: false,
	false: false,
	'0': false,
	yes: true,
	có: true,
	true: true,
	'1': true,
	x: true,
} as const;

const fields = {
	name: { vi: 'họ tên', en: 'name' },
	position: { vi: 'chức vụ', en: 'position' },
	role: { vi: 'vai trò', en: 'role' },
	order: { vi: 'thứ tự', en: 'order' },
	shared: { vi: 'hộp thư dùng chung', en: 'value of “shared mailbox”' },
	validFrom: { vi: 'ngày bắt đầu', en: 'first day in office' },
	validTo: { vi: 'ngày kết thúc', en: 'last day in office' },
} as const;

export function readMail(words: string): Read<string> {
	if (words.trim() === '') return bad('missing-field', 'Thiếu địa chỉ thư.', 'The mail address is missing.');
	const parsed = parseAddress(words);
	return parsed.ok ? good(parsed.address) : { value: null, problems: [parsed.problem] };
}

export function readApprover(words: ApproverWords): { entry: ApproverEntry | null; problems: Problem[] } {
	const name = readLine(words.name, fields.name, true);
	const mail = readMail(words.mail);
	const position = readLine(words.position, fields.position, false);
	const role = readChoice(words.role, fields.role, roles);
	const order = words.order.trim() === '' ? good(1) : readCount(words.order, fields.order, lastOrder);
	const shared = readChoice(words.shared, fields.shared, yesOrNo);
	const validFrom = readDay(words.validFrom, fields.validFrom);
	const validTo = readDayOrNone(words.validTo, fields.validTo);
	const problems = [
		...[name, mail, position, role, order, shared, validFrom, validTo].flatMap((read) => read.problems),
		...notAfter(validFrom.value, validTo.value),
	];
	if (
		problems.length > 0 ||
		name.value === null ||
		mail.value === null ||
		position.value === null ||
		role.value === null ||
		order.value === null ||
		shared.value === null ||
		validFrom.value === null
	)
		return { entry: null, problems };
	return {
		entry: {
			name: name.value,
			mail: mail.value,
			position: position.value,
			role: role.value,
			order: order.value,
			shared: shared.value,
			validFrom: validFrom.value,
			validTo: validTo.value,
		},
		problems,
	};
}
