// Snapshots the chain of levels a version passes. Invariant: resolved at the document's date from the dated register, with its reason.
import type { z } from 'zod';
import type { planRoute } from '../../workflows/report-approval.contract.ts';
import { nextLevelIndex, type ReportHead, type Route } from '../domain/report.ts';
import { plannedRoute } from '../domain/route.ts';
import { vietnamDay } from '../domain/vietnam-day.ts';
import { type LedgerDeps, recordStep } from '../ledger/record-event.ts';

function routeOf(head: ReportHead, today: string): Route {
	const route = plannedRoute(head, today);
	if (!route) throw new Error(`unit ${head.unitId} is not in the register`);
	return route;
}

export const createPlanRoute =
	(deps: LedgerDeps) =>
	async ({ reportId, version }: z.infer<typeof planRoute.input>): Promise<z.infer<typeof planRoute.output>> => {
		const today = vietnamDay(deps.clock.now());
		const { head } = await recordStep(deps, {
			reportId,
			version,
			// A repeated call finds the route planned and leaves it as it is; so does a report that was withdrawn meanwhile.
			body: (now) => (now.route || now.state !== 'submitted' ? null : { type: 'routed', route: routeOf(now, today) }),
		});
		return { levelIndex: nextLevelIndex(head) ?? 0 };
	};
