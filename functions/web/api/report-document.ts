// A report as the interface shows it. Invariant: everything it says follows from head, history and the version's own items.
import type { z } from 'zod';
import { holderOf, type ReportHead } from '../../domain/report.ts';
import { mayI } from '../access.ts';
import type { Visitor, WebDeps } from '../deps.ts';
import { unitName } from '../names.ts';
import { answersOf, askedOf, loadCurrentReading, loadFacts, loadFindings } from '../views/load-report.ts';
import type { reportSchema } from './schemas.ts';

export async function reportDocument(
	deps: WebDeps,
	visitor: Visitor,
	head: ReportHead,
): Promise<z.infer<typeof reportSchema>> {
	const [facts, reading, findings] = await Promise.all([
		loadFacts(deps.store, head),
		loadCurrentReading(deps.readings, head),
		loadFindings(deps.store, head.reportId, head.version),
	]);
	const answers = answersOf(facts.events, head.version);
	const holder = holderOf(head);
	const { id, name, position } = head.submitter;
	return {
		reportId: head.reportId,
		version: head.version,
		revision: head.revision,
		seq: head.seq,
		state: head.state,
		unit: head.unitId,
		unitName: unitName(head.unitId),
		period: head.period,
		programme: head.programme,
		submitter: { id, name, position },
		holder: holder && {
			level: holder.level,
			unit: holder.unitId,
			unitName: unitName(holder.unitId),
			approvers: askedOf(head),
		},
		due: head.asked ? head.dueOn : null,
		route: head.route,
		files: facts.versions.find((item) => item.version === head.version)?.files ?? [],
		figuresDigest: head.figuresDigest,
		reading,
		findings: findings.map((finding) => ({ ...finding, answer: answers[finding.id] ?? null })),
		failure: head.failure,
		problems: head.failure?.problems ?? [],
		objection: head.objection,
		mayI: mayI(visitor, head),
		createdAt: head.createdAt,
		updatedAt: head.updatedAt,
	};
}
