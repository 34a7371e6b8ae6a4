// The forms of a report's page that move it outside its ordinary way. Invariant: whoever may not see the report finds nothing; who may not act is
// told why; what is wrong with a request comes back with the page, nothing typed is decided.
import { Hono } from 'hono';
import type { Problem } from '../../domain/problem.ts';
import type { ReportHead } from '../../domain/report.ts';
import type { DecisionAct } from '../../ledger/decision-problems.ts';
import { createOverrideDecision } from '../../ledger/override-decision.ts';
import { createRerouteReport } from '../../ledger/reroute-report.ts';
import { createResumeReport } from '../../ledger/resume-report.ts';
import { createWithdrawReport } from '../../ledger/withdraw-report.ts';
import { type MayI, mayI } from '../access.ts';
import type { Visitor, WebContext, WebDeps, WebEnv } from '../deps.ts';
import { ProblemPage } from '../pages/problem-page.tsx';
import { renderPage } from '../render.tsx';
import { loadVisible } from '../views/load-report.ts';
import { type Form, readForm, textOf } from './form-body.ts';
import { requireVisitor, visitorFrom } from './guards.ts';
import { problemAnswer, statusOf } from './problem-json.ts';

interface Asked {
	visitor: Visitor;
	head: ReportHead;
	form: Form;
	revision: number;
}
type Done = { ok: true } | { ok: false; problems: Problem[] };

const acts: readonly DecisionAct[] = ['approve', 'return', 'return-below', 'reject'];

const unknownAct: Problem = {
	code: 'unknown-act',
	vi: 'Chưa chọn quyết định: hãy chọn một trong các quyết định.',
	en: 'No decision was chosen: choose one.',
};

export function createReportActRoutes(deps: WebDeps) {
	const withdraw = createWithdrawReport(deps);
	const override = createOverrideDecision(deps);
	const reroute = createRerouteReport(deps);
	const resume = createResumeReport(deps);
	const app = new Hono<WebEnv>();
	app.use(requireVisitor);

	/** Back to the report's page, which says how it stands now; what went wrong is told with a way back to it. */
	async function act(c: WebContext, permission: keyof MayI, run: (asked: Asked) => Promise<Done>) {
		const visitor = visitorFrom(c);
		const head = await loadVisible(deps.store, visitor, c.req.param('id') ?? '');
		if (!head) return c.notFound();
		const may = mayI(visitor, head)[permission];
		const form = await readForm(c);
		const revision = Number(textOf(form, 'revision'));
		const done: Done = may.allowed ? await run({ visitor, head, form, revision }) : { ok: false, problems: [may.why] };
		if (done.ok) return c.redirect(`/reports/${head.reportId}`, 303);
		const { problems } = done;
		if (!c.req.header('accept')?.includes('text/html')) return problemAnswer(c, statusOf(problems), problems);
		const [language, text] = [c.get('language'), c.get('text')];
		const body = ProblemPage({ problems, back: `/reports/${head.reportId}`, language, text });
		return renderPage(c, { title: text.reading.back, body, status: statusOf(problems) });
	}

	app.post('/:id/withdraw', (c) =>
		act(c, 'withdraw', ({ visitor, head, form, revision }) =>
			withdraw(visitor.person, { reportId: head.reportId, revision, reason: textOf(form, 'reason') }),
		),
	);
	app.post('/:id/override', (c) =>
		act(c, 'override', async ({ visitor, head, form, revision }) => {
			const chosen = acts.find((one) => one === textOf(form, 'act'));
			if (!chosen) return { ok: false, problems: [unknownAct] };
			const reason = textOf(form, 'reason');
			return override(visitor.person, { reportId: head.reportId, revision, act: chosen, reason });
		}),
	);
	app.post('/:id/reroute', (c) =>
		act(c, 'reroute', ({ visitor, head, form, revision }) => {
			const units = textOf(form, 'units')
				.split(/[\s,;]+/)
				.filter(Boolean);
			return reroute(visitor.person, { reportId: head.reportId, revision, units, reason: textOf(form, 'reason') });
		}),
	);
	app.post('/:id/resume', (c) =>
		act(c, 'resume', ({ visitor, head, revision }) => resume(visitor.person, { reportId: head.reportId, revision })),
	);
	return app;
}
