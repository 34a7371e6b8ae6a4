// The endpoint that functions find under AWS_ENDPOINT_URL. Invariant: only a function of this host gets through, only with what its role
// allows, and a service that is not played here is refused by name, never answered by chance.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FunctionModel } from '../assembly/model.ts';
import type { NeededRight } from '../iam/access.ts';
import type { Authority } from '../iam/authority.ts';
import { type AwsRequest, dynamoDbRights, mailRights, statesRights } from '../iam/needed-rights.ts';
import { actorOf } from '../iam/on-behalf.ts';
import { callerOf } from './caller.ts';

export interface GatewayOptions {
	readonly functionOf: (accessKeyId: string) => FunctionModel | undefined;
	readonly authority: Pick<Authority, 'refusalOf'>;
	readonly dynamoDb: RequestListener;
	/** What AWS would refuse in a call of DynamoDB and the engine would not: the message. */
	readonly dynamoDbProblem?: (operation: string, request: unknown) => string | undefined;
	readonly stepFunctions: RequestListener;
	readonly mail: RequestListener;
	readonly onTrouble: (line: string) => void;
}

interface Service {
	readonly listener: RequestListener;
	readonly rightsOf: (request: AwsRequest) => NeededRight[];
}

const LARGEST_BODY = 64 * 2 ** 20;

export function createGateway(options: GatewayOptions): RequestListener {
	const { functionOf, authority, onTrouble } = options;
	const services: Readonly<Record<string, Service>> = {
		dynamodb: { listener: options.dynamoDb, rightsOf: dynamoDbRights },
		states: { listener: options.stepFunctions, rightsOf: statesRights },
		ses: { listener: options.mail, rightsOf: mailRights },
	};

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const caller = callerOf(request, functionOf);
		if (caller === undefined) {
			const message = 'The local gateway does not know this access key.';
			return refuse(response, 403, 'UnrecognizedClientException', message);
		}
		const service = services[caller.service];
		if (service === undefined) {
			const what = `${caller.service} (${describe(request)})`;
			onTrouble(`${caller.model.name} called ${what}, which the local host does not play.`);
			return refuse(response, 501, 'NotImplemented', `The local host does not play ${what}.`);
		}
		const body = await readBody(request);
		const rights = service.rightsOf({
			method: request.method ?? '',
			url: request.url ?? '/',
			headers: request.headers,
			body: body.toString('utf8'),
		});
		const refusal = authority.refusalOf(actorOf(caller.model), rights);
		if (refusal !== undefined) return refuse(response, 400, 'AccessDeniedException', refusal);
		const problem = caller.service === 'dynamodb' ? problemIn(request, body) : undefined;
		if (problem !== undefined) return refuse(response, 400, 'ValidationException', problem);
		service.listener(replay(request, body), response);
	}

	function problemIn(request: IncomingMessage, body: Buffer): string | undefined {
		const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
		return options.dynamoDbProblem?.(operation, JSON.parse(body.toString('utf8')));
	}

	return (request, response) => {
		serve(request, response).catch((error: unknown) => {
			// The function that called was ended meanwhile.
			if (response.destroyed) return;
			onTrouble(`gateway: ${describe(request)}: ${String(error)}`);
			if (response.headersSent) response.destroy();
			else refuse(response, 500, 'InternalFailure', String(error));
		});
	};
}

/** The request once more, with the body that was read to judge it. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
	const { method, url, headers, socket } = request;
	const again = Readable.from(body.length === 0 ? [] : [body]);
	return Object.assign(again, { method, url, headers, socket }) as unknown as IncomingMessage;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > LARGEST_BODY) throw new Error(`The request is larger than ${LARGEST_BODY} bytes.`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

const describe = (request: IncomingMessage) =>
	String(request.headers['x-amz-target'] ?? `${request.method} ${request.url?.split('?', 1)[0]}`);

/** What the SDK turns into an error of that name. */
export function refuse(response: ServerResponse, status: number, type: string, message: string): void {
	response
		.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type, connection: 'close' })
		.end(JSON.stringify({ __type: type, message }));
}
