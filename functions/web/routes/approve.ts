// Approval by link (design rules 4 and 5). Invariant: a GET decides nothing and learns no token; only POST /approve/decide decides.
import { Hono } from 'hono';
import type { Problem } from '../../domain/problem.ts';
import { vietnamDay } from '../../domain/vietnam-day.ts';
import { createDecideApproval } from '../../ledger/decide-approval.ts';
import type { DecisionAct } from '../../ledger/decision-problems.ts';
import { createFileLink } from '../../ledger/file-download.ts';
import { loadLink, weighLink } from '../../ledger/links.ts';
import { noteOpened } from '../../ledger/note-opened.ts';
import { createOpenLink, type LinkOpened } from '../../ledger/open-link.ts';
import { loadHead } from '../../ledger/record-event.ts';
import { requestReissue } from '../../ledger/reissue-links.ts';
import { createSendCode } from '../../ledger/send-code.ts';
import { createTakeBackApproval } from '../../ledger/take-back-approval.ts';
import { createTakeUpReview } from '../../ledger/take-up-review.ts';
import { loadVersion } from '../../ledger/version-files.ts';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { ApprovalPage, ApproveLanguageSwitch } from '../pages/approval-page.tsx';
import { ApproveLandingPage } from '../pages/approve-landing-page.tsx';
import { DecidedPage } from '../pages/decided-page.tsx';
import { MessagePage } from '../pages/message-page.tsx';
import { StaleLinkPage } from '../pages/stale-link-page.tsx';
import type { StepUpAsked } from '../pages/step-up.tsx';
import { renderPage } from '../render.tsx';
import { parseLanguage, texts } from '../text.ts';
import { loadApproval } from '../views/approval.ts';
import { readForm, textOf, textsOf } from './form-body.ts';
import { rememberLanguage } from './language.ts';
import { statusOf } from './problem-json.ts';

type Known = Extract<LinkOpened, { known: true }>;

const acts: readonly DecisionAct[] = ['approve', 'return', 'return-below', 'reject'];
const nothingTyped = { reason: '', acknowledged: [] };

const unknownAct: Problem = {
	code: 'unknown-act',
	vi: 'Chưa rõ quyết định: hãy bấm một trong các nút phê duyệt, trả lại hoặc từ chối.',
	en: 'The decision is not clear: press one of the buttons approve, return or reject.',
};

