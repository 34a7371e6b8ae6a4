// Who may see and do what with a report. Invariant: what somebody may not see does not exist for them; every "no" says why.
import type { Problem } from '../domain/problem.ts';
import type { ReportHead, Route } from '../domain/report.ts';
import { refusalOf } from '../domain/transitions.ts';
import { bindingOf } from '../ledger/decision-binding.ts';
import { ownReport } from '../ledger/decision-problems.ts';
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

function administratorPermission(
	visitor: Visitor,
	head: ReportHead,
	body: Parameters<typeof refusalOf>[1],
): Permission {
	if (!isAdministrator(visitor)) return notAdministrator;
	const refusal = refusalOf(head, body, 'administrator');
	return refusal ? { allowed: false, why: problemOfRefusal(refusal) } : allowed;
}

function overridePermission(visitor: Visitor, head: ReportHead): Permission {
	if (isAdministrator(visitor) && isSubmitter(visitor, head)) return { allowed: false, why: ownReport };
	const binding = bindingOf(head, { levelIndex: head.levelIndex ?? 0 }, [], []);
	return administratorPermission(visitor, head, { type: 'returned', binding, reason: '', override: true });
}

/** Any other chain: whether a given one will do is said when it is given. */
const anotherRoute: Route = { chain: [{ level: 'ministry', unitId: '' }], asOf: '', reason: { vi: '', en: '' } };

export interface MayI {
	submit: Permission;
	openVersion: Permission;
	/** Let a report that the system failed go on: an administrator's act. */
	resume: Permission;
	/** Take the report back before the last level is asked. */
	withdraw: Permission;
	/** Decide in the stead of the level that holds it: an administrator's act. */
	override: Permission;
	/** Send it along another chain: an administrator's act. */
	reroute: Permission;
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
	withdraw: permissionFor(visitor, head, { type: 'withdrawn', reason: '' }),
	resume: administratorPermission(visitor, head, { type: 'resumed', attempt: head.attempt + 1, execution: '' }),
	override: overridePermission(visitor, head),
	reroute: administratorPermission(visitor, head, { type: 'rerouted', route: anotherRoute, reason: '' }),
});
