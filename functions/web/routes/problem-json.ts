// Errors of the interface as RFC 9457 problem documents. Invariant: every one lists its problems in both languages.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { Problem } from '../../domain/problem.ts';

export const problemSchema = z.object({ code: z.string(), vi: z.string(), en: z.string() });

export const problemDocumentSchema = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	detail: z.string(),
	problems: z.array(problemSchema),
});

const titles: Record<number, string> = {
	400: 'The request is not understood',
	401: 'Not signed in',
	403: 'Not allowed',
	404: 'Not found',
	409: 'The report has moved on',
	413: 'The request is too large',
	415: 'Send JSON',
	422: 'There is something to mend',
	500: 'Something broke',
	503: 'Try again',
};

export function problemAnswer(c: Context, status: ContentfulStatusCode, problems: Problem[]): Response {
	const document: z.infer<typeof problemDocumentSchema> = {
		type: `urn:khuyen-cong:${problems[0]?.code ?? 'problem'}`,
		title: titles[status] ?? 'Problem',
		status,
		detail: problems.map((problem) => problem.en).join(' '),
		problems,
	};
	if (status === 401) c.header('WWW-Authenticate', 'Bearer');
	return c.body(JSON.stringify(document), status, { 'Content-Type': 'application/problem+json; charset=utf-8' });
}

/** What the use cases' problems are in HTTP. */
export function statusOf(problems: readonly Problem[]): ContentfulStatusCode {
	const codes = new Set(problems.map((problem) => problem.code));
	if (codes.has('unknown-report')) return 404;
	if (codes.has('not-your-unit') || codes.has('not-yours')) return 403;
	if (['moved-on', 'wrong-state', 'wrong-level', 'wrong-actor'].some((code) => codes.has(code))) return 409;
	return 422;
}

export const known = {
	signIn: {
		code: 'not-signed-in',
		vi: 'Bạn chưa đăng nhập hoặc phiên đã hết: hãy đăng nhập lại.',
		en: 'You are not signed in or the session is over: sign in again.',
	},
	notFound: {
		code: 'not-found',
		vi: 'Không có gì ở địa chỉ này, hoặc bạn không có quyền xem.',
		en: 'There is nothing here, or you may not see it.',
	},
	notJson: {
		code: 'not-json',
		vi: 'Nội dung gửi lên không phải JSON hợp lệ.',
		en: 'The body is not valid JSON.',
	},
} satisfies Record<string, Problem>;

/** All that is wrong with a value by its schema, each with its place. */
export const problemsOfSchema = (error: z.ZodError): Problem[] =>
	error.issues.map((issue) => {
		const where = issue.path.join('.') || 'body';
		return {
			code: 'bad-field',
			vi: `Trường "${where}" không đúng dạng (${issue.message}).`,
			en: `Field "${where}" is not in the expected form (${issue.message}).`,
		};
	});

/** Reads a JSON body by a schema; a Response says what is wrong with it. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
	if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(c.req.header('content-type') ?? ''))
		return problemAnswer(c, 415, [known.notJson]);
	let body: unknown;
	try {
		body = await c.req.json();
	} catch (error) {
		if (error instanceof SyntaxError) return problemAnswer(c, 400, [known.notJson]);
		throw error;
	}
	const parsed = schema.safeParse(body);
	return parsed.success ? parsed.data : problemAnswer(c, 400, problemsOfSchema(parsed.error));
}