export function createApproveRoutes(deps: WebDeps) {
	const openLink = createOpenLink(deps);
	const decideApproval = createDecideApproval({ ...deps, sendCode: createSendCode(deps) });
	const takeUp = createTakeUpReview(deps);
	const takeBack = createTakeBackApproval(deps);
	const app = new Hono<WebEnv>();

	const language = (c: WebContext) => ({ language: c.get('language'), text: c.get('text') });

	function landing(c: WebContext, problems: Problem[], status: 200 | 404, again = false) {
		const { text } = language(c);
		const body = ApproveLandingPage({ problems, again, ...language(c) });
		return renderPage(c, { title: text.approve.title, body, status, scripts: ['approve.js'] });
	}

	function unknown(c: WebContext) {
		const code = 'unknown-link';
		return landing(c, [{ code, vi: texts.vi.approve.stale.unknown, en: texts.en.approve.stale.unknown }], 404);
	}

	async function stale(c: WebContext, token: string, opened: Known, problems: Problem[], status: 409 | 410) {
		const { link, head, standing, nonce } = opened;
		if (standing === 'open') return c.notFound();
		const { decisions } = await loadApproval(deps, link, head);
		const { text } = language(c);
		return renderPage(c, {
			title: text.approve.staleTitle[standing],
			scripts: ['approve.js'],
			status,
			body: StaleLinkPage({
				standing,
				link,
				head,
				decisions: decisions.filter((one) => one.version === link.version),
				problems,
				takeBack: opened.mayTakeBack && nonce ? { token, nonce } : null,
				...language(c),
			}),
			languageSwitch: ApproveLanguageSwitch({ token, ...language(c) }),
		});
	}

	async function show(
		c: WebContext,
		token: string,
		typed: { reason: string; acknowledged: string[] },
		problems: Problem[],
		stepUp: StepUpAsked | null = null,
	) {
		const opened = await openLink(token);
		if (!opened.known) return unknown(c);
		const { standing, link, head, nonce } = opened;
		if (standing !== 'open' || nonce === null)
			return stale(c, token, opened, problems, problems.length > 0 ? 409 : 410);
		await noteOpened(deps, link);
		const { text } = language(c);
		const facts = await loadApproval(deps, link, head);
		return renderPage(c, {
			title: text.approve.title,
			scripts: ['approve.js'],
			// 202: the decision was understood and waits for its code.
			status: problems.length > 0 ? statusOf(problems) : stepUp ? 202 : 200,
			body: ApprovalPage({
				token,
				nonce,
				link,
				head,
				facts,
				typed,
				problems,
				stepUp,
				today: vietnamDay(deps.clock.now()),
				...language(c),
			}),
			languageSwitch: ApproveLanguageSwitch({ token, ...language(c) }),
		});
	}

	app.get('/', (c) => landing(c, [], 200));

	app.post('/', async (c) => {
		const form = await readForm(c);
		if (textOf(form, 'lang')) {
			const chosen = parseLanguage(textOf(form, 'lang'));
			rememberLanguage(deps, c, chosen);
			c.set('language', chosen);
			c.set('text', texts[chosen]);
		}
		return show(c, textOf(form, 't'), nothingTyped, []);
	});

	app.post('/file', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const link = await loadLink(deps.store, token);
		const head = link && (await loadHead(deps.store, link.reportId));
		if (!link || !head) return unknown(c);
		if ((await weighLink(deps.store, link, head, deps.clock.now())) !== 'open') return show(c, token, nothingTyped, []);
		const version = await loadVersion(deps.store, link.reportId, link.version);
		const address = version && (await createFileLink(deps, version, textOf(form, 'n')));
		return address ? c.redirect(address, 303) : c.notFound();
	});

	app.post('/decide', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const typed = { reason: textOf(form, 'reason'), acknowledged: textsOf(form, 'acknowledged', 'acknowledged[]') };
		const act = acts.find((one) => one === textOf(form, 'act'));
		if (!act) return show(c, token, typed, [unknownAct]);
		const decided = await decideApproval({
			token,
			nonce: textOf(form, 'nonce'),
			act,
			code: textOf(form, 'code'),
			...typed,
		});
		if ('stepUp' in decided) {
			const asked = { act, reasons: decided.stepUp, mail: decided.link.approver.mail };
			return show(c, token, typed, decided.problems, asked);
		}
		if (!decided.ok) return show(c, token, typed, decided.problems);
		const { text } = language(c);
		const body = DecidedPage({
			act,
			enough: decided.enough,
			head: decided.head,
			name: decided.link.approver.name,
			...language(c),
		});
		return renderPage(c, {
			title: text.approve.doneTitle[act],
			body,
			languageSwitch: ApproveLanguageSwitch({ token, ...language(c) }),
		});
	});

	app.post('/take-up', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const done = await takeUp({ token, nonce: textOf(form, 'nonce') });
		return show(c, token, nothingTyped, done.ok ? [] : done.problems);
	});

	app.post('/take-back', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const done = await takeBack({ token, nonce: textOf(form, 'nonce'), reason: textOf(form, 'reason') });
		if (!done.ok) return show(c, token, nothingTyped, done.problems);
		const { approve, errors } = language(c).text;
		const way = { href: '/', label: errors.back };
		const body = MessagePage({ title: approve.takenBackTitle, text: approve.takenBack, way });
		return renderPage(c, { title: approve.takenBackTitle, body });
	});

	/** The same answer for every mailbox, known or not: whether something waits is told to the mailbox alone. */
	app.post('/again', async (c) => {
		await requestReissue(deps, textOf(await readForm(c), 'mail'));
		return landing(c, [], 200, true);
	});
	return app;
}
