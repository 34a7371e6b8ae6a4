// The statements a function's role is put together from, each naming its actions and the resources they reach.
// A star stands only where AWS knows no narrower resource or where the key below a prefix is not known, and then with its reason.
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IndexName, ReportTable } from './report-table.ts';

export type Right = {
	statement: PolicyStatement;
	/** Why a resource of the statement holds a star. */
	starReason?: string;
};

export function allow(sid: string, actions: string[], resources: string[], starReason?: string): Right {
	const statement = new PolicyStatement({ sid, effect: Effect.ALLOW, actions, resources });
	return starReason === undefined ? { statement } : { statement, starReason };
}

export function writeLogs(logGroup: ILogGroup): Right {
	return allow('WriteLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
}

export function writeTraces(): Right {
	const actions = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];
	return allow('WriteTraces', actions, ['*'], 'X-Ray knows no resources for these actions');
}

/** A transaction needs the action of each of its items: a put PutItem, a check ConditionCheckItem. */
export type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'DeleteItem' | 'ConditionCheckItem';

export function useTable({ table }: ReportTable, ...actions: TableAction[]): Right {
	return allow(
		'UseTable',
		actions.map((action) => `dynamodb:${action}`),
		[table.tableArn],
	);
}

export function queryIndexes({ table }: ReportTable, ...names: IndexName[]): Right {
	return allow(
		'QueryIndexes',
		['dynamodb:Query'],
		names.map((name) => `${table.tableArn}/index/${name}`),
	);
}

const keysUnknown = 'keys below a prefix are not known beforehand';

/** Uploads are read as the version that was bound, never as the newest one. */
export function readUploads(bucket: IBucket, prefix: string): Right {
	return allow('ReadUploads', ['s3:GetObjectVersion'], [bucket.arnForObjects(`${prefix}*`)], keysUnknown);
}

export function readReadings(bucket: IBucket, prefix: string): Right {
	return allow('ReadReadings', ['s3:GetObject'], [bucket.arnForObjects(`${prefix}*`)], keysUnknown);
}

export function writeObjects(bucket: IBucket, prefix: string): Right {
	return allow('WriteObjects', ['s3:PutObject'], [bucket.arnForObjects(`${prefix}*`)], keysUnknown);
}

export function startExecutions(stateMachineArn: string): Right {
	return allow('StartExecutions', ['states:StartExecution'], [stateMachineArn]);
}

export function listExecutions(stateMachineArn: string): Right {
	return allow('ListExecutions', ['states:ListExecutions'], [stateMachineArn]);
}

export function completeTasks(): Right {
	const reason = 'the task token itself is the capability; sources disagree on whether AWS accepts a machine ARN here';
	return allow('CompleteTasks', ['states:SendTaskSuccess'], ['*'], reason);
}

export function sendMail(resources: string[]): Right {
	return allow('SendMail', ['ses:SendEmail'], resources);
}

/** What Lambda itself does with the queue on behalf of the function. */
export function takeMessages(queue: IQueue): Right {
	return allow('TakeMessages', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]);
}

export function putAside(deadLetters: IQueue): Right {
	return allow('PutAside', ['sqs:SendMessage'], [deadLetters.queueArn]);
}

export function readStream(streamArn: string): Right[] {
	const actions = ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'];
	const reason = 'ListStreams knows no resource, and Lambda asks for it when a mapping is made';
	return [allow('ReadStream', actions, [streamArn]), allow('FindStream', ['dynamodb:ListStreams'], ['*'], reason)];
}
