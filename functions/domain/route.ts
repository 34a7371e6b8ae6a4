// The chain a report passes, with its reason. Invariant: resolved at the document's date (today where it has none) from the dated register, the
// chain rules and the route policies, so that the same report gets the same route.
import { routeFor } from './levels.ts';
import { parsePeriod } from './periods.ts';
import { findUnit } from './register/register.ts';
import type { ReportHead, Route } from './report.ts';
import { type RoutePolicy, routePolicies, withPolicies } from './route-policies.ts';

/** Null for a unit the register does not hold. @param today Vietnamese day */
export function plannedRoute(
	head: Pick<ReportHead, 'unitId' | 'programme' | 'period' | 'recipient' | 'documentDate'>,
	today: string,
	policies: readonly RoutePolicy[] = routePolicies,
): Route | null {
	const unit = findUnit(head.unitId);
	if (!unit) return null;
	const { chain, asOf, reason } = routeFor(unit, head.documentDate ?? today);
	const period = parsePeriod(head.period);
	const periodKind = period.ok ? period.period.kind : null;
	const { programme, recipient } = head;
	const report = { unitId: unit.id, level: unit.level, programme, periodKind, recipient };
	return withPolicies({ chain, asOf, reason }, report, policies);
}
