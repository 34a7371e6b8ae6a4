// Step Functions over HTTP in AWS JSON 1.0, as the AWS SDK speaks it. Invariant: every answer is one the SDK understands; an operation that
// the engine lacks is refused by name.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StepFunctions } from './engine.ts';
import { asError, EngineStopped, ServiceError } from './errors.ts';

const largestBody = 4 * 1024 * 1024;

export function createStepFunctionsEndpoint(
	engine: Pick<StepFunctions, 'operations'>,
	report: (error: unknown) => void = (error) => console.error('Step Functions endpoint:', error),
): (request: IncomingMessage, response: ServerResponse) => void {
	const operations = new Map<string, (request: never) => Promise<unknown>>(Object.entries(engine.operations));

	async function answer(request: IncomingMessage): Promise<unknown> {
		const [service, name = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
		const operation = operations.get(name);
		if (service !== 'AWSStepFunctions' || !operation)
			throw new ServiceError(
				'UnknownOperationException',
				`The local Step Functions has no operation ${service}.${name}`,
			);
		return operation((await readJson(request)) as never);
	}

	return (request, response) => {
		const send = (status: number, body: unknown) => {
			const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() };
			response.writeHead(status, headers).end(JSON.stringify(body));
		};
		answer(request).then(
			(result) => send(200, result),
			(thrown: unknown) => {
				const { name, message } = asError(thrown);
				if (thrown instanceof ServiceError)
					return send(400, { __type: `com.amazonaws.swf.service.v2.model#${name}`, message });
				// The SDK tries again after a 5xx: the next host on this folder will answer.
				if (thrown instanceof EngineStopped) return send(503, { __type: 'ServiceUnavailableException', message });
				report(thrown);
				send(500, { __type: 'InternalFailure', message });
			},
		);
	};
}

async function readJson(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > largestBody)
			throw new ServiceError('ValidationException', `The request is larger than ${largestBody} bytes`);
		chunks.push(chunk);
	}
	try {
		return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
	} catch (problem) {
		throw new ServiceError('SerializationException', `The request is not JSON: ${String(problem)}`);
	}
}
