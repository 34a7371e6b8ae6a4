// Owns which pages of other origins may call a bucket: the first rule that fits decides, no rule means no headers.
// Pure; the rules are the bucket's CorsRules as the template states them.
import { S3Error } from './s3-error.ts';

export interface CorsRule {
	readonly allowedOrigins: readonly string[];
	readonly allowedMethods: readonly string[];
	readonly allowedHeaders: readonly string[];
	readonly exposedHeaders: readonly string[];
	readonly maxAge: number | undefined;
}

export interface CorsQuestion {
	readonly origin: string;
	readonly method: string;
	readonly headers: readonly string[];
}

export function decideCors(rules: readonly CorsRule[], question: CorsQuestion): Record<string, string> | undefined {
	const rule = rules.find(
		(candidate) =>
			candidate.allowedMethods.includes(question.method) &&
			matchesAny(candidate.allowedOrigins, question.origin) &&
			question.headers.every((header) => matchesAny(candidate.allowedHeaders, header)),
	);
	if (rule === undefined) return undefined;
	const any = rule.allowedOrigins.includes('*');
	return {
		'access-control-allow-origin': any ? '*' : question.origin,
		'access-control-allow-methods': rule.allowedMethods.join(', '),
		...(any ? {} : { 'access-control-allow-credentials': 'true' }),
		...(question.headers.length > 0 ? { 'access-control-allow-headers': question.headers.join(', ') } : {}),
		...(rule.exposedHeaders.length > 0 ? { 'access-control-expose-headers': rule.exposedHeaders.join(', ') } : {}),
		...(rule.maxAge === undefined ? {} : { 'access-control-max-age': String(rule.maxAge) }),
		vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
	};
}

export function answerPreflight(
	rules: readonly CorsRule[],
	headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
	const origin = headers.origin;
	const method = headers['access-control-request-method'];
	if (typeof origin !== 'string' || typeof method !== 'string') {
		throw new S3Error('BadRequest', 400, 'Insufficient information. Origin request header needed.');
	}
	const wanted = String(headers['access-control-request-headers'] ?? '')
		.split(',')
		.map((header) => header.trim().toLowerCase())
		.filter((header) => header !== '');
	const answer = decideCors(rules, { origin, method, headers: wanted });
	if (answer === undefined) {
		throw new S3Error(
			'AccessForbidden',
			403,
			"CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
		);
	}
	return answer;
}

function matchesAny(patterns: readonly string[], text: string): boolean {
	return patterns.some((pattern) => matches(pattern.toLowerCase(), text.toLowerCase()));
}

/** One `*` at most, as S3 allows. */
function matches(pattern: string, text: string): boolean {
	const star = pattern.indexOf('*');
	if (star < 0) return pattern === text;
	const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
	return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
