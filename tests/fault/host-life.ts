// One report on a real host, by the acts of its people over HTTP. Invariant: whatever is not answered since the host was killed is looked up in the
// history and done again where it did not happen; nothing is read that people could not read.
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { replay } from '../../functions/domain/evolve.ts';
import { verifyChain } from '../../functions/domain/history.ts';
import type { ReportHead } from '../../functions/domain/report.ts';
import type { HistoryEvent } from '../../functions/domain/report-events.ts';
import { inputsOf } from '../../infra/local/demo/form-fields.ts';
import { codeIn } from '../../infra/local/demo/inbox.ts';
import type { ReportsApi } from '../../infra/local/demo/reports-api.ts';

const mailSchema = z.object({ id: z.string(), to: z.string(), date: z.string(), text: z.string() });
type Mail = z.infer<typeof mailSchema>;
const viewSchema = z.looseObject({ reports: z.array(z.looseObject({ reportId: z.string(), version: z.int() })) });
const historySchema = z.looseObject({ events: z.array(z.unknown()) });

/** The sweep comes every minute, and this machine may be slow. */
const patienceMs = 120_000;

/** Asks until it is so; what kept it from being so is in the error. */
export async function eventually<T>(ask: () => Promise<T>): Promise<T> {
	const end = performance.now() + patienceMs;
	for (;;) {
		try {
			return await ask();
		} catch (error) {
			if (performance.now() > end) throw error;
			await sleep(60);
		}
	}
}

export interface Page {
	/** 0: no answer. */
	status: number;
	html: string;
}

const fieldOf = ({ html }: Page, name: string): string | undefined =>
	inputsOf(html).find((field) => field.name === name)?.value;

export function createHostLife(url: string, api: ReportsApi, reportId: string) {
	async function post(path: string, fields: Record<string, string>): Promise<Page> {
		try {
			const body = new URLSearchParams(fields);
			const answer = await fetch(new URL(path, url), { method: 'POST', body, signal: AbortSignal.timeout(20_000) });
			return { status: answer.status, html: await answer.text() };
		} catch {
			return { status: 0, html: '' };
		}
	}

	async function mails(): Promise<Mail[]> {
		const answer = await fetch(new URL('/_local/mail.json', url));
		const all = z.array(mailSchema).parse(await answer.json());
		return all.toSorted((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
	}

	async function codeFor(mail: string): Promise<string> {
		return eventually(async () => {
			const code = (await mails())
				.filter(({ to }) => to === mail)
				.map(codeIn)
				.findLast((one) => one !== undefined);
			if (!code) throw new Error(`no code came to ${mail}`);
			return code;
		});
	}

	return {
		async head(): Promise<ReportHead> {
			const { events } = await api.get(historySchema, `/api/reports/${reportId}/history`);
			const history = events as HistoryEvent[];
			const chain = verifyChain(history);
			if (!chain.holds) throw new Error(`the chain breaks at ${chain.seq}`);
			const head = replay(history);
			if (!head) throw new Error('no history');
			return head;
		},

		/** Versions of the report in a unit's view. */
		async shown(unit: string, year: number): Promise<number[]> {
			const view = await api.get(viewSchema, `/api/aggregates?unit=${unit}&period=${year}&programme=local`);
			return view.reports.filter((one) => one.reportId === reportId).map(({ version }) => version);
		},

		/** Tokens in the mails to somebody, oldest first. */
		async tokens(mail: string): Promise<string[]> {
			const own = (await mails()).filter(({ to }) => to === mail);
			return own.flatMap(({ text }) => /#t=([\w-]+)/.exec(text)?.[1] ?? []);
		},

		async decide(link: { token: string; mail: string }, act: string): Promise<Page> {
			const opened = await post('/approve', { t: link.token });
			const nonce = fieldOf(opened, 'nonce');
			if (!nonce || !opened.html.includes('/approve/decide')) return opened;
			const acknowledged = inputsOf(opened.html).filter(
				({ name, type }) => name === 'acknowledged' && type === 'checkbox',
			);
			if (acknowledged.length > 0) throw new Error('the sample has no findings to acknowledge');
			const form = { t: link.token, nonce, act, reason: act === 'approve' ? '' : 'Số liệu chưa khớp' };
			const answer = await post('/approve/decide', form);
			return answer.status === 202 ? post('/approve/decide', { ...form, code: await codeFor(link.mail) }) : answer;
		},

		async takeBack({ token }: { token: string }): Promise<Page> {
			const opened = await post('/approve', { t: token });
			return post('/approve/take-back', { t: token, nonce: fieldOf(opened, 'nonce') ?? '', reason: 'Bấm nhầm' });
		},

		async takeUp({ token }: { token: string }): Promise<Page> {
			const opened = await post('/approve', { t: token });
			return post('/approve/take-up', { t: token, nonce: fieldOf(opened, 'nonce') ?? '' });
		},
	};
}
