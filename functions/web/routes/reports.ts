// Pages of the submitter and of those who look: list, upload, report, files, status. Invariant: a report one may not see is not found.
import { Hono } from 'hono';
import { findUnit } from '../../domain/register/register.ts';
import { resolveUnit } from '../../domain/register/resolve-unit.ts';
import type { Unit } from '../../domain/register/unit.ts';
import type { ReportHead } from '../../domain/report.ts';
import { vietnamDay } from '../../domain/vietnam-day.ts';
import { createFileLink } from '../../ledger/file-download.ts';
import { type HeadItem, headOf } from '../../ledger/items.ts';
import { createOpenReport, createOpenVersion } from '../../ledger/open-report.ts';
import type { ItemStore } from '../../ports/item-store.ts';
import { isAdministrator, isSubmitter, mayI, seesAll } from '../access.ts';
import type { Visitor, WebDeps, WebEnv } from '../deps.ts';
import { unitName } from '../names.ts';
import { MessagePage } from '../pages/message-page.tsx';
import { ReportListPage } from '../pages/report-list-page.tsx';
import { ReportPage } from '../pages/report-page.tsx';
import { UploadPage } from '../pages/upload-page.tsx';
import { renderPage } from '../render.tsx';
import { askedOf, loadFacts, loadVisible } from '../views/load-report.ts';
import { arrivalLeft, routeOf, stepsOf, systemWorks } from '../views/standing.ts';
import { requireVisitor, visitorFrom } from './guards.ts';
import { openingOf, openingSchema, versionSchema } from './open-body.ts';
import { known, problemAnswer, readBody, statusOf } from './problem-json.ts';

const heads = (items: unknown[]): ReportHead[] => (items as HeadItem[]).map(headOf);

async function searchOf(store: ItemStore, visitor: Visitor, query: { words: string; unit: string }) {
	if (!seesAll(visitor)) return null;
	const { words } = query;
	const units: Unit[] = words ? resolveUnit({ name: words, date: null }) : [];
	const unit = findUnit(query.unit) ?? (units.length === 1 ? units[0] : undefined);
	const found = unit ? heads(await store.listIndex('byUnit', `UNIT#${unit.id}`, 'descending')) : [];
	return { words, units, unitId: unit?.id ?? null, found };
}

export function createReportRoutes(deps: WebDeps) {
	const { store, clock } = deps;
	const openReport = createOpenReport(deps);
	const openVersion = createOpenVersion(deps);
	const app = new Hono<WebEnv>();
	app.use(requireVisitor);

	app.get('/', async (c) => {
		const visitor = visitorFrom(c);
		const mine = heads(await store.listIndex('bySubmitter', `SUBMITTER#${visitor.person.id}`, 'descending'));
		const search = await searchOf(store, visitor, { words: c.req.query('q') ?? '', unit: c.req.query('unit') ?? '' });
		const maySubmit = visitor.units.length > 0 || visitor.groups.includes('submitter');
		const [language, text] = [c.get('language'), c.get('text')];
		const body = ReportListPage({ mine, maySubmit, search, language, text });
		return renderPage(c, { title: text.reports.title, body, wide: true });
	});

	app.get('/new', (c) => {
		const [language, text] = [c.get('language'), c.get('text')];
		const { units } = visitorFrom(c);
		const { title, noUnits } = text.upload;
		if (units.length === 0) {
			const way = { href: '/reports', label: text.reports.titleAll };
			return renderPage(c, { title, body: MessagePage({ title, text: noUnits, way }) });
		}
		const year = Number(clock.now().slice(0, 4));
		const body = UploadPage({ version: null, units, year, language, text });
		return renderPage(c, { title, body, scripts: ['upload.js'] });
	});

	app.post('/', async (c) => {
		const body = await readBody(c, openingSchema);
		if (body instanceof Response) return body;
		const { opening, problems } = openingOf(body);
		const opened =
			problems.length > 0 ? { ok: false as const, problems } : await openReport(visitorFrom(c).person, opening);
		return opened.ok ? c.json(opened, 201) : problemAnswer(c, statusOf(opened.problems), opened.problems);
	});

	app.get('/:id', async (c) => {
		const visitor = visitorFrom(c);
		const head = await loadVisible(store, visitor, c.req.param('id'));
		if (!head) return c.notFound();
		const facts = await loadFacts(store, head);
		const [language, text] = [c.get('language'), c.get('text')];
		const route = routeOf(head, vietnamDay(clock.now()));
		const published = facts.events.some(
			({ version, body }) =>
				version === head.version && body.type === 'published' && body.levelIndex === head.levelIndex,
		);
		const steps = stepsOf(head, route?.route ?? null, published, text);
		const arrivesFor = arrivalLeft(head, facts, clock.now());
		const works = systemWorks(head) || (head.state === 'approved' && !published);
		const view = {
			facts,
			steps,
			route,
			works,
			arrivesFor,
			approvers: askedOf(head),
			may: mayI(visitor, head),
			mine: isSubmitter(visitor, head),
			administers: isAdministrator(visitor),
			today: vietnamDay(clock.now()),
			language,
			text,
		};
		return renderPage(c, {
			title: text.report.title(unitName(head.unitId)),
			body: ReportPage(view),
			scripts: works ? ['poll.js'] : [],
			...(works ? { refreshSeconds: 10 } : {}),
		});
	});

	app.get('/:id/status', async (c) => {
		const head = await loadVisible(store, visitorFrom(c), c.req.param('id'));
		if (!head) return problemAnswer(c, 404, [known.notFound]);
		const { state, version, revision, seq } = head;
		return c.json({ state, version, revision, seq });
	});

	app.get('/:id/new-version', async (c) => {
		const visitor = visitorFrom(c);
		const head = await loadVisible(store, visitor, c.req.param('id'));
		if (!head || !mayI(visitor, head).openVersion.allowed) return c.notFound();
		const [language, text] = [c.get('language'), c.get('text')];
		const { reportId, revision, unitId } = head;
		const year = Number(clock.now().slice(0, 4));
		const body = UploadPage({ version: { reportId, revision, unitId }, units: [unitId], year, language, text });
		return renderPage(c, { title: text.upload.titleVersion, body, scripts: ['upload.js'] });
	});

	app.post('/:id/versions', async (c) => {
		const visitor = visitorFrom(c);
		const head = await loadVisible(store, visitor, c.req.param('id'));
		if (!head) return problemAnswer(c, 404, [known.notFound]);
		const permission = mayI(visitor, head).openVersion;
		if (!permission.allowed) return problemAnswer(c, statusOf([permission.why]), [permission.why]);
		const body = await readBody(c, versionSchema);
		if (body instanceof Response) return body;
		const opened = await openVersion(visitor.person, { reportId: head.reportId, ...body });
		return opened.ok ? c.json(opened, 201) : problemAnswer(c, statusOf(opened.problems), opened.problems);
	});

	app.get('/:id/files/:version/:n', async (c) => {
		const head = await loadVisible(store, visitorFrom(c), c.req.param('id'));
		const facts = head && (await loadFacts(store, head));
		const item = facts?.versions.find((one) => `${one.version}` === c.req.param('version'));
		const link = item && (await createFileLink(deps, item, c.req.param('n')));
		return link ? c.redirect(link, 303) : c.notFound();
	});
	return app;
}
