// Another chain for a report under way: an administrator's act. Invariant: with a reason in the history; levels that the two chains share keep
// their decisions, the others decide anew, and what they published is undone.

import type { Problem } from '../domain/problem.ts';
import { findUnit } from '../domain/register/register.ts';
import { levelsKept, type Person, type RouteLevel } from '../domain/report.ts';
import { type ActDone, actDone } from './act-done.ts';
import { administratorActor } from './actors.ts';
import { tellAskedLevel } from './asked-level.ts';
import { problemsOfReason } from './decision-problems.ts';
import { cleanText } from './given-answers.ts';
import { noteWrite } from './mail-outbox.ts';
import { type LedgerDeps, loadHead, recordEvent } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { allLevels, takeBackWrites } from './take-back.ts';

export interface Rerouting {
	reportId: string;
	revision: number;
	/** Ids of the units that approve, lowest first. */
	units: string[];
	reason: string;
}

function chainOf(units: readonly string[]): { chain: RouteLevel[]; problems: Problem[] } {
	const problems: Problem[] = [];
	const chain = units.flatMap((id): RouteLevel[] => {
		const unit = findUnit(id);
		if (unit) return [{ level: unit.level, unitId: unit.id }];
		problems.push({
			code: 'unknown-unit',
			vi: `Danh mục không có đơn vị "${id}": hãy chọn đơn vị trong danh mục.`,
			en: `The register has no unit "${id}": choose one of its units.`,
		});
		return [];
	});
	if (units.length === 0 || new Set(units).size !== units.length)
		problems.push({
			code: 'bad-route',
			vi: 'Tuyến phê duyệt cần ít nhất một đơn vị và không đơn vị nào hai lần.',
			en: 'A route needs at least one unit, and none of them twice.',
		});
	return { chain, problems };
}

export const createRerouteReport =
	(deps: LedgerDeps) =>
	async (administrator: Person, of: Rerouting): Promise<ActDone> => {
		const { reportId, revision } = of;
		const head = await loadHead(deps.store, reportId);
		if (!head?.route) return { ok: false, problems: [problemOfRefusal({ code: 'unknown-report' })] };
		const { chain, problems } = chainOf(of.units);
		problems.push(...problemsOfReason(of.reason, true));
		if (problems.length > 0) return { ok: false, problems };
		const reason = cleanText(of.reason);
		const words = { vi: `Quản trị đổi tuyến: ${reason}`, en: `Changed by the administrator: ${reason}` };
		const route = { chain, asOf: head.route.asOf, reason: words };
		const recorded = await recordEvent(deps, {
			reportId,
			actor: administratorActor(administrator),
			expect: { revision },
			body: () => ({ type: 'rerouted', route, reason }),
			also: async (next, at, before) => {
				const kept = levelsKept(before, route);
				const changed = allLevels(before).filter((level) => level >= kept);
				return [
					...(await takeBackWrites(deps.store, before, changed, at)),
					...tellAskedLevel(before, { outcome: 'again', levelIndex: kept }, at),
					noteWrite({ what: 'moved', reportId, seq: next.seq, at }),
				];
			},
		});
		return actDone(recorded);
	};
