// Hands DynamoDB calls on to the engine and its answers back, over connections that are kept open. They go out under the host's one key:
// DynamoDB Local keeps a database of its own for each access key.
import { Agent, request as httpRequest, type RequestListener } from 'node:http';
import { pipeline } from 'node:stream';
import { hostCredentials } from '../dynamodb/aws-json.ts';

export interface Forward {
	readonly listener: RequestListener;
	close(): void;
}

export function createForward(options: {
	readonly target: string;
	/** Told after each answer that went back. */
	readonly onAnswered: (operation: string) => void;
	readonly onTrouble: (line: string) => void;
}): Forward {
	const agent = new Agent({ keepAlive: true, maxSockets: 32 });
	const { hostname, port } = new URL(options.target);
	return {
		close: () => agent.destroy(),
		listener(request, response) {
			const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
			const { authorization = '' } = request.headers;
			const headers = {
				...request.headers,
				authorization: authorization.replace(/Credential=[^/]+/, `Credential=${hostCredentials.accessKeyId}`),
			};
			const onward = httpRequest(
				{ agent, hostname, port, method: request.method, path: request.url, headers },
				(answer) => {
					// The caller may be gone (a function that timed out): its answer is nobody's.
					if (response.destroyed) {
						answer.resume();
						options.onAnswered(operation);
						return;
					}
					response.writeHead(answer.statusCode ?? 502, answer.headers);
					pipeline(answer, response, (error) => {
						if (error == null) options.onAnswered(operation);
					});
				},
			);
			onward.on('error', (error) => {
				options.onTrouble(`DynamoDB: ${operation}: ${String(error)}`);
				// The SDK tries a 500 again, and by then the engine stands again.
				if (response.headersSent) response.destroy();
				else response.writeHead(500).end(JSON.stringify({ __type: 'InternalServerError', message: String(error) }));
			});
			request.pipe(onward);
		},
	};
}
