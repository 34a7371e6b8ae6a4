// The pages that answer an approval link: landing, the open report, the link that decides no more. Invariant: they show how things stand; nothing
// here decides.

import type { Problem } from '../../domain/problem.ts';
import { vietnamDay } from '../../domain/vietnam-day.ts';
import { noteOpened } from '../../ledger/note-opened.ts';
import { createOpenLink, type LinkOpened } from '../../ledger/open-link.ts';
import type { Asking } from '../../ledger/opinion-problems.ts';
import { listWaitingReports } from '../../ledger/waiting-reports.ts';
import type { WebContext, WebDeps } from '../deps.ts';
import { ApprovalPage } from '../pages/approval-page.tsx';
import { ApproveLandingPage } from '../pages/approve-landing-page.tsx';
import { LinkLanguageSwitch } from '../pages/link-language-switch.tsx';
import { StaleLinkPage } from '../pages/stale-link-page.tsx';
import type { StepUpAsked } from '../pages/step-up.tsx';
import { renderPage } from '../render.tsx';
import { parseLanguage, texts } from '../text.ts';
import { loadApproval } from '../views/approval.ts';
import { type Form, textOf } from './form-body.ts';
import { rememberLanguage } from './language.ts';
import { statusOf } from './problem-json.ts';

type Known = Extract<LinkOpened, { known: true }>;

/** What was typed before, and what came of it. */
export interface Shown {
	typed?: { reason: string; acknowledged: string[] };
	asking?: Asking;
	/** Whom a question went to. */
	asked?: string;
	problems?: Problem[];
	stepUp?: StepUpAsked;
}

export const wordsOf = (c: WebContext) => ({ language: c.get('language'), text: c.get('text') });

/** A form that a link's page switches the language with. */
export function takeLanguage(deps: WebDeps, c: WebContext, form: Form): void {
	if (!textOf(form, 'lang')) return;
	const chosen = parseLanguage(textOf(form, 'lang'));
	rememberLanguage(deps, c, chosen);
	c.set('language', chosen);
	c.set('text', texts[chosen]);
}

export type ApproveAnswers = ReturnType<typeof createApproveAnswers>;

export function createApproveAnswers(deps: WebDeps) {
	const openLink = createOpenLink(deps);

	function landing(c: WebContext, problems: Problem[], status: 200 | 404, again = false) {
		const body = ApproveLandingPage({ problems, again, ...wordsOf(c) });
		return renderPage(c, { title: c.get('text').approve.title, body, status, scripts: ['approve.js'] });
	}

	function unknown(c: WebContext) {
		const code = 'unknown-link';
		return landing(c, [{ code, vi: texts.vi.approve.stale.unknown, en: texts.en.approve.stale.unknown }], 404);
	}

	async function stale(c: WebContext, token: string, opened: Known, problems: Problem[]) {
		const { link, head, standing, nonce } = opened;
		if (standing === 'open') return c.notFound();
		const { decisions } = await loadApproval(deps, link, head);
		return renderPage(c, {
			title: c.get('text').approve.staleTitle[standing],
			scripts: ['approve.js'],
			status: problems.length > 0 ? 409 : 410,
			body: StaleLinkPage({
				standing,
				link,
				head,
				decisions: decisions.filter((one) => one.version === link.version),
				problems,
				takeBack: opened.mayTakeBack && nonce ? { token, nonce } : null,
				...wordsOf(c),
			}),
			languageSwitch: LinkLanguageSwitch({ action: '/approve', token, ...wordsOf(c) }),
		});
	}

	async function show(c: WebContext, token: string, shown: Shown = {}) {
		const { problems = [], stepUp = null } = shown;
		const opened = await openLink(token);
		if (!opened.known) return unknown(c);
		const { standing, link, head, nonce } = opened;
		if (standing !== 'open' || nonce === null) return stale(c, token, opened, problems);
		await noteOpened(deps, link);
		const [facts, waiting] = await Promise.all([
			loadApproval(deps, link, head),
			listWaitingReports(deps, link.approver.mail),
		]);
		return renderPage(c, {
			title: c.get('text').approve.title,
			scripts: ['approve.js'],
			// 202: the decision was understood and waits for its code.
			status: problems.length > 0 ? statusOf(problems) : stepUp ? 202 : 200,
			body: ApprovalPage({
				token,
				nonce,
				link,
				head,
				facts,
				typed: shown.typed ?? { reason: '', acknowledged: [] },
				asking: shown.asking ?? { name: '', mail: '', question: '' },
				asked: shown.asked ?? null,
				others: waiting.filter((one) => one.head.reportId !== link.reportId).length,
				problems,
				stepUp,
				today: vietnamDay(deps.clock.now()),
				...wordsOf(c),
			}),
			languageSwitch: LinkLanguageSwitch({ action: '/approve', token, ...wordsOf(c) }),
		});
	}

	return { landing, unknown, show };
}
