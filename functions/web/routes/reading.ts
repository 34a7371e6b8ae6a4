// The reading page and its confirmation. Invariant: what is confirmed is the version and revision the page was made from.
import { Hono } from 'hono';
import type { Problem } from '../../domain/problem.ts';
import type { ReportHead } from '../../domain/report.ts';
import { createSubmitReport } from '../../ledger/submit-report.ts';
import { mayI } from '../access.ts';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { ReadingPage } from '../pages/reading-page.tsx';
import { renderPage } from '../render.tsx';
import { answersOf, loadCurrentReading, loadFacts, loadFindings, loadVisible } from '../views/load-report.ts';
import { systemWorks } from '../views/standing.ts';
import { loadChanges } from '../views/version-changes.ts';
import { answersOf as givenIn, readForm, textOf } from './form-body.ts';
import { requireVisitor, visitorFrom } from './guards.ts';
import { statusOf } from './problem-json.ts';

const programmeOf = (value: string): 'national' | 'local' | null =>
	value === 'national' || value === 'local' ? value : null;

export function createReadingRoutes(deps: WebDeps) {
	const { store } = deps;
	const submitReport = createSubmitReport(deps);
	const app = new Hono<WebEnv>();

	async function show(c: WebContext, head: ReportHead, typed: Record<string, string> | null, problems: Problem[]) {
		const may = mayI(visitorFrom(c), head);
		const [reading, findings, facts] = await Promise.all([
			loadCurrentReading(deps.readings, head),
			loadFindings(store, head.reportId, head.version),
			loadFacts(store, head),
		]);
		const [language, text] = [c.get('language'), c.get('text')];
		const works = systemWorks(head);
		const view = {
			head,
			reading,
			findings,
			changes: await loadChanges(deps.readings, head, facts.events, reading),
			answers: typed ?? answersOf(facts.events, head.version),
			problems,
			works,
			maySubmit: may.submit.allowed,
			mayOpenVersion: may.openVersion.allowed,
			language,
			text,
		};
		return renderPage(c, {
			title: text.reading.title,
			body: ReadingPage(view),
			status: problems.length > 0 ? statusOf(problems) : 200,
			scripts: works ? ['reading.js', 'poll.js'] : ['reading.js'],
			...(works ? { refreshSeconds: 10 } : {}),
			back: `/reports/${head.reportId}/reading`,
			wide: true,
		});
	}

	app.get('/:id/reading', requireVisitor, async (c) => {
		const head = await loadVisible(store, visitorFrom(c), c.req.param('id'));
		return head ? show(c, head, null, []) : c.notFound();
	});

	app.post('/:id/reading', requireVisitor, async (c) => {
		const visitor = visitorFrom(c);
		const head = await loadVisible(store, visitor, c.req.param('id'));
		if (!head) return c.notFound();
		const form = await readForm(c);
		const answers = givenIn(form);
		const submitted = await submitReport(visitor.person, {
			reportId: head.reportId,
			version: Number(textOf(form, 'version')),
			revision: Number(textOf(form, 'revision')),
			programme: programmeOf(textOf(form, 'programme')),
			answers,
		});
		if (submitted.ok) return c.redirect(`/reports/${head.reportId}`, 303);
		const current = (await loadVisible(store, visitor, head.reportId)) ?? head;
		return show(c, current, answers, submitted.problems);
	});
	return app;
}
