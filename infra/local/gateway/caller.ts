// Who calls: the function behind the access key that a request is signed with, in its header or in its presigned address.
import type { IncomingMessage } from 'node:http';
import type { FunctionModel } from '../assembly/model.ts';

export interface Caller {
	readonly model: FunctionModel;
	/** The service the signature is for: `dynamodb`, `states`, `ses`, `s3`. */
	readonly service: string;
}

const SCOPE = /([^/=]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

export function callerOf(
	request: Pick<IncomingMessage, 'headers' | 'url'>,
	functionOf: (accessKeyId: string) => FunctionModel | undefined,
): Caller | undefined {
	const header = request.headers.authorization ?? '';
	const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('X-Amz-Credential') ?? '';
	const [, accessKeyId = '', service = ''] = SCOPE.exec(header) ?? SCOPE.exec(query) ?? [];
	const model = functionOf(accessKeyId);
	return model === undefined ? undefined : { model, service };
}
