// Which rights a request to AWS needs, read from the request as the SDK sends it. A request that is not understood needs a right that no
// role has: it is refused, never let through.
import { z } from 'zod';
import { nameOperation } from '../s3/operation.ts';
import { parseTarget, queryValue } from '../s3/request-target.ts';
import { account, region } from '../surroundings.ts';
import type { NeededRight } from './access.ts';

export interface AwsRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: string;
}

const tableArn = (name: string) =>
	name.startsWith('arn:') ? name : `arn:aws:dynamodb:${region}:${account}:table/${name}`;

const operationOf = ({ headers }: AwsRequest) => String(headers['x-amz-target'] ?? '').split('.')[1] ?? '';

const onTable = z.looseObject({ TableName: z.string() });
const transactionItems = z.looseObject({ TransactItems: z.array(z.record(z.string(), onTable)) });
const batchItems = z.looseObject({ RequestItems: z.record(z.string(), z.unknown()) });
const plainRequest = z.looseObject({ TableName: z.string(), IndexName: z.string().optional() });

const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
	Put: 'PutItem',
	Update: 'UpdateItem',
	Delete: 'DeleteItem',
	ConditionCheck: 'ConditionCheckItem',
	Get: 'GetItem',
};

export function dynamoDbRights(request: AwsRequest): NeededRight[] {
	const operation = operationOf(request);
	const body: unknown = JSON.parse(request.body || '{}');
	if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
		return transactionItems.parse(body).TransactItems.flatMap((item) =>
			Object.entries(item).map(([kind, { TableName }]) => ({
				action: `dynamodb:${TRANSACTION_ACTIONS[kind] ?? kind}`,
				resource: tableArn(TableName),
			})),
		);
	}
	const action = `dynamodb:${operation}`;
	if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
		return Object.keys(batchItems.parse(body).RequestItems).map((name) => ({ action, resource: tableArn(name) }));
	}
	const parsed = plainRequest.safeParse(body);
	if (!parsed.success) return [{ action, resource: '*' }];
	const { TableName, IndexName } = parsed.data;
	return [{ action, resource: tableArn(TableName) + (IndexName === undefined ? '' : `/index/${IndexName}`) }];
}

const statesRequest = z.looseObject({ stateMachineArn: z.string().optional(), executionArn: z.string().optional() });

export function statesRights(request: AwsRequest): NeededRight[] {
	const { stateMachineArn, executionArn } = statesRequest.parse(JSON.parse(request.body || '{}'));
	// SendTask*: sources disagree on whether AWS takes a machine's ARN; only a grant on everything is accepted here.
	return [{ action: `states:${operationOf(request)}`, resource: stateMachineArn ?? executionArn ?? '*' }];
}

const mailRequest = z.looseObject({
	FromEmailAddress: z.string().default(''),
	ConfigurationSetName: z.string().optional(),
});

export function mailRights(request: AwsRequest): NeededRight[] {
	const path = request.url.split('?', 1)[0];
	if (request.method !== 'POST' || path !== '/v2/email/outbound-emails') {
		return [{ action: `ses:${request.method} ${path}`, resource: '*' }];
	}
	const mail = mailRequest.parse(JSON.parse(request.body || '{}'));
	const address = /<([^>]+)>/.exec(mail.FromEmailAddress)?.[1] ?? mail.FromEmailAddress;
	const arn = (rest: string) => `arn:aws:ses:${region}:${account}:${rest}`;
	return [
		{ action: 'ses:SendEmail', resource: arn(`identity/${address}`) },
		...(mail.ConfigurationSetName === undefined
			? []
			: [{ action: 'ses:SendEmail', resource: arn(`configuration-set/${mail.ConfigurationSetName}`) }]),
	];
}

/** Where the right has another name than the operation. */
const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
	HeadObject: 'GetObject',
	HeadBucket: 'ListBucket',
	ListObjects: 'ListBucket',
	ListObjectsV2: 'ListBucket',
	ListObjectVersions: 'ListBucketVersions',
};

export const objectArn = (bucket: string, key: string) => `arn:aws:s3:::${bucket}${key === '' ? '' : `/${key}`}`;

export function objectRights({ method, url, headers }: Omit<AwsRequest, 'body'>): NeededRight[] {
	const target = parseTarget(url);
	const operation = nameOperation(method, target, headers);
	const ofVersion = queryValue(target, 'versionId') !== undefined && operation !== 'PutObject';
	return [
		{
			action: `s3:${OBJECT_ACTIONS[operation] ?? operation}${ofVersion ? 'Version' : ''}`,
			resource: objectArn(target.bucket, target.key),
		},
	];
}
