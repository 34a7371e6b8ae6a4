// Reading a form that a browser sent. Invariant: what cannot be read as a form is the sender's fault (400), never ours (500).
import { HTTPException } from 'hono/http-exception';
import { cleanText } from '../../ledger/given-answers.ts';
import type { WebContext } from '../deps.ts';

export type Form = Record<string, string | File | (string | File)[]>;

export async function readForm(c: WebContext): Promise<Form> {
	try {
		return await c.req.parseBody({ all: true });
	} catch (error) {
		if (error instanceof TypeError) throw new HTTPException(400, { cause: error });
		throw error;
	}
}

/** Empty where the field is missing, a file or there twice. */
export const textOf = (form: Form, name: string): string => {
	const value = form[name];
	return typeof value === 'string' ? value : '';
};

export const textsOf = (form: Form, ...names: string[]): string[] =>
	names.flatMap((name) => form[name] ?? []).filter((value) => typeof value === 'string');

/** Fields named `answer-<id>`, without the empty ones. */
export const answersOf = (form: Form): Record<string, string> =>
	Object.fromEntries(
		Object.keys(form)
			.filter((name) => name.startsWith('answer-') && textOf(form, name).trim() !== '')
			.map((name) => [name.slice('answer-'.length), cleanText(textOf(form, name))]),
	);
