// A specialist's opinion by link. Invariant: a GET gives nothing and learns no token; only POST /opinion/give gives, and nothing here decides.
import { Hono } from 'hono';
import type { Problem } from '../../domain/problem.ts';
import { createGiveOpinion, createOpenOpinion } from '../../ledger/give-opinion.ts';
import { noteOpinionOpened } from '../../ledger/note-opened.ts';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { LinkLanguageSwitch } from '../pages/link-language-switch.tsx';
import { OpinionGivenPage, OpinionLandingPage, OpinionPage, StaleOpinionPage } from '../pages/opinion-page.tsx';
import { renderPage } from '../render.tsx';
import { texts } from '../text.ts';
import { loadApproval } from '../views/approval.ts';
import { takeLanguage, wordsOf } from './approve-answers.ts';
import { readForm, textOf } from './form-body.ts';
import { statusOf } from './problem-json.ts';

export function createOpinionRoutes(deps: WebDeps) {
	const open = createOpenOpinion(deps);
	const give = createGiveOpinion(deps);
	const app = new Hono<WebEnv>();

	function landing(c: WebContext, problems: Problem[], status: 200 | 404) {
		const body = OpinionLandingPage({ problems, ...wordsOf(c) });
		return renderPage(c, { title: c.get('text').opinion.title, body, status, scripts: ['approve.js'] });
	}

	async function show(c: WebContext, token: string, typed = '', problems: Problem[] = []) {
		const opened = await open(token);
		const code = 'unknown-link';
		if (!opened.known)
			return landing(c, [{ code, vi: texts.vi.approve.stale.unknown, en: texts.en.approve.stale.unknown }], 404);
		const { standing, link, head, nonce } = opened;
		const { opinion } = c.get('text');
		const languageSwitch = LinkLanguageSwitch({ action: '/opinion', token, ...wordsOf(c) });
		if (standing !== 'open' || nonce === null) {
			const stands = standing === 'open' ? 'moved-on' : standing;
			const body = StaleOpinionPage({ standing: stands, head, ...wordsOf(c) });
			const status = problems.length > 0 ? 409 : 410;
			return renderPage(c, {
				title: opinion.staleTitle[stands],
				body,
				status,
				scripts: ['approve.js'],
				languageSwitch,
			});
		}
		await noteOpinionOpened(deps, link);
		const facts = await loadApproval(deps, link, head);
		return renderPage(c, {
			title: opinion.title,
			scripts: ['approve.js'],
			status: problems.length > 0 ? statusOf(problems) : 200,
			body: OpinionPage({ token, nonce, link, head, facts, typed, problems, ...wordsOf(c) }),
			languageSwitch,
		});
	}

	app.get('/', (c) => landing(c, [], 200));

	app.post('/', async (c) => {
		const form = await readForm(c);
		takeLanguage(deps, c, form);
		return show(c, textOf(form, 't'));
	});

	app.post('/give', async (c) => {
		const form = await readForm(c);
		const [token, opinion] = [textOf(form, 't'), textOf(form, 'opinion')];
		const given = await give({ token, nonce: textOf(form, 'nonce'), opinion });
		if (!given.ok) return show(c, token, opinion, given.problems);
		const body = OpinionGivenPage({ head: given.head, ...wordsOf(c) });
		const languageSwitch = LinkLanguageSwitch({ action: '/opinion', token, ...wordsOf(c) });
		return renderPage(c, { title: c.get('text').opinion.doneTitle, body, languageSwitch });
	});
	return app;
}
