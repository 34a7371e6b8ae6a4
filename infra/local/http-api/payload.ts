// HTTP request -> payload format 2.0 and the function's answer -> HTTP response, as API Gateway's HTTP APIs do it: lower-case headers
// joined by commas, cookies apart, and every body that is not plain text base64-encoded (form posts as well).
import { randomUUID } from 'node:crypto';
import { z } from 'zod';

export interface HttpRequest {
	readonly method: string;
	/** Path and query as they came over the wire. */
	readonly target: string;
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	readonly body: Buffer;
	readonly sourceIp: string;
}

export interface HttpResponse {
	readonly status: number;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Buffer;
}

// What API Gateway passes on as text; all else arrives base64-encoded.
const TEXT_TYPES = /^(text\/.*|application\/(json|javascript|xml|.*\+json|.*\+xml))$/i;

// What concerns one connection alone ends at API Gateway.
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

export function toPayload(request: HttpRequest, routeKey: string, now: number) {
	const question = request.target.indexOf('?');
	const rawPath = decodePath(question < 0 ? request.target : request.target.slice(0, question));
	const rawQueryString = question < 0 ? '' : request.target.slice(question + 1);
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(request.headers)) {
		if (value === undefined || name.toLowerCase() === 'cookie') continue;
		if (HOP_BY_HOP.has(name.toLowerCase())) continue;
		headers[name.toLowerCase()] = typeof value === 'string' ? value : value.join(',');
	}
	const cookies = cookiesOf(request.headers.cookie);
	const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim() ?? '';
	const isBase64Encoded = request.body.length > 0 && !TEXT_TYPES.test(type);
	const query = queryParameters(rawQueryString);
	return {
		version: '2.0',
		routeKey,
		rawPath,
		rawQueryString,
		...(cookies.length > 0 ? { cookies } : {}),
		headers,
		...(query === undefined ? {} : { queryStringParameters: query }),
		requestContext: {
			accountId: '000000000000',
			apiId: 'local',
			domainName: headers.host ?? '',
			domainPrefix: 'local',
			http: {
				method: request.method,
				path: rawPath,
				protocol: 'HTTP/1.1',
				sourceIp: request.sourceIp,
				userAgent: headers['user-agent'] ?? '',
			},
			requestId: randomUUID(),
			routeKey,
			stage: '$default',
			time: logTime(now),
			timeEpoch: now,
		},
		...(request.body.length > 0 ? { body: request.body.toString(isBase64Encoded ? 'base64' : 'utf8') } : {}),
		isBase64Encoded,
	};
}

const answerSchema = z.object({
	statusCode: z.coerce.number().int().min(100).max(599),
	headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
	cookies: z.array(z.string()).nullish(),
	body: z.string().nullish(),
	isBase64Encoded: z.boolean().nullish(),
});

/** Undefined where the function's answer is none that API Gateway would take. */
export function fromAnswer(payload: string): HttpResponse | undefined {
	const answer: unknown = JSON.parse(payload);
	// Anything without a status code is taken as a JSON body, as format 2.0 says.
	if (typeof answer !== 'object' || answer === null || !('statusCode' in answer)) {
		return {
			status: 200,
			headers: [['content-type', 'application/json']],
			body: Buffer.from(typeof answer === 'string' ? answer : payload),
		};
	}
	const parsed = answerSchema.safeParse(answer);
	if (!parsed.success) return undefined;
	const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
	return {
		status: statusCode,
		headers: [
			...Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)] as const),
			...(cookies ?? []).map((cookie) => ['set-cookie', cookie] as const),
		],
		body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
	};
}

function cookiesOf(header: string | readonly string[] | undefined): string[] {
	const text = typeof header === 'string' ? header : (header ?? []).join('; ');
	return text
		.split(';')
		.map((cookie) => cookie.trim())
		.filter((cookie) => cookie !== '');
}

function queryParameters(rawQueryString: string): Record<string, string> | undefined {
	if (rawQueryString === '') return undefined;
	const parameters: Record<string, string> = {};
	for (const [name, value] of new URLSearchParams(rawQueryString)) {
		parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
	}
	return parameters;
}

/** As in access logs: `12/Mar/2020:19:03:58 +0000`. */
function logTime(now: number): string {
	const [, day, month, year, time] = new Date(now).toUTCString().split(' ');
	return `${day}/${month}/${year}:${time} +0000`;
}

/** HTTP APIs hand over the path decoded; one that cannot be decoded stays as it is. */
function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
