// The function runtime inside a worker thread: loads the bundle's handler once and runs one invocation at a time. The handler sees what
// it would see on AWS: event, context, its own environment; nothing tells it where it runs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import {
	describeFailure,
	type InvocationRequest,
	type RuntimeMessage,
	type RuntimeSettings,
} from './runtime-protocol.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const port = parentPort;
if (port === null) throw new Error('bootstrap.ts runs in a worker thread only.');
const say = (message: RuntimeMessage) => port.postMessage(message);

async function loadHandler({ folder, handler }: RuntimeSettings): Promise<Handler> {
	const dot = handler.lastIndexOf('.');
	const base = join(folder, handler.slice(0, dot));
	const file = ['.mjs', '.js', '.cjs'].map((extension) => base + extension).find(existsSync);
	if (file === undefined) {
		throw Object.assign(new Error(`Cannot find module '${base}'`), { name: 'Runtime.ImportModuleError' });
	}
	const loaded: Record<string, unknown> = await import(pathToFileURL(file).href);
	const found = loaded[handler.slice(dot + 1)];
	if (typeof found === 'function') return found as Handler;
	throw Object.assign(new Error(`${handler} is undefined or not exported`), { name: 'Runtime.HandlerNotFound' });
}

function contextOf(request: InvocationRequest) {
	return {
		callbackWaitsForEmptyEventLoop: true,
		functionName: request.functionName,
		functionVersion: '$LATEST',
		invokedFunctionArn: request.functionArn,
		memoryLimitInMB: String(request.memoryMegabytes),
		awsRequestId: request.requestId,
		logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
		logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
		getRemainingTimeInMillis: () => Math.max(0, request.deadline - Date.now()),
	};
}

async function run(handler: Handler, request: InvocationRequest): Promise<void> {
	try {
		const result = await handler(JSON.parse(request.payload), contextOf(request));
		say({ kind: 'result', requestId: request.requestId, payload: JSON.stringify(result) ?? 'null' });
	} catch (error) {
		say({ kind: 'failure', requestId: request.requestId, failure: describeFailure(error) });
	}
}

try {
	const handler = await loadHandler(workerData as RuntimeSettings);
	port.on('message', (request: InvocationRequest) => void run(handler, request));
	say({ kind: 'ready' });
} catch (error) {
	say({ kind: 'init-error', failure: describeFailure(error) });
}
