// The page of approved figures. Invariant: what the address does not say is chosen openly, and shown in the filters.
import { Hono } from 'hono';
import { parsePeriod } from '../../domain/periods.ts';
import { findUnit, parentOf } from '../../domain/register/register.ts';
import type { Unit } from '../../domain/register/unit.ts';
import { ministryId } from '../../domain/register/units.ts';
import type { Programme } from '../../domain/report.ts';
import { loadContributions } from '../../ledger/publications.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import { seesAll } from '../access.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { AggregatesPage } from '../pages/aggregates-page.tsx';
import { renderPage } from '../render.tsx';
import { loadAggregate } from '../views/aggregate.ts';
import { filterCells } from '../views/filter-cells.ts';
import { likelyPeriods, periodChoices } from '../views/period-choices.ts';
import { requireVisitor, visitorFrom } from './guards.ts';

const pathTo = (unit: Unit): Unit[] => {
	const parent = parentOf(unit);
	return parent ? [...pathTo(parent), unit] : [unit];
};

async function firstWithFigures(
	store: ItemStore,
	unitId: string,
	year: number,
): Promise<{ period: string; programme: Programme }> {
	const periods = likelyPeriods(year);
	const tries = periods.flatMap((period) =>
		(['national', 'local'] as const).map((programme) => ({ period, programme })),
	);
	for (const of of tries) if ((await loadContributions(store, { unitId, ...of, asOf: null })).length > 0) return of;
	return { period: periods[0] ?? `${year}`, programme: 'national' };
}

export function createAggregateRoutes(deps: WebDeps) {
	const { store, clock } = deps;
	const app = new Hono<WebEnv>();
	app.get('/', requireVisitor, async (c) => {
		const unit = findUnit(c.req.query('unit') || ministryId);
		if (!unit) return c.notFound();
		const now = clock.now();
		const year = Number(now.slice(0, 4));
		const asked = parsePeriod(c.req.query('period') ?? '');
		const chosen = asked.ok
			? { period: asked.id, programme: 'national' as const }
			: await firstWithFigures(store, unit.id, year);
		const query = c.req.query('programme');
		const programme = query === 'national' || query === 'local' ? query : chosen.programme;
		const aggregate = await loadAggregate(store, { unit, period: chosen.period, programme, asOf: null }, now);
		const [activity, source] = [c.req.query('activity') ?? '', c.req.query('source') ?? ''];
		const periods = periodChoices(year);
		const [language, text] = [c.get('language'), c.get('text')];
		const body = AggregatesPage({
			path: pathTo(unit),
			unit,
			period: chosen.period,
			periods: periods.includes(chosen.period) ? periods : [chosen.period, ...periods],
			programme,
			activity,
			source,
			aggregate,
			cells: filterCells(aggregate.view.cells, { activity, source }),
			maySeeReports: seesAll(visitorFrom(c)),
			language,
			text,
		});
		return renderPage(c, { title: text.aggregates.title, body, wide: true });
	});
	return app;
}
