// The statements a function's role is put together from, each naming its actions and the resources they reach.
// A star stands only where AWS knows no narrower resource or where the key below a prefix is not known; the tests list them.
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IndexName, ReportTable } from './report-table.ts';

const allow = (sid: string, actions: string[], resources: string[]) =>
	new PolicyStatement({ sid, effect: Effect.ALLOW, actions, resources });

export function writeLogs(logGroup: ILogGroup): PolicyStatement {
	return allow('WriteLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
}

/** X-Ray knows no resources for these actions. */
export function writeTraces(): PolicyStatement {
	return allow('WriteTraces', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']);
}

export function useTable({ table }: ReportTable): PolicyStatement {
	const actions = [
		'dynamodb:GetItem',
		'dynamodb:BatchGetItem',
		'dynamodb:Query',
		'dynamodb:PutItem',
		'dynamodb:UpdateItem',
		'dynamodb:DeleteItem',
		'dynamodb:ConditionCheckItem',
	];
	return allow('UseTable', actions, [table.tableArn]);
}

export function queryIndexes({ table }: ReportTable, names: readonly IndexName[]): PolicyStatement {
	return allow(
		'QueryIndexes',
		['dynamodb:Query'],
		names.map((name) => `${table.tableArn}/index/${name}`),
	);
}

export function readObjects(bucket: IBucket, prefixes: readonly string[]): PolicyStatement {
	return allow('ReadObjects', ['s3:GetObject', 's3:GetObjectVersion'], objectsUnder(bucket, prefixes));
}

export function writeObjects(bucket: IBucket, prefix: string): PolicyStatement {
	return allow('WriteObjects', ['s3:PutObject'], objectsUnder(bucket, [prefix]));
}

function objectsUnder(bucket: IBucket, prefixes: readonly string[]): string[] {
	return prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
}

export function startExecutions(stateMachineArn: string): PolicyStatement {
	return allow('StartExecutions', ['states:StartExecution'], [stateMachineArn]);
}

/** The task token itself is the capability, and sources disagree on whether AWS accepts a machine's ARN here. */
export function completeTasks(): PolicyStatement {
	return allow('CompleteTasks', ['states:SendTaskSuccess'], ['*']);
}

export function sendMail(resources: string[]): PolicyStatement {
	return allow('SendMail', ['ses:SendEmail'], resources);
}

export function takeMessages(queue: IQueue): PolicyStatement {
	const actions = [
		'sqs:ReceiveMessage',
		'sqs:DeleteMessage',
		'sqs:ChangeMessageVisibility',
		'sqs:GetQueueAttributes',
		'sqs:GetQueueUrl',
	];
	return allow('TakeMessages', actions, [queue.queueArn]);
}

export function putAside(deadLetters: IQueue): PolicyStatement {
	return allow('PutAside', ['sqs:SendMessage'], [deadLetters.queueArn]);
}

export function readStream(streamArn: string): PolicyStatement[] {
	const actions = ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'];
	return [
		allow('ReadStream', actions, [streamArn]),
		// Lambda asks for it when the mapping is made, and it knows no resource.
		allow('FindStream', ['dynamodb:ListStreams'], ['*']),
	];
}
