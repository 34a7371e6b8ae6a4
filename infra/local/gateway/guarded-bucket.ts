// The bucket endpoint with the caller's role before it. Who has no key or a wrong one is the bucket's own affair: it checks signatures.
import type { RequestListener } from 'node:http';
import type { FunctionModel } from '../assembly/model.ts';
import { refusalOf } from '../iam/access.ts';
import { objectRights } from '../iam/needed-rights.ts';
import { errorXml, S3Error } from '../s3/s3-error.ts';
import { callerOf } from './caller.ts';

export function guardBucket(options: {
	readonly functionOf: (accessKeyId: string) => FunctionModel | undefined;
	readonly bucket: RequestListener;
	readonly onTrouble: (line: string) => void;
}): RequestListener {
	return (request, response) => {
		const caller = callerOf(request, options.functionOf);
		const { method = 'GET', url = '/', headers } = request;
		const refusal =
			caller === undefined || method === 'OPTIONS'
				? undefined
				: refusalOf(caller.model, objectRights({ method, url, headers, body: '' }));
		if (refusal === undefined) return options.bucket(request, response);
		options.onTrouble(`${refusal} (infra/constructs/rights.ts)`);
		response
			.writeHead(403, { 'content-type': 'application/xml', connection: 'close' })
			.end(errorXml(new S3Error('AccessDenied', 403, refusal), 'local'));
	};
}
