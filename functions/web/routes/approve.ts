// Approval by link (design rules 4 and 5). Invariant: a GET decides nothing and learns no token; only POST /approve/decide decides.
import { Hono } from 'hono';
import { createAskOpinion } from '../../ledger/ask-opinion.ts';
import { createDecideApproval } from '../../ledger/decide-approval.ts';
import { type DecisionAct, unknownAct } from '../../ledger/decision-problems.ts';
import { createFileLink } from '../../ledger/file-download.ts';
import { loadLink, weighLink } from '../../ledger/links.ts';
import { createOnward } from '../../ledger/onward.ts';
import { loadHead } from '../../ledger/record-event.ts';
import { requestReissue } from '../../ledger/reissue-links.ts';
import { createSendCode } from '../../ledger/send-code.ts';
import { createTakeBackApproval } from '../../ledger/take-back-approval.ts';
import { createTakeUpReview } from '../../ledger/take-up-review.ts';
import { loadVersion } from '../../ledger/version-files.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { DecidedPage } from '../pages/decided-page.tsx';
import { LinkLanguageSwitch } from '../pages/link-language-switch.tsx';
import { MessagePage } from '../pages/message-page.tsx';
import { renderPage } from '../render.tsx';
import { createApproveAnswers, takeLanguage, wordsOf } from './approve-answers.ts';
import { createApproveWaitingRoutes } from './approve-waiting.ts';
import { readForm, textOf, textsOf } from './form-body.ts';

const acts: readonly DecisionAct[] = ['approve', 'return', 'return-below', 'reject'];

export function createApproveRoutes(deps: WebDeps) {
	const answers = createApproveAnswers(deps);
	const { landing, unknown, show } = answers;
	const findOnward = createOnward(deps);
	const decideApproval = createDecideApproval({ ...deps, sendCode: createSendCode(deps) });
	const takeUp = createTakeUpReview(deps);
	const takeBack = createTakeBackApproval(deps);
	const askOpinion = createAskOpinion(deps);
	const app = new Hono<WebEnv>();

	app.get('/', (c) => landing(c, [], 200));

	app.post('/', async (c) => {
		const form = await readForm(c);
		takeLanguage(deps, c, form);
		return show(c, textOf(form, 't'));
	});

	app.post('/file', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const link = await loadLink(deps.store, token);
		const head = link && (await loadHead(deps.store, link.reportId));
		if (!link || !head) return unknown(c);
		if ((await weighLink(deps.store, link, head, deps.clock.now())) !== 'open') return show(c, token);
		const version = await loadVersion(deps.store, link.reportId, link.version);
		const address = version && (await createFileLink(deps, version, textOf(form, 'n')));
		return address ? c.redirect(address, 303) : c.notFound();
	});

	app.post('/decide', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const typed = { reason: textOf(form, 'reason'), acknowledged: textsOf(form, 'acknowledged', 'acknowledged[]') };
		const act = acts.find((one) => one === textOf(form, 'act'));
		if (!act) return show(c, token, { typed, problems: [unknownAct] });
		const decided = await decideApproval({
			token,
			nonce: textOf(form, 'nonce'),
			act,
			code: textOf(form, 'code'),
			...typed,
		});
		if ('stepUp' in decided) {
			const asked = { act, reasons: decided.stepUp, mail: decided.link.approver.mail };
			return show(c, token, { typed, problems: decided.problems, stepUp: asked });
		}
		if (!decided.ok) return show(c, token, { typed, problems: decided.problems });
		const { text } = wordsOf(c);
		const body = DecidedPage({
			act,
			enough: decided.enough,
			head: decided.head,
			name: decided.link.approver.name,
			onward: await findOnward(decided.link),
			...wordsOf(c),
		});
		return renderPage(c, {
			title: text.approve.doneTitle[act],
			body,
			languageSwitch: LinkLanguageSwitch({ action: '/approve', token, ...wordsOf(c) }),
		});
	});

	app.post('/take-up', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const done = await takeUp({ token, nonce: textOf(form, 'nonce') });
		return show(c, token, done.ok ? {} : { problems: done.problems });
	});

	app.post('/ask-opinion', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const asking = { name: textOf(form, 'name'), mail: textOf(form, 'mail'), question: textOf(form, 'question') };
		const done = await askOpinion({ token, nonce: textOf(form, 'nonce'), ...asking });
		return show(c, token, done.ok ? { asked: done.of.name } : { asking, problems: done.problems });
	});

	app.post('/take-back', async (c) => {
		const form = await readForm(c);
		const token = textOf(form, 't');
		const done = await takeBack({ token, nonce: textOf(form, 'nonce'), reason: textOf(form, 'reason') });
		if (!done.ok) return show(c, token, { problems: done.problems });
		const { approve, errors } = wordsOf(c).text;
		const way = { href: '/', label: errors.back };
		const body = MessagePage({ title: approve.takenBackTitle, text: approve.takenBack, way });
		return renderPage(c, { title: approve.takenBackTitle, body });
	});

	/** The same answer for every mailbox, known or not: whether something waits is told to the mailbox alone. */
	app.post('/again', async (c) => {
		await requestReissue(deps, textOf(await readForm(c), 'mail'));
		return landing(c, [], 200, true);
	});
	app.route('/', createApproveWaitingRoutes(deps, answers));
	return app;
}
