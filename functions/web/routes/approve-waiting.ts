// The list of what waits for a mailbox, and approving clean reports of it together. Invariant: the list opens by a link that still decides; only
// POST /approve/decide-many decides, and only what was listed.
import { Hono } from 'hono';
import type { Problem } from '../../domain/problem.ts';
import { vietnamDay } from '../../domain/vietnam-day.ts';
import { createDecideTogether } from '../../ledger/decide-together.ts';
import { unknownAct } from '../../ledger/decision-problems.ts';
import { loadLink } from '../../ledger/links.ts';
import { createOnward } from '../../ledger/onward.ts';
import { createSendCode } from '../../ledger/send-code.ts';
import { createListWaiting } from '../../ledger/waiting-list.ts';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { DecidedTogetherPage } from '../pages/decided-together-page.tsx';
import { LinkLanguageSwitch } from '../pages/link-language-switch.tsx';
import { WaitingPage } from '../pages/waiting-page.tsx';
import { renderPage } from '../render.tsx';
import { type ApproveAnswers, takeLanguage, wordsOf } from './approve-answers.ts';
import { readForm, textOf, textsOf } from './form-body.ts';
import { statusOf } from './problem-json.ts';

export function createApproveWaitingRoutes(deps: WebDeps, { show }: Pick<ApproveAnswers, 'show'>) {
	const listWaiting = createListWaiting(deps);
	const decideTogether = createDecideTogether({ ...deps, sendCode: createSendCode(deps) });
	const findOnward = createOnward(deps);
	const app = new Hono<WebEnv>();

	async function list(c: WebContext, token: string, ticked: string[] = [], problems: Problem[] = []) {
		const listed = await listWaiting(token);
		// A link that decides no more says so, and the way on.
		if (!listed.ok) return show(c, token, { problems });
		const { link, nonce, reports, left } = listed;
		return renderPage(c, {
			title: c.get('text').waiting.title,
			scripts: ['approve.js'],
			status: problems.length > 0 ? statusOf(problems) : 200,
			body: WaitingPage({
				token,
				nonce,
				mail: link.approver.mail,
				reports,
				left,
				ticked,
				problems,
				today: vietnamDay(deps.clock.now()),
				...wordsOf(c),
			}),
			languageSwitch: LinkLanguageSwitch({ action: '/approve/waiting', token, ...wordsOf(c) }),
		});
	}

	app.post('/waiting', async (c) => {
		const form = await readForm(c);
		takeLanguage(deps, c, form);
		return list(c, textOf(form, 't'));
	});

	app.post('/decide-many', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const ids = textsOf(form, 'reports', 'reports[]');
		if (textOf(form, 'act') !== 'approve') return list(c, token, ids, [unknownAct]);
		const chosen = ids.map((reportId) => ({
			reportId,
			token: textOf(form, `link-${reportId}`),
			nonce: textOf(form, `nonce-${reportId}`),
		}));
		const decided = await decideTogether({ token, nonce: textOf(form, 'nonce'), chosen });
		if (!decided.ok) return list(c, token, ids, decided.problems);
		const link = await loadLink(deps.store, token);
		const body = DecidedTogetherPage({
			done: decided.done,
			onward: link && (await findOnward(link)),
			...wordsOf(c),
		});
		const languageSwitch = LinkLanguageSwitch({ action: '/approve', token, ...wordsOf(c) });
		return renderPage(c, { title: c.get('text').waiting.doneTitle, body, scripts: ['approve.js'], languageSwitch });
	});
	return app;
}
