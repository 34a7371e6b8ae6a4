// The JSON interface for programs. Invariant: a caller is whoever their verified token says; errors are problem documents.
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { parsePeriod } from '../../domain/periods.ts';
import { findUnit } from '../../domain/register/register.ts';
import { ministryId } from '../../domain/register/units.ts';
import { loadHistory } from '../../ledger/history.ts';
import { loadMails } from '../../ledger/mail-chain.ts';
import { createOpenReport, createOpenVersion } from '../../ledger/open-report.ts';
import { createSubmitReport } from '../../ledger/submit-report.ts';
import { SignInError } from '../../ports/sign-in.ts';
import { mayI } from '../access.ts';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { unitName } from '../names.ts';
import { visitorFrom } from '../routes/guards.ts';
import { openingOf, openingSchema, versionSchema } from '../routes/open-body.ts';
import { known, problemAnswer, problemsOfSchema, readBody, statusOf } from '../routes/problem-json.ts';
import { loadVisitor } from '../sessions.ts';
import { loadAggregate } from '../views/aggregate.ts';
import { filterCells } from '../views/filter-cells.ts';
import { loadVisible } from '../views/load-report.ts';
import { createOpenApi } from './openapi.ts';
import { reportDocument } from './report-document.ts';
import { aggregateQuerySchema, type aggregateSchema, submissionSchema } from './schemas.ts';

const maxBody = 256 * 1024;

const tooLarge = {
	code: 'too-large-body',
	vi: 'Nội dung gửi lên quá dài.',
	en: 'The body is too large.',
};
const neverSeen = {
	code: 'no-profile',
	vi: 'Hệ thống chưa biết tên của tài khoản này: hãy đăng nhập một lần trên trang web.',
	en: 'This account has no name here yet: sign in once on the website.',
};
const unknownUnit = (id: string) => ({
	code: 'unknown-unit',
	vi: `Không có đơn vị "${id}" trong danh mục.`,
	en: `No unit "${id}" in the register.`,
});

const createBearerGuard =
	(deps: WebDeps): MiddlewareHandler<WebEnv> =>
	async (c, next) => {
		const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
		if (!token) return problemAnswer(c, 401, [known.signIn]);
		try {
			const { sub, groups } = await deps.signIn.verifyAccessToken(token);
			const visitor = await loadVisitor(deps.store, sub);
			if (!visitor) return problemAnswer(c, 403, [neverSeen]);
			c.set('visitor', { ...visitor, groups });
		} catch (error) {
			if (!(error instanceof SignInError)) throw error;
			return problemAnswer(c, 401, [known.signIn]);
		}
		return next();
	};

/** A bare day means its end in Vietnam (UTC+7, no summer time). */
const instantOf = (asOf: string | undefined): string | null => {
	if (!asOf) return null;
	return new Date(asOf.length === 10 ? `${asOf}T23:59:59.999+07:00` : asOf).toISOString();
};

async function aggregates(deps: WebDeps, c: WebContext): Promise<Response> {
	const query = aggregateQuerySchema.safeParse(c.req.query());
	if (!query.success) return problemAnswer(c, 400, problemsOfSchema(query.error));
	const { programme, activity, source } = query.data;
	const period = parsePeriod(query.data.period);
	const unit = findUnit(query.data.unit || ministryId);
	const problems = [...(period.ok ? [] : [period.problem]), ...(unit ? [] : [unknownUnit(query.data.unit ?? '')])];
	if (!period.ok || !unit) return problemAnswer(c, 422, problems);
	const asOf = instantOf(query.data.asOf);
	const { view, children } = await loadAggregate(
		deps.store,
		{ unit, period: period.id, programme, asOf },
		deps.clock.now(),
	);
	const answer: z.infer<typeof aggregateSchema> = {
		unit: unit.id,
		unitName: unitName(unit.id),
		period: period.id,
		programme,
		asOf: view.coverage.asOf,
		cells: filterCells(view.cells, { ...(activity ? { activity } : {}), ...(source ? { source } : {}) }),
		coverage: view.coverage,
		reports: view.reports,
		children: children.map(({ unit: child, has, cells, funding }) => ({
			unit: child.id,
			unitName: unitName(child.id),
			has,
			cells,
			funding,
		})),
	};
	return c.json(answer);
}

