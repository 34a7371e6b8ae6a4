// The HTTP API of the template: finds the route, calls its function, answers. Limits are API Gateway's: 10 MB a request, 10,240 bytes of
// request line and headers, 30 seconds.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RouteModel } from '../assembly/model.ts';
import { type Lambda, REQUEST_TOO_LARGE } from '../lambda/lambda.ts';
import { fromAnswer, type HttpResponse, toPayload } from './payload.ts';
import { forwarded, headBytes, sourceOf } from './request-head.ts';

export type HttpListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const LARGEST_REQUEST = 10_485_760;
const LARGEST_HEAD = 10_240;
const LONGEST_MILLISECONDS = 30_000;

export function createHttpApi(options: {
	readonly routes: readonly RouteModel[];
	readonly lambda: Pick<Lambda, 'invoke'>;
	readonly now: () => number;
}): HttpListener {
	const { lambda, now } = options;
	const routes = options.routes.map(compileRoute);
	return async (request, response) => {
		const method = request.method ?? 'GET';
		const target = request.url ?? '/';
		const path = target.split('?', 1)[0] ?? '/';
		const route = findRoute(routes, method, path);
		if (route === undefined) return send(response, problem(404, 'Not Found'));
		if (headBytes(request) > LARGEST_HEAD) return send(response, problem(431, 'Request Header Fields Too Large'));
		const body = await readBody(request);
		if (body === undefined) {
			// The rest of a body nobody reads would hold the connection.
			response.setHeader('connection', 'close');
			return send(response, problem(413, 'Request Entity Too Large'));
		}
		const payload = toPayload(
			{ method, target, headers: forwarded(request), body, sourceIp: sourceOf(request) },
			route.key,
			now(),
		);
		const parameters = route.pattern.exec(path)?.groups;
		const event = parameters === undefined ? payload : { ...payload, pathParameters: { ...parameters } };
		const outcome = await withinLimit(lambda.invoke(route.functionArn, event));
		if (!(outcome === 'late' || outcome.ok) && outcome.failure.errorType === REQUEST_TOO_LARGE) {
			return send(response, problem(413, 'Request Entity Too Large'));
		}
		if (outcome === 'late') return send(response, problem(503, 'Service Unavailable'));
		send(response, (outcome.ok ? fromAnswer(outcome.payload) : undefined) ?? problem(500, 'Internal Server Error'));
	};
}

interface CompiledRoute extends RouteModel {
	readonly key: string;
	readonly pattern: RegExp;
	/** The more of a path is written out, the earlier the route is tried. */
	readonly rank: number;
}

function compileRoute(route: RouteModel): CompiledRoute {
	if (route.path === '$default') return { ...route, key: '$default', pattern: /^/, rank: -1 };
	const source = route.path
		.split(/(\{\w+\+?\})/)
		.map((part) => {
			const [, name, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
			if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
			return `(?<${name}>${greedy === '+' ? '.+' : '[^/]+'})`;
		})
		.join('');
	const rank = route.path.replace(/\{[^}]+\}/g, '').length + (route.method === 'ANY' ? 0 : 0.5);
	return { ...route, key: `${route.method} ${route.path}`, pattern: new RegExp(`^${source}$`), rank };
}

const findRoute = (routes: readonly CompiledRoute[], method: string, path: string): CompiledRoute | undefined =>
	routes
		.filter((route) => (route.method === 'ANY' || route.method === method) && route.pattern.test(path))
		.sort((one, other) => other.rank - one.rank)[0];

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > LARGEST_REQUEST) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

async function withinLimit<T>(work: Promise<T>): Promise<T | 'late'> {
	const late = Promise.withResolvers<'late'>();
	const timer = setTimeout(() => late.resolve('late'), LONGEST_MILLISECONDS);
	try {
		return await Promise.race([work, late.promise]);
	} finally {
		clearTimeout(timer);
	}
}

const problem = (status: number, message: string): HttpResponse => ({
	status,
	headers: [['content-type', 'application/json']],
	body: Buffer.from(JSON.stringify({ message })),
});

function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
	response.statusCode = status;
	for (const [name, value] of headers) {
		if (name.toLowerCase() === 'content-length') continue;
		response.appendHeader(name, value);
	}
	response.setHeader('content-length', body.length);
	response.end(response.req.method === 'HEAD' ? undefined : body);
}
