// The endpoint that functions find under AWS_ENDPOINT_URL: passes each call on to the stand-in of its service. Invariant: only a function
// of this host gets through, and a service that is not played here is refused by name, never answered by chance.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

export interface GatewayOptions {
	readonly isKnownKey: (accessKeyId: string) => boolean;
	readonly stepFunctions: RequestListener;
	readonly mail: RequestListener;
	readonly onTrouble: (line: string) => void;
}

const CREDENTIAL = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

export function createGateway(options: GatewayOptions): RequestListener {
	return (request, response) => {
		const [, accessKeyId, service] = CREDENTIAL.exec(request.headers.authorization ?? '') ?? [];
		if (accessKeyId === undefined || service === undefined || !options.isKnownKey(accessKeyId)) {
			refuse(response, 403, 'UnrecognizedClientException', 'The local gateway does not know this access key.');
			return;
		}
		const listener = listenerOf(service, options);
		if (listener !== undefined) {
			listener(request, response);
			return;
		}
		const what = `${service} (${describe(request)})`;
		options.onTrouble(`A function called ${what}, which the local host does not play.`);
		refuse(response, 501, 'NotImplemented', `The local host does not play ${what}.`);
	};
}

function listenerOf(service: string, options: GatewayOptions): RequestListener | undefined {
	if (service === 'states') return options.stepFunctions;
	if (service === 'ses') return options.mail;
	return undefined;
}

const describe = (request: IncomingMessage) =>
	String(request.headers['x-amz-target'] ?? `${request.method} ${request.url?.split('?', 1)[0]}`);

function refuse(response: ServerResponse, status: number, type: string, message: string): void {
	response
		.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type, connection: 'close' })
		.end(JSON.stringify({ __type: type, message }));
}
