// Views for the tests of messages: one report of Ba Tơ, and the same with every outside text hostile.
import { chainStart } from '../../../functions/domain/history.ts';
import type { Problem } from '../../../functions/domain/problem.ts';
import { type ReportHead, unasked } from '../../../functions/domain/report.ts';
import { absentMail } from '../../../functions/mail/absent-mail.ts';
import { approvalMail } from '../../../functions/mail/approval-mail.ts';
import { approvedMail } from '../../../functions/mail/approved-mail.ts';
import { codeMail } from '../../../functions/mail/code-mail.ts';
import { confirmMail } from '../../../functions/mail/confirm-mail.ts';
import { decidedMail } from '../../../functions/mail/decided-mail.ts';
import { escalationMail } from '../../../functions/mail/escalation-mail.ts';
import { failedMail } from '../../../functions/mail/failed-mail.ts';
import { lapsedMail } from '../../../functions/mail/lapsed-mail.ts';
import { type MailReport, type Message, mailReport } from '../../../functions/mail/message.ts';
import { movedMail } from '../../../functions/mail/moved-mail.ts';
import { opinionGivenMail } from '../../../functions/mail/opinion-given-mail.ts';
import { opinionMail } from '../../../functions/mail/opinion-mail.ts';
import { rejectedMail } from '../../../functions/mail/rejected-mail.ts';
import { returnedMail } from '../../../functions/mail/returned-mail.ts';

export const baseUrl = 'https://khuyencong.example';

export const sampleHead: ReportHead = {
	reportId: 'r-2026-0001',
	unitId: 'district-535-2004-07-08',
	period: '2021-2025',
	programme: 'national',
	declaredProgramme: null,
	submitter: { id: 's1', name: 'Nguyễn Thị Hoa', mail: 'hoa@bato.example', position: 'Chuyên viên' },
	state: 'in-review',
	version: 2,
	attempt: 1,
	revision: 7,
	seq: 9,
	lastHash: chainStart,
	route: null,
	levelIndex: null,
	unstaffed: false,
	...unasked,
	round: 0,
	approvedVersions: [],
	figuresDigest: null,
	documentDate: null,
	recipient: null,
	failure: null,
	failedFrom: null,
	objection: null,
	createdAt: '2026-01-05T02:00:00.000Z',
	updatedAt: '2026-01-05T02:00:00.000Z',
};

/** Everything that people outside can choose: names, positions, reasons, problems. */
export interface OutsideTexts {
	name: string;
	position: string;
	reason: string;
	problem: Problem;
}

export const plainTexts: OutsideTexts = {
	name: 'Phạm Văn Đồng',
	position: 'Phó Giám đốc Sở Công Thương',
	reason: 'Tổng kinh phí năm 2024 không khớp.\nXin kiểm tra lại mục 2.',
	problem: {
		code: 'no-figures',
		vi: 'Không tìm thấy số liệu nào: hãy tải lên tệp có chữ.',
		en: 'No figures found: upload a file that has text.',
	},
};

export function allMessages(texts: OutsideTexts): Record<string, Message> {
	const person = { name: texts.name, position: texts.position };
	const report: MailReport = {
		...mailReport(sampleHead, baseUrl),
		submitter: { name: texts.name, position: texts.position },
	};
	const at = '2026-01-06T03:30:00.000Z';
	const asked = {
		report,
		approver: person,
		unit: 'tỉnh Quảng Ngãi',
		token: 'tok_EN-123',
		code: 'ABCD-EFGH-JKMN-PQRS',
		expiresAt: '2026-02-05T17:00:00.000Z',
		figures: 24,
		findings: 2,
	};
	const objection = { report, by: person, unit: 'tỉnh Quảng Ngãi', reason: texts.reason, at };
	return {
		confirm: confirmMail({ report, figures: 24, findings: 2, questions: 3, lapsesAt: '2026-02-04T03:30:00.000Z' }),
		returned: returnedMail(objection),
		rejected: rejectedMail(objection),
		approved: approvedMail({ report, approvals: [{ by: person, unit: 'huyện Ba Tơ', at }] }),
		failedDocument: failedMail({ report, failure: { kind: 'document', problems: [texts.problem] } }),
		failedSystem: failedMail({ report, failure: { kind: 'system', problems: [] } }),
		lapsed: lapsedMail({ report }),
		opinion: opinionMail({
			report,
			specialist: person,
			askedBy: person,
			unit: 'tỉnh Quảng Ngãi',
			question: texts.reason,
			token: 'tok_EN-123',
			code: 'ABCD-EFGH-JKMN-PQRS',
			expiresAt: '2026-02-05T17:00:00.000Z',
		}),
		opinionGiven: opinionGivenMail({ report, approver: person, specialist: person, opinion: texts.reason }),
		approval: approvalMail({
			...asked,
			totals: [{ vi: 'Toàn chương trình, mọi nguồn', en: 'Whole programme', amount: '4.884.000.000 đồng' }],
			earlier: [{ by: person, unit: 'huyện Ba Tơ' }],
		}),
		approvalInStead: approvalMail({ ...asked, dueOn: '2026-01-15', standsFor: person }),
		approvalSentBack: approvalMail({
			...asked,
			sentBack: { by: person, unit: 'Bộ Công Thương', reason: texts.reason },
		}),
		reminder: approvalMail({ ...asked, dueOn: '2026-01-15', reminder: 'overdue' }),
		escalation: escalationMail({
			report,
			approver: person,
			unit: 'huyện Ba Tơ',
			dueOn: '2026-01-15',
			asked: [person],
		}),
		code: codeMail({ report, approver: person, unit: 'tỉnh Quảng Ngãi', act: 'approve', code: '012345' }),
		decided: decidedMail({
			report,
			approver: person,
			unit: 'tỉnh Quảng Ngãi',
			act: 'returned',
			reason: texts.reason,
			at,
			hash: 'f3a1801ab0c4d5e6',
		}),
		withdrawn: movedMail({ report, approver: person, by: person, why: 'withdrawn', reason: texts.reason }),
		rerouted: movedMail({ report, approver: person, by: person, why: 'rerouted', reason: texts.reason }),
		absent: absentMail({ report, absent: person, delegate: person, unit: 'tỉnh Quảng Ngãi' }),
	};
}