export function createApi(deps: WebDeps) {
	const { store } = deps;
	const openReport = createOpenReport(deps);
	const openVersion = createOpenVersion(deps);
	const submitReport = createSubmitReport(deps);
	const app = new Hono<WebEnv>();

	app.get('/openapi.json', (c) => c.json(createOpenApi(deps.baseUrl)));
	app.use(createBearerGuard(deps));
	app.use(bodyLimit({ maxSize: maxBody, onError: (c) => problemAnswer(c, 413, [tooLarge]) }));

	app.post('/reports', async (c) => {
		const body = await readBody(c, openingSchema);
		if (body instanceof Response) return body;
		const { opening, problems } = openingOf(body);
		if (problems.length > 0) return problemAnswer(c, 422, problems);
		const opened = await openReport(visitorFrom(c).person, opening);
		if (!opened.ok) return problemAnswer(c, statusOf(opened.problems), opened.problems);
		const { reportId, version, uploads } = opened;
		return c.json({ reportId, version, uploads }, 201, { Location: `${deps.baseUrl}/api/reports/${reportId}` });
	});

	app.get('/reports/:id', async (c) => {
		const visitor = visitorFrom(c);
		const head = await loadVisible(store, visitor, c.req.param('id'));
		return head ? c.json(await reportDocument(deps, visitor, head)) : problemAnswer(c, 404, [known.notFound]);
	});

	app.post('/reports/:id/versions', async (c) => {
		const visitor = visitorFrom(c);
		const head = await loadVisible(store, visitor, c.req.param('id'));
		if (!head) return problemAnswer(c, 404, [known.notFound]);
		const { openVersion: permission } = mayI(visitor, head);
		if (!permission.allowed) return problemAnswer(c, statusOf([permission.why]), [permission.why]);
		const body = await readBody(c, versionSchema);
		if (body instanceof Response) return body;
		const opened = await openVersion(visitor.person, { reportId: head.reportId, ...body });
		if (!opened.ok) return problemAnswer(c, statusOf(opened.problems), opened.problems);
		const { reportId, version, uploads } = opened;
		return c.json({ reportId, version, uploads }, 201);
	});

	app.post('/reports/:id/submit', async (c) => {
		const visitor = visitorFrom(c);
		const head = await loadVisible(store, visitor, c.req.param('id'));
		if (!head) return problemAnswer(c, 404, [known.notFound]);
		const { submit: permission } = mayI(visitor, head);
		if (!permission.allowed) return problemAnswer(c, statusOf([permission.why]), [permission.why]);
		const body = await readBody(c, submissionSchema);
		if (body instanceof Response) return body;
		const { programme = null, ...rest } = body;
		const submitted = await submitReport(visitor.person, { reportId: head.reportId, programme, ...rest });
		if (!submitted.ok) return problemAnswer(c, statusOf(submitted.problems), submitted.problems);
		const { reportId, version, revision, state } = submitted.head;
		return c.json({ reportId, version, revision, state });
	});

	app.get('/reports/:id/history', async (c) => {
		const head = await loadVisible(store, visitorFrom(c), c.req.param('id'));
		if (!head) return problemAnswer(c, 404, [known.notFound]);
		const [history, mail] = await Promise.all([loadHistory(store, head.reportId), loadMails(store, head.reportId)]);
		return c.json({ reportId: head.reportId, ...history, ...mail });
	});

	app.get('/aggregates', (c) => aggregates(deps, c));
	app.notFound((c) => problemAnswer(c, 404, [known.notFound]));
	app.all('*', (c) => problemAnswer(c, 404, [known.notFound]));
	return app;
}
