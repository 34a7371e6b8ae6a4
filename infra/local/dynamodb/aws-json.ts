// Calls of the AWS JSON 1.0 protocol from the host itself to its DynamoDB, which reads but does not check signatures.

export interface DynamoDbEndpoint {
	readonly url: string;
	readonly region: string;
}

export class AwsJsonError extends Error {
	override readonly name = 'AwsJsonError';
	readonly type: string;
	constructor(type: string, message: string) {
		super(`${type}: ${message}`);
		this.type = type;
	}
}

const CALL_MILLISECONDS = 20_000;

/** The credentials by which the host speaks; those engines that keep tables apart by access key must see one key only. */
export const hostCredentials = { accessKeyId: 'LOCALHOST', secretAccessKey: 'local' };

export async function callAwsJson(endpoint: DynamoDbEndpoint, target: string, body: unknown): Promise<unknown> {
	const response = await fetch(endpoint.url, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-amz-json-1.0',
			'x-amz-target': target,
			'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
			authorization: `AWS4-HMAC-SHA256 Credential=${hostCredentials.accessKeyId}/20260101/${endpoint.region}/dynamodb/aws4_request, SignedHeaders=host, Signature=local`,
		},
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(CALL_MILLISECONDS),
	});
	const answer: unknown = JSON.parse((await response.text()) || '{}');
	if (response.ok) return answer;
	const { __type: type = `HTTP ${response.status}`, message = '', Message = '' } = answer as Record<string, string>;
	throw new AwsJsonError(type.replace(/^.*#/, ''), message || Message);
}
