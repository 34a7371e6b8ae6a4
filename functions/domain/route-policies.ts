// Where a report's way differs from the chain of its unit: dated policy data. Invariant: a policy only leaves levels out; it never adds one and
// never leaves none; what it left out is said in the route's reason.

import type { PeriodKind } from './reading.ts';
import type { Level } from './register/unit.ts';
import type { Programme, Route } from './report.ts';

export interface RoutePolicy {
	validFrom: string;
	validTo: string | null;
	/** What it holds for; a condition left out holds for all. */
	programme?: Programme;
	/** Of the reporting unit. */
	level?: Level;
	unitIds?: readonly string[];
	periodKinds?: readonly PeriodKind[];
	/** Words of whom the document is addressed to, as it says itself ("Kính gửi: …"). */
	recipient?: RegExp;
	/** Levels that do not approve such a report. */
	skip: readonly Level[];
	basis: string;
	reason: { vi: string; en: string };
}

/**
 * None by default: every level sees both programmes. A province whose own programme (khuyến công địa phương, decided by the province under
 * Decree 45/2012/NĐ-CP, article 13) is to end with it gets a line here, for example:
 * { validFrom: '2026-01-01', validTo: null, programme: 'local', unitIds: ['district-535-2004-07-08'], skip: ['ministry'], basis: '…', reason: … }
 */
export const routePolicies: readonly RoutePolicy[] = [];

export interface RoutedReport {
	unitId: string;
	level: Level;
	programme: Programme | null;
	periodKind: PeriodKind | null;
	recipient: string | null;
}

function holdsFor(policy: RoutePolicy, report: RoutedReport, day: string): boolean {
	const { validFrom, validTo, programme, level, unitIds, periodKinds, recipient } = policy;
	if (day < validFrom || (validTo !== null && day > validTo)) return false;
	if (programme !== undefined && programme !== report.programme) return false;
	if (level !== undefined && level !== report.level) return false;
	if (unitIds !== undefined && !unitIds.includes(report.unitId)) return false;
	if (periodKinds !== undefined && (!report.periodKind || !periodKinds.includes(report.periodKind))) return false;
	return recipient === undefined || recipient.test(report.recipient ?? '');
}

/** The route with the levels left out that the policies of its day leave out. */
export function withPolicies(route: Route, report: RoutedReport, policies: readonly RoutePolicy[]): Route {
	let { chain, reason } = route;
	for (const { skip, reason: why } of policies.filter((policy) => holdsFor(policy, report, route.asOf))) {
		const left = chain.filter(({ level }) => !skip.includes(level));
		if (left.length === 0 || left.length === chain.length) continue;
		chain = left;
		reason = { vi: `${reason.vi} ${why.vi}`, en: `${reason.en} ${why.en}` };
	}
	return { ...route, chain, reason };
}
