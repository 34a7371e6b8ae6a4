// What the demo asks of the running site. Invariant: HTTP only, as a browser or a script from outside would; every answer that is not the
// expected one becomes one line that names the address and what it said.
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { DemoProblem } from './demo-problem.ts';

export interface Site {
	readonly url: string;
	text(path: string, init?: RequestInit): Promise<string>;
	json<T>(schema: z.ZodType<T>, path: string, init?: RequestInit): Promise<T>;
	/** Asks again until the answer is there; gives up with what was waited for. */
	until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T>;
}

const requestMilliseconds = 15_000;
const patienceMilliseconds = 40_000;
const betweenMilliseconds = 150;

const oneLine = (text: string): string =>
	text
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 300);

/** An address without what follows `#` or `?`: a line of the demo shows no secret. */
const shown = (path: string): string => path.split(/[#?]/, 1)[0] ?? '';

export function createSite(url: string, stopped: AbortSignal): Site {
	async function text(path: string, init: RequestInit = {}): Promise<string> {
		const signal = AbortSignal.any([stopped, AbortSignal.timeout(requestMilliseconds)]);
		const address = new URL(path, url);
		const method = init.method ?? 'GET';
		let response: Response;
		let body: string;
		try {
			response = await fetch(address, { ...init, signal });
			body = await response.text();
		} catch (error) {
			throw new DemoProblem(`${method} ${shown(path)} was not answered`, { cause: error });
		}
		if (!response.ok) throw new DemoProblem(`${method} ${shown(path)} answered ${response.status}: ${oneLine(body)}`);
		return body;
	}
	return {
		url,
		text,
		async json(schema, path, init) {
			const body = await text(path, init);
			let value: unknown;
			try {
				value = JSON.parse(body);
			} catch {
				throw new DemoProblem(`${shown(path)} answered something that is not JSON: ${oneLine(body)}`);
			}
			const parsed = schema.safeParse(value);
			if (parsed.success) return parsed.data;
			const [issue] = parsed.error.issues;
			throw new DemoProblem(`${shown(path)} answered without ${issue?.path.join('.')}: ${issue?.message}`);
		},
		async until(what, ask) {
			const end = performance.now() + patienceMilliseconds;
			for (;;) {
				const found = await ask();
				if (found !== undefined) return found;
				if (performance.now() > end)
					throw new DemoProblem(`waited ${patienceMilliseconds / 1000} s in vain for ${what}`);
				await pause(betweenMilliseconds, undefined, { signal: stopped });
			}
		},
	};
}
