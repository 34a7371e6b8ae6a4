// Stands up what runs and moves things: functions, queues, the event bus, schedules and event sources of the template.
import type { DatabaseSync } from 'node:sqlite';
import type { AssemblyModel, FunctionModel } from './assembly/model.ts';
import type { Clock } from './clock.ts';
import type { Closers } from './closers.ts';
import { createDuplicates, type DuplicateOptions, type Duplicates, noDuplicates } from './duplicates.ts';
import type { DynamoDbEndpoint } from './dynamodb/aws-json.ts';
import type { StandingTable } from './dynamodb/ensure-table.ts';
import { createEventBus, type EventBus } from './events/event-bus.ts';
import { startSchedules } from './events/schedules.ts';
import type { Authority } from './iam/authority.ts';
import { actorOf, queueAs, type SendMessage, senderAs, streamAs } from './iam/on-behalf.ts';
import { createPermission, type Permission } from './iam/permission.ts';
import { createAsyncInvocations } from './lambda/async-invocations.ts';
import type { Lambda } from './lambda/lambda.ts';
import { createQueueSource, type EventSource } from './sqs/queue-source.ts';
import { createQueues, type Queues } from './sqs/queues.ts';
import { createStreamPositions } from './streams/stream-positions.ts';
import { createStreamReader } from './streams/stream-reader.ts';
import { createStreamSource } from './streams/stream-source.ts';
import { account, region } from './surroundings.ts';

export interface Compute {
	readonly bus: EventBus;
	readonly queues: Queues;
	/** How many deliveries came twice so far. */
	readonly duplicated: () => number;
	/** A function has called DynamoDB: if that was a write, the streams have something new. */
	noticeWrite(operation: string): void;
	/** Lets work begin: nothing is fetched from a queue or stream before. */
	start(): void;
	/** Settles when nothing accepted is left to do now. */
	idle(): Promise<void>;
}

export interface ComputeOptions {
	readonly model: AssemblyModel;
	readonly db: DatabaseSync;
	readonly clock: Clock;
	readonly lambda: Lambda;
	readonly authority: Authority;
	readonly database: DynamoDbEndpoint;
	readonly tables: ReadonlyMap<string, StandingTable>;
	readonly closers: Closers;
	/** Lets a share of all deliveries come twice. */
	readonly duplicates?: DuplicateOptions | undefined;
	readonly onTrouble: (line: string) => void;
}

export function createCompute(options: ComputeOptions): Compute {
	const { model, db, clock, lambda, authority, closers, onTrouble } = options;
	const permissionOf = createPermissions(options);
	const duplicates = options.duplicates === undefined ? noDuplicates : createDuplicates(options.duplicates);
	const queues = createQueues({ db, clock, queues: model.queues });
	const asyncInvocations = createAsyncInvocations({
		db,
		clock,
		lambda,
		sendMessage: putAsideBy(model.functions, permissionOf, queues.send),
		duplicates,
		onTrouble,
	});
	closers.add(asyncInvocations.stop);
	const bus = createEventBus({
		db,
		clock,
		rules: model.rules,
		queues,
		asyncInvocations,
		hasFunction: (arn) => lambda.find(arn) !== undefined,
		mayReach(rule, targetArn) {
			const actor = { kind: 'service', service: 'events.amazonaws.com', sourceArn: rule.arn } as const;
			const action = queues.has(targetArn) ? 'sqs:SendMessage' : 'lambda:InvokeFunction';
			return authority.refusalOf(actor, [{ action, resource: targetArn }]) === undefined;
		},
		region,
		account,
		duplicates,
	});
	const sources = createSources(options, queues, permissionOf, duplicates);
	for (const source of sources) closers.add(source.stop);
	const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem']);
	return {
		bus,
		queues,
		duplicated: duplicates.count,
		noticeWrite(operation) {
			if (writes.has(operation)) for (const source of sources) source.look();
		},
		start() {
			asyncInvocations.wake();
			for (const source of sources) source.start();
			closers.add(startSchedules(model.rules, clock, bus.fire).stop);
		},
		async idle() {
			await asyncInvocations.idle();
			for (const source of sources) await source.idle();
		},
	};
}

/** What Lambda may do with the role of a function. */
function createPermissions({ model, authority }: ComputeOptions): (functionArn: string) => Permission {
	const permissions = new Map(model.functions.map((it) => [it.arn, createPermission(authority, actorOf(it))]));
	return (functionArn) => permissions.get(functionArn) ?? (() => false);
}

/** Lambda puts aside with the role of the function that names the queue for it. */
function putAsideBy(
	functions: readonly FunctionModel[],
	permissionOf: (functionArn: string) => Permission,
	send: SendMessage,
): SendMessage {
	return (queueArn, body) => {
		const owner = functions.find((it) => it.deadLetterArn === queueArn || it.asyncFailureArn === queueArn);
		senderAs(permissionOf(owner?.arn ?? ''), send)(queueArn, body);
	};
}

function createSources(
	options: ComputeOptions,
	queues: Queues,
	permissionOf: (functionArn: string) => Permission,
	duplicates: Duplicates,
): EventSource[] {
	const { model, db, clock, lambda, database, tables, onTrouble } = options;
	const positions = createStreamPositions(db);
	return model.mappings.map((mapping) => {
		const may = permissionOf(mapping.functionArn);
		if (mapping.kind === 'queue') {
			const own = queueAs(may, queues, mapping.sourceArn, () => clock.now());
			return createQueueSource({ mapping, queues: own, lambda, clock, region, duplicates, onTrouble });
		}
		const streamArn = tables.get(mapping.sourceArn)?.streamArn;
		if (streamArn === undefined) throw new Error(`${mapping.id} reads ${mapping.sourceArn}, which no table has.`);
		return createStreamSource({
			mapping,
			streamArn,
			reader: streamAs(may, createStreamReader(database, streamArn), mapping.sourceArn),
			positions,
			lambda,
			region,
			clock,
			duplicates,
			sendMessage: senderAs(may, queues.send),
			onTrouble,
		});
	});
}
