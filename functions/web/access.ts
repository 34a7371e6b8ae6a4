// Who may see and do what with a report. Invariant: what somebody may not see does not exist for them; every "no" says why.
import type { Problem } from '../domain/problem.ts';
import type { ReportHead } from '../domain/report.ts';
import { refusalOf } from '../domain/transitions.ts';
import { problemOfRefusal } from '../ledger/refusals.ts';
import type { Visitor } from './deps.ts';

export const seesAll = (visitor: Visitor): boolean =>
	visitor.groups.includes('auditor') || visitor.groups.includes('administrator');

export const isAdministrator = (visitor: Visitor): boolean => visitor.groups.includes('administrator');

export const isSubmitter = (visitor: Visitor, head: ReportHead): boolean => head.submitter.id === visitor.person.id;

export const maySee = (visitor: Visitor, head: ReportHead): boolean =>
	seesAll(visitor) || isSubmitter(visitor, head) || visitor.units.includes(head.unitId);

export type Permission = { allowed: true; why: null } | { allowed: false; why: Problem };
const allowed: Permission = { allowed: true, why: null };

const notYours: Permission = {
	allowed: false,
	why: {
		code: 'not-yours',
		vi: 'Chỉ người đã nộp báo cáo này được làm việc này.',
		en: 'Only the person who submitted this report may do this.',
	},
};

function permissionFor(visitor: Visitor, head: ReportHead, body: Parameters<typeof refusalOf>[1]): Permission {
	if (!isSubmitter(visitor, head)) return notYours;
	const refusal = refusalOf(head, body, 'submitter');
	return refusal ? { allowed: false, why: problemOfRefusal(refusal) } : allowed;
}

const notAdministrator: Permission = {
	allowed: false,
	why: {
		code: 'not-yours',
		vi: 'Chỉ quản trị hệ thống được làm việc này.',
		en: 'Only an administrator may do this.',
	},
};

function resumePermission(visitor: Visitor, head: ReportHead): Permission {
	if (!isAdministrator(visitor)) return notAdministrator;
	const attempt = head.attempt + 1;
	const refusal = refusalOf(head, { type: 'resumed', attempt, execution: '' }, 'administrator');
	return refusal ? { allowed: false, why: problemOfRefusal(refusal) } : allowed;
}

export interface MayI {
	submit: Permission;
	openVersion: Permission;
	/** Let a report that the system failed go on: an administrator's act. */
	resume: Permission;
}

export const mayI = (visitor: Visitor, head: ReportHead): MayI => ({
	submit: permissionFor(visitor, head, {
		type: 'submitted',
		figuresDigest: head.figuresDigest ?? '',
		programme: head.programme,
		documentDate: head.documentDate,
		answers: {},
	}),
	openVersion: permissionFor(visitor, head, { type: 'version-opened', version: head.version + 1, files: [] }),
	resume: resumePermission(visitor, head),
});
