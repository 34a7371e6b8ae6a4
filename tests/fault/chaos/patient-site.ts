// The site as people meet it who do not give up: what is not answered is sent again. Invariant: every answer that is given was given by a
// host that lived long enough to give it whole; a 5xx counts as none.
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';

export interface Answer {
	readonly status: number;
	readonly text: string;
}

export interface PatientSite {
	/** Sends until it is answered, or until `patienceMs` is over: then nothing. */
	send(path: string, init?: () => RequestInit, patienceMs?: number): Promise<Answer | undefined>;
	get<T>(schema: z.ZodType<T>, path: string, headers?: Record<string, string>): Promise<T>;
	/** Asks again until there is an answer; gives up with what was waited for. */
	until<T>(what: () => string, ask: () => Promise<T | undefined>): Promise<T>;
	/** Answers of 500 and more that did not come from a host that was just starting. */
	readonly serverErrors: readonly string[];
}

const requestMs = 20_000;
const betweenMs = 100;

export function createPatientSite(url: string, givesUp: () => boolean): PatientSite {
	const serverErrors: string[] = [];

	async function once(path: string, init: RequestInit): Promise<Answer | undefined> {
		try {
			const response = await fetch(new URL(path, url), {
				redirect: 'manual',
				...init,
				signal: AbortSignal.timeout(requestMs),
			});
			const text = await response.text();
			if (response.status < 500) return { status: response.status, text };
			if (response.status !== 503)
				serverErrors.push(`${init.method ?? 'GET'} ${path} answered ${response.status}: ${text.slice(0, 200)}`);
		} catch {
			// Killed under the request, or not up yet: whether it was done is unknown.
		}
		return undefined;
	}

	async function send(path: string, init: () => RequestInit = () => ({}), patienceMs = Number.POSITIVE_INFINITY) {
		const end = performance.now() + patienceMs;
		for (;;) {
			const answer = await once(path, init());
			if (answer || givesUp() || performance.now() > end) return answer;
			await sleep(betweenMs);
		}
	}

	return {
		send,
		serverErrors,
		async get(schema, path, headers = {}) {
			const answer = await send(path, () => ({ headers }));
			if (answer?.status !== 200)
				throw new Error(`GET ${path} answered ${answer?.status ?? 'nothing'}: ${answer?.text.slice(0, 200)}`);
			return schema.parse(JSON.parse(answer.text));
		},
		async until(what, ask) {
			for (;;) {
				const found = await ask();
				if (found !== undefined) return found;
				if (givesUp()) throw new Error(`waited in vain for ${what()}`);
				await sleep(betweenMs);
			}
		},
	};
}
