// What Lambda does with a function's role before and after the function runs: polling, putting aside, writing logs. Invariant: without
// the grant it happens as on AWS: nothing is received, nothing removed, nothing put aside, no log written, and the host's log says so.
import type { FunctionModel } from '../assembly/model.ts';
import type { FunctionLogs } from '../lambda/function-log.ts';
import type { Queues } from '../sqs/queues.ts';
import type { StreamReader } from '../streams/stream-reader.ts';
import { account, region } from '../surroundings.ts';
import type { Actor, Authority } from './authority.ts';
import { createPermission, type Permission } from './permission.ts';

/** A refused poll is tried again then. */
const PAUSE_MILLISECONDS = 1000;

export const actorOf = ({ roleArn, name }: Pick<FunctionModel, 'roleArn' | 'name'>): Actor => ({
	kind: 'role',
	roleArn,
	session: name,
});

export function queueAs(may: Permission, queues: Queues, queueArn: string, now: () => number): Queues {
	return {
		...queues,
		receive: (arn, maximum) =>
			may('sqs:GetQueueAttributes', arn) && may('sqs:ReceiveMessage', arn) ? queues.receive(arn, maximum) : [],
		remove(receipt) {
			if (may('sqs:DeleteMessage', queueArn)) queues.remove(receipt);
		},
		nextVisibleAt(arn) {
			const next = queues.nextVisibleAt(arn);
			const held = next === undefined || (may('sqs:GetQueueAttributes', arn) && may('sqs:ReceiveMessage', arn));
			return held ? next : now() + PAUSE_MILLISECONDS;
		},
	};
}

/** The engine names the stream otherwise than the template, whose ARN the role knows. */
export function streamAs(may: Permission, reader: StreamReader, streamArn: string): StreamReader {
	return {
		shards: async () => (may('dynamodb:DescribeStream', streamArn) ? reader.shards() : []),
		async read(shardId, after) {
			const held = may('dynamodb:GetShardIterator', streamArn) && may('dynamodb:GetRecords', streamArn);
			return held ? reader.read(shardId, after) : { records: [], closed: false };
		},
	};
}

export type SendMessage = (queueArn: string, body: string) => void;

/** What the role may not put aside is lost, as on AWS. */
export const senderAs =
	(may: Permission, send: SendMessage): SendMessage =>
	(queueArn, body) => {
		if (may('sqs:SendMessage', queueArn)) send(queueArn, body);
	};

export function logsAs(authority: Authority, functions: readonly FunctionModel[], logs: FunctionLogs): FunctionLogs {
	const writers = new Map(
		functions.map((model) => {
			const may = createPermission(authority, actorOf(model));
			const stream = `arn:aws:logs:${region}:${account}:log-group:${model.logGroupName}:log-stream:local`;
			return [model.name, () => may('logs:CreateLogStream', stream) && may('logs:PutLogEvents', stream)];
		}),
	);
	return {
		...logs,
		write(functionName, chunk) {
			if (writers.get(functionName)?.() ?? true) logs.write(functionName, chunk);
		},
	};
}
